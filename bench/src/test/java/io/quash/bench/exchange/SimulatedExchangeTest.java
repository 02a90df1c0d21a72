package io.quash.bench.exchange;

import static io.quash.bench.exchange.VenueClient.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SimulatedExchangeTest {
    private static final long BIG_ID = 4_611_875_134_427_365_377L;

    private static ExchangeConfig config() {
        return new ExchangeConfig().clock(() -> NOW);
    }

    @Test
    void shouldAnswerCancelAsDocumentedWhenOrderIsOpen() throws Exception {
        final OrderRange order = new OrderRange("BTCUSDT", BIG_ID, BIG_ID);
        try (SimulatedExchange exchange = SimulatedExchange.launch(config().orders(List.of(order)))) {
            final HttpResponse<String> answer = VenueClient.plain(exchange).cancel("symbol=BTCUSDT&orderId=" + BIG_ID);

            assertEquals(200, answer.statusCode());
            assertEquals(
                    Fixtures.ok("um_cancel_200")
                            .replace("myOrder1", "c-" + BIG_ID)
                            .replace("\"price\":\"0\"", "\"price\":\"60377\"")
                            .replace("BUY", "SELL")
                            .replace("1571110484038", Long.toString(NOW)),
                    answer.body());
            assertEquals(OrderState.CANCELED, exchange.stateOf("BTCUSDT", BIG_ID));
        }
    }

    @Test
    void shouldAnswerQueryAsDocumentedWhenOrderIsOpen() throws Exception {
        try (SimulatedExchange exchange =
                SimulatedExchange.launch(config().orders(List.of(OrderRange.parse("BTCUSDT:1917641..1917641"))))) {
            final HttpResponse<String> answer = VenueClient.plain(exchange).query("symbol=BTCUSDT&orderId=1917641");

            assertEquals(200, answer.statusCode());
            assertEquals(
                    Fixtures.ok("um_query_order_200")
                            .replace("\"abc\"", "\"c-1917641\"")
                            .replace("\"price\":\"0\"", "\"price\":\"60641\"")
                            .replace("BUY", "SELL")
                            .replace("1579276756075", Long.toString(NOW)),
                    answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "TLSv1.2", "TLSv1.3"})
    void shouldCancelQueryAndCountWhenSpokenToPlainOrOverTls(final String tls) throws Exception {
        final boolean secure = !tls.equals("none");
        try (SimulatedExchange exchange =
                SimulatedExchange.launch(config().tls(secure).gone(List.of(OrderRange.parse("BTCUSDT:500..600"))))) {
            final VenueClient client = secure ? VenueClient.trusting(exchange, tls) : VenueClient.plain(exchange);

            assertEquals(200, client.cancel("symbol=BTCUSDT&orderId=7").statusCode());
            assertAnswer(400, "m2011_unknown_order", client.cancel("symbol=BTCUSDT&origClientOrderId=c-7"));
            assertAnswer(400, "m2011_unknown_order", client.cancel("symbol=BTCUSDT&orderId=555"));
            assertAnswer(400, "m2011_unknown_order", client.cancel("symbol=BTCUSDT&orderId=0"));
            assertStatus("CANCELED", client.query("symbol=BTCUSDT&origClientOrderId=c-7"));
            assertStatus("FILLED", client.query("symbol=BTCUSDT&orderId=555"));
            assertStatus("NEW", client.query("symbol=BTCUSDT&orderId=8"));
            assertAnswer(400, "m2013_no_such_order", client.query("symbol=BTCUSDT&orderId=1000001"));
            assertEquals(
                    Fixtures.ok("ping_200"), client.send("GET", "/papi/v1/ping").body());
            assertEquals(
                    "{\"serverTime\":" + NOW + "}",
                    client.send("GET", "/papi/v1/time").body());

            assertEquals(2, exchange.cancelRequestsFor("BTCUSDT", 7));
            assertEquals(1, exchange.cancelRequestsFor("BTCUSDT", 555));
            assertEquals(0, exchange.cancelRequestsFor("BTCUSDT", 8));
            assertEquals(
                    new ExchangeCounts(exchange.counts().connections(), 4, 0, 4, 1, 1, 0, 1, 3, 1, new TreeMap<>(), 0),
                    exchange.counts());
        }
    }

    @Test
    void shouldCancelEveryOpenOrderOfTheSymbolWhenAllAreCancelled() throws Exception {
        try (SimulatedExchange exchange = SimulatedExchange.launch(
                config().orders(List.of(OrderRange.parse("BTCUSDT:1..1000000"), OrderRange.parse("ETHUSDT:1..10"))))) {
            final VenueClient client = VenueClient.plain(exchange);

            final HttpResponse<String> answer = client.signed("DELETE", "/papi/v1/um/allOpenOrders", "symbol=BTCUSDT");

            assertEquals(200, answer.statusCode());
            assertEquals(Fixtures.ok("um_cancel_all_200"), answer.body());
            assertEquals(OrderState.CANCELED, exchange.stateOf("BTCUSDT", 999_999));
            assertEquals(OrderState.OPEN, exchange.stateOf("ETHUSDT", 1));
            assertAnswer(400, "m2011_unknown_order", client.cancel("symbol=BTCUSDT&orderId=1"));
            assertStatus("CANCELED", client.query("symbol=BTCUSDT&orderId=1"));
        }
    }

    @Test
    void shouldExecuteOnceWhenManyCancelTheSameOrderAtOnce() throws Exception {
        final int cancels = 40;
        try (SimulatedExchange exchange = SimulatedExchange.launch(config().threads(3))) {
            final List<CompletableFuture<Integer>> answers = IntStream.range(0, cancels)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> cancelStatus(exchange)))
                    .toList();
            final long executed = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(status -> status == 200)
                    .count();

            assertEquals(1, executed);
            assertEquals(cancels, exchange.cancelRequestsFor("BTCUSDT", 77));
            assertEquals(1, exchange.counts().canceled());
            assertEquals(cancels - 1, exchange.counts().unknownOrder());
        }
    }

    private static int cancelStatus(final SimulatedExchange exchange) {
        try {
            return VenueClient.plain(exchange)
                    .cancel("symbol=BTCUSDT&orderId=77")
                    .statusCode();
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldAnswer429WithRetryAfterWhenWeightLimitIsPassed() throws Exception {
        // 12 s into a minute
        final long now = NOW / 60_000 * 60_000 + 12_000;
        try (SimulatedExchange exchange =
                SimulatedExchange.launch(config().clock(() -> now).weightLimit(2))) {
            final VenueClient client = VenueClient.plain(exchange);
            client.send("GET", "/papi/v1/ping");
            final HttpResponse<String> allowed = client.send("GET", "/papi/v1/ping");
            final HttpResponse<String> refused = client.cancel("symbol=BTCUSDT&orderId=1");

            assertEquals(200, allowed.statusCode());
            assertEquals(
                    "2", allowed.headers().firstValue("X-MBX-USED-WEIGHT-1M").orElseThrow());
            assertEquals(429, refused.statusCode());
            assertEquals("48", refused.headers().firstValue("Retry-After").orElseThrow());
            assertEquals(
                    Fixtures.error("m1003_too_many_429")
                            .replace("203.0.113.10", "127.0.0.1")
                            .replace("6000", "2"),
                    refused.body());
            assertEquals(OrderState.OPEN, exchange.stateOf("BTCUSDT", 1));
            assertEquals(1, exchange.counts().rejected(-1003));
        }
    }

    @Test
    void shouldAcceptTheVenuesOwnExampleWhenSignedAsPublished() throws Exception {
        final String[] row = Fixtures.knownAnswer("sdk-cancel-um");
        try (SimulatedExchange exchange = SimulatedExchange.launch(config().credentials("key", row[2]))) {
            final HttpResponse<String> answer = VenueClient.plain(exchange)
                    .credentials("key", "unused")
                    .send("DELETE", VenueClient.ORDER + '?' + row[3] + "&signature=" + row[4]);

            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(OrderState.CANCELED, exchange.stateOf("BTCUSDT", 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cancel-by-client-id, BTCUSDT",
        "cancel-client-id-encoded, BTCUSDT",
        "cancel-client-id-raw, BTCUSDT",
        "cancel-cjk-symbol, 测试USDT"
    })
    void shouldAcceptTheSignatureWhenKnownAnswerIsSent(final String id, final String symbol) throws Exception {
        final String[] row = Fixtures.knownAnswer(id);
        try (SimulatedExchange exchange = SimulatedExchange.launch(config().clock(() -> 1_571_110_484_038L)
                .orders(List.of(new OrderRange(symbol, 2, 2)))
                .credentials("key", row[2]))) {
            final HttpResponse<String> answer = VenueClient.plain(exchange)
                    .credentials("key", "unused")
                    .send("DELETE", VenueClient.ORDER + '?' + row[3] + "&signature=" + row[4]);

            // The order does not exist, but every check before that was passed.
            assertAnswer(400, "m2011_unknown_order", answer);
        }
    }

    @Test
    void shouldShowTheSymbolInUtf8WhenItIsChinese() throws Exception {
        final OrderRange order = new OrderRange("测试USDT", 1, 1);
        try (SimulatedExchange exchange = SimulatedExchange.launch(config().orders(List.of(order)))) {
            final HttpResponse<String> answer =
                    VenueClient.plain(exchange).cancel("symbol=%E6%B5%8B%E8%AF%95USDT&orderId=1");

            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("\"symbol\":\"测试USDT\""), answer.body());
        }
    }

    static void assertAnswer(final int status, final String fixture, final HttpResponse<String> answer) {
        assertEquals(Fixtures.error(fixture), answer.body());
        assertEquals(status, answer.statusCode());
    }

    private static void assertStatus(final String status, final HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"status\":\"" + status + "\""), answer.body());
    }
}
