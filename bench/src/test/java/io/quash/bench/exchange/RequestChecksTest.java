package io.quash.bench.exchange;

import static io.quash.bench.exchange.SimulatedExchangeTest.assertAnswer;
import static io.quash.bench.exchange.VenueClient.NOW;
import static io.quash.bench.exchange.VenueClient.ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RequestChecksTest {
    private static final String BTC_1 = "symbol=BTCUSDT&orderId=1";

    private SimulatedExchange exchange;
    private VenueClient client;

    @BeforeEach
    void launch() {
        exchange = SimulatedExchange.launch(new ExchangeConfig().clock(() -> NOW));
        client = VenueClient.plain(exchange);
    }

    @AfterEach
    void close() {
        exchange.close();
        assertEquals(0, exchange.counts().internalErrors());
    }

    @Test
    void shouldRefuseKeyWhenItIsMissing() throws Exception {
        client.credentials(null, ExchangeConfig.DEMO_SECRET);
        assertRefused(401, "m2014_bad_key_format_DOCTEXT", -2014, client.cancel(BTC_1));
    }

    @Test
    void shouldRefuseKeyWhenItIsUnknown() throws Exception {
        client.credentials("somebody-else", ExchangeConfig.DEMO_SECRET);
        assertRefused(401, "m2015_bad_key", -2015, client.cancel(BTC_1));
    }

    @Test
    void shouldComplainOfKeyFirstWhenEverythingIsWrong() throws Exception {
        client.credentials("somebody-else", "wrong");
        assertRefused(401, "m2015_bad_key", -2015, client.send("DELETE", ORDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "timestamp=", "timestamp=abc", "timestamp=-1", "timestamp=99999999999999999999"})
    void shouldRefuseWhenTimestampIsMissingOrMalformed(final String timestamp) throws Exception {
        final String query = client.sign(BTC_1 + (timestamp.isEmpty() ? "" : "&" + timestamp));
        assertRefused(400, "m1102_mandatory_missing_TEMPLATE", -1102, client.send("DELETE", ORDER + '?' + query));
    }

    @Test
    void shouldNameTheParameterWhenSymbolOrSignatureIsMissing() throws Exception {
        final String template = Fixtures.error("m1102_mandatory_missing_TEMPLATE");

        assertEquals(
                template.replace("timestamp", "symbol"),
                client.cancel("orderId=1").body());
        assertEquals(
                template.replace("timestamp", "signature"),
                client.send("DELETE", ORDER + '?' + BTC_1 + "&timestamp=" + NOW).body());
        assertEquals(2, exchange.counts().rejected(-1102));
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbol=BTCUSDT", "symbol=BTCUSDT&orderId=&origClientOrderId="})
    void shouldRefuseWhenBothIdsAreMissing(final String query) throws Exception {
        assertRefused(400, "m1102_both_ids_missing", -1102, client.cancel(query));
        assertAnswer(400, "m1102_both_ids_missing", client.query(query));
    }

    @Test
    void shouldRefuseWhenSymbolIsUnknown() throws Exception {
        assertRefused(400, "m1121_bad_symbol", -1121, client.cancel("symbol=NOSUCH&orderId=1"));
    }

    @ParameterizedTest
    @CsvSource({"999, 200", "1000, 400"})
    void shouldRefuseTimestampWhenItIsASecondAheadOrMore(final long ahead, final int status) throws Exception {
        final HttpResponse<String> answer = cancelAt(NOW + ahead, "");

        assertEquals(status, answer.statusCode());
        if (status == 400) {
            assertRefused(400, "m1021_ahead_of_server", -1021, answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5000, '', 200",
        "5001, '', 400",
        "60000, '&recvWindow=60000', 200",
        "1, '&recvWindow=1', 200",
        "2, '&recvWindow=1', 400"
    })
    void shouldRefuseTimestampWhenItIsOlderThanTheWindow(final long age, final String window, final int status)
            throws Exception {
        final HttpResponse<String> answer = cancelAt(NOW - age, window);

        assertEquals(status, answer.statusCode());
        if (status == 400) {
            assertRefused(400, "m1021_outside_recvwindow", -1021, answer);
        }
    }

    @Test
    void shouldRefuseWhenWindowIsLongerThanAMinute() throws Exception {
        final HttpResponse<String> answer = cancelAt(NOW, "&recvWindow=60001");

        assertEquals("{\"code\":-1131,\"msg\":\"recvWindow must be less than 60000\"}", answer.body());
        assertEquals(400, answer.statusCode());
    }

    @Test
    void shouldRefuseSignatureWhenMadeWithAnotherSecret() throws Exception {
        client.credentials(ExchangeConfig.DEMO_KEY, "wrong");
        assertRefused(400, "m1022_bad_signature", -1022, client.cancel(BTC_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orderId=1&symbol=BTCUSDT&timestamp=", // reordered
                "symbol=BTCUSDT&orderId=%31&timestamp=", // encoded after signing
                "symbol=BTCUSDT&orderId=1&recvWindow=5000&timestamp=", // added after signing
                "symbol=BTCUSDT&orderId=2&timestamp=" // another order
            })
    void shouldRefuseSignatureWhenOtherBytesWereSigned(final String sent) throws Exception {
        final String signature = VenueClient.signature(ExchangeConfig.DEMO_SECRET, BTC_1 + "&timestamp=" + NOW);
        assertRefused(
                400,
                "m1022_bad_signature",
                -1022,
                client.send("DELETE", ORDER + '?' + sent + NOW + "&signature=" + signature));
    }

    @Test
    void shouldRefuseSignatureWhenItIsNotLast() throws Exception {
        final String query = client.sign(BTC_1 + "&timestamp=" + NOW) + "&recvWindow=5000";
        assertRefused(400, "m1022_bad_signature", -1022, client.send("DELETE", ORDER + '?' + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "zz", "é"})
    void shouldRefuseSignatureWhenItIsNoDigest(final String signature) throws Exception {
        final String query = BTC_1 + "&timestamp=" + NOW + "&signature=";
        assertRefused(
                400,
                "m1022_bad_signature",
                -1022,
                client.send(
                        "DELETE",
                        ORDER + '?' + query + URLEncoder.encode(signature.repeat(32), StandardCharsets.UTF_8)));
    }

    @Test
    void shouldAcceptSignatureWhenItIsUpperCase() throws Exception {
        final String query = BTC_1 + "&timestamp=" + NOW;
        final String signature =
                VenueClient.signature(ExchangeConfig.DEMO_SECRET, query).toUpperCase(Locale.ROOT);
        assertEquals(
                200,
                client.send("DELETE", ORDER + '?' + query + "&signature=" + signature)
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "+1", "1.0", "9223372036854775808"})
    void shouldRefuseOrderIdWhenItIsNoLong(final String orderId) throws Exception {
        final HttpResponse<String> answer = client.cancel("symbol=BTCUSDT&orderId=" + orderId);

        assertEquals(
                "{\"code\":-1100,\"msg\":\"Illegal characters found in parameter 'orderId';"
                        + " legal range is '^[0-9]{1,20}$'.\"}",
                answer.body());
        assertEquals(400, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a%2Bb", "x123456789012345678901234567890123456", "%E6%B5%8B"})
    void shouldRefuseClientOrderIdWhenItHasOtherCharactersOrIsTooLong(final String clientOrderId) throws Exception {
        final HttpResponse<String> answer = client.cancel("symbol=BTCUSDT&origClientOrderId=" + clientOrderId);

        assertEquals(
                "{\"code\":-1100,\"msg\":\"Illegal characters found in parameter 'origClientOrderId';"
                        + " legal range is '^[\\\\.A-Z\\\\:/a-z0-9_-]{1,36}$'.\"}",
                answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbol=BTCUSDT&orderId=%3", "symbol=BTCUSDT&orderId=1&origClientOrderId=%FF"})
    void shouldRefuseWhenPercentEncodingIsBroken(final String query) throws Exception {
        try (RawConnection connection = new RawConnection(exchange.port())) {
            final String signed = client.sign(query + "&timestamp=" + NOW);
            connection.send(RawConnection.request("DELETE", ORDER + '?' + signed));

            assertEquals(
                    "{\"code\":-1100,\"msg\":\"Illegal characters found in a parameter.\"}",
                    connection.receive().body());
        }
    }

    @Test
    void shouldRefuseWhenAParameterIsSentTwice() throws Exception {
        assertEquals(
                "{\"code\":-1101,\"msg\":\"Duplicate values for a parameter detected.\"}",
                client.cancel(BTC_1 + "&orderId=2").body());
    }

    @ParameterizedTest
    @CsvSource({"/x:1, /x:", "%2Fx%3A1, /x:", "A.b_c-1, A.b_c-", "1, ''"})
    void shouldFindOrderWhenClientIdIsRawOrEncoded(final String sent, final String prefix) throws Exception {
        try (SimulatedExchange other =
                SimulatedExchange.launch(new ExchangeConfig().clock(() -> NOW).clientPrefix(prefix))) {
            final HttpResponse<String> answer =
                    VenueClient.plain(other).cancel("symbol=BTCUSDT&origClientOrderId=" + sent);

            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(OrderState.CANCELED, other.stateOf("BTCUSDT", 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-01", "c-", "d-1", "c-1x"})
    void shouldFindNoOrderWhenClientIdIsNotExactlyItsOwn(final String clientOrderId) throws Exception {
        assertAnswer(400, "m2011_unknown_order", client.cancel("symbol=BTCUSDT&origClientOrderId=" + clientOrderId));
        assertAnswer(400, "m2013_no_such_order", client.query("symbol=BTCUSDT&origClientOrderId=" + clientOrderId));
    }

    @Test
    void shouldIgnoreParametersWhenTheyAreInTheBody() throws Exception {
        final String query = client.sign(BTC_1 + "&timestamp=" + NOW);
        final HttpResponse<String> answer = client.send("DELETE", ORDER, BodyPublishers.ofString(query));

        assertEquals(Fixtures.error("m1102_mandatory_missing_TEMPLATE").replace("timestamp", "symbol"), answer.body());
        assertEquals(OrderState.OPEN, exchange.stateOf("BTCUSDT", 1));
    }

    @Test
    void shouldNotCountRequestAgainstTheOrderWhenACheckRefusesIt() throws Exception {
        client.credentials(ExchangeConfig.DEMO_KEY, "wrong").cancel(BTC_1);

        assertEquals(0, exchange.cancelRequestsFor("BTCUSDT", 1));
        assertEquals(1, exchange.counts().cancels());
        assertEquals(1, exchange.counts().rejected(-1022));
    }

    private HttpResponse<String> cancelAt(final long timestamp, final String more) throws Exception {
        return client.send("DELETE", ORDER + '?' + client.sign(BTC_1 + more + "&timestamp=" + timestamp));
    }

    private void assertRefused(
            final int status, final String fixture, final int code, final HttpResponse<String> answer) {
        assertAnswer(status, fixture, answer);
        assertEquals(1, exchange.counts().rejected(code));
        assertEquals(OrderState.OPEN, exchange.stateOf("BTCUSDT", 1));
    }
}
