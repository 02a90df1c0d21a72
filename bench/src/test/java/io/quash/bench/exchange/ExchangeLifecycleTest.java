package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExchangeLifecycleTest {
    private static ExchangeConfig config() {
        return new ExchangeConfig().clock(() -> VenueClient.NOW);
    }

    @Test
    void shouldWorkTheSameWhenSpinning() throws Exception {
        try (SimulatedExchange exchange =
                SimulatedExchange.launch(config().spin(true).delay(Duration.ofNanos(1000)))) {
            assertEquals(
                    200,
                    VenueClient.plain(exchange)
                            .cancel("symbol=BTCUSDT&orderId=1")
                            .statusCode());
        }
    }

    @Test
    void shouldSayWhatToDoWhenPortIsInUse() {
        try (SimulatedExchange first = SimulatedExchange.launch(config())) {
            final ExchangeConfig second = config().port(first.port());

            final IllegalStateException refusal =
                    assertThrows(IllegalStateException.class, () -> SimulatedExchange.launch(second));

            assertTrue(refusal.getMessage().contains("127.0.0.1:" + first.port()), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("choose another"), refusal.getMessage());
        }
    }

    @Test
    void shouldFreeThePortAndKeepItsCountsWhenClosed() throws Exception {
        final SimulatedExchange first = SimulatedExchange.launch(config());
        final int port = first.port();
        VenueClient.plain(first).cancel("symbol=BTCUSDT&orderId=3");
        first.close();
        first.close();

        assertEquals(1, first.counts().canceled());
        assertEquals(OrderState.CANCELED, first.stateOf("BTCUSDT", 3));
        try (SimulatedExchange second = SimulatedExchange.launch(config().port(port))) {
            assertEquals(port, second.port());
        }
    }

    @Test
    void shouldRefuseToCountRequestsWhenOrderIsInNoRange() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(config())) {
            assertEquals(OrderState.UNKNOWN, exchange.stateOf("BTCUSDT", 0));
            assertEquals(OrderState.UNKNOWN, exchange.stateOf("ETHUSDT", 1));
            assertThrows(IllegalArgumentException.class, () -> exchange.cancelRequestsFor("ETHUSDT", 1));
            assertThrows(IllegalStateException.class, exchange::caPem);
        }
    }

    @Test
    void shouldRefuseConfigurationWhenValuesAreOutOfRange() {
        final Map<String, ExchangeConfig> refused = Map.of(
                "port", config().port(65_536),
                "threads", config().threads(0),
                "weight", config().weightLimit(-1),
                "delay", config().delay(Duration.ofNanos(-1)),
                "prefix", config().clientPrefix("a b"),
                "CA", config().caFile(Path.of("ca.pem")),
                "host", config().hostNames(List.of()),
                "secret", config().credentials("key", ""),
                "overlap", config().orders(List.of(OrderRange.parse("B:1..5"), OrderRange.parse("B:5..6"))));
        refused.forEach((word, config) -> {
            final String message = assertThrows(
                            IllegalArgumentException.class, () -> SimulatedExchange.launch(config), word)
                    .getMessage();
            assertTrue(message.contains(word), message);
        });
        assertFalse(refused.isEmpty());
    }
}
