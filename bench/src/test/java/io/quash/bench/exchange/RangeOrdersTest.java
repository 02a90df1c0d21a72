package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeOrdersTest {
    private static final long NOW = 1_736_393_892_000L;

    @ParameterizedTest
    @CsvSource({"1, 4000000000", "9223372036854775000, 9223372036854775807", "0, 0"})
    void shouldKeepStateOfFirstAndLastWhenRangeIsLargeOrHigh(final long first, final long last) {
        final RangeOrders orders = new RangeOrders(new OrderRange("BTCUSDT", first, last), OrderState.OPEN);

        assertTrue(orders.cancel(last, NOW));
        assertFalse(orders.cancel(last, NOW + 1));

        assertEquals(OrderState.CANCELED, orders.state(last));
        assertEquals(NOW, orders.endedAt(last));
        assertEquals(2, orders.cancelRequests(last));
        assertEquals(first == last ? OrderState.CANCELED : OrderState.OPEN, orders.state(first));
        assertTrue(orders.contains(first) && orders.contains(last));
        assertFalse(orders.contains(first - 1));
    }

    @Test
    void shouldNeverCancelWhenOrdersAreFilled() {
        final RangeOrders orders = new RangeOrders(new OrderRange("BTCUSDT", 1, 10), OrderState.FILLED);
        orders.cancelAll(NOW);

        assertFalse(orders.cancel(3, NOW));
        assertEquals(OrderState.FILLED, orders.state(3));
        assertEquals(0, orders.endedAt(3));
        assertEquals(1, orders.cancelRequests(3));
    }

    @Test
    void shouldKeepTheFirstTimeWhenCancelledOneByOneAndThenAll() {
        final RangeOrders orders = new RangeOrders(new OrderRange("BTCUSDT", 1, 10), OrderState.OPEN);
        orders.cancel(1, NOW);
        orders.cancelAll(NOW + 5);
        orders.cancelAll(NOW + 9);

        assertEquals(NOW, orders.endedAt(1));
        assertEquals(NOW + 5, orders.endedAt(2));
        assertFalse(orders.cancel(2, NOW + 6));
        assertEquals(NOW + 5, orders.endedAt(2));
    }

    @Test
    void shouldStopCountingRatherThanSpoilTheStateWhenRequestsAreVeryMany() {
        final RangeOrders orders = new RangeOrders(new OrderRange("BTCUSDT", 1, 1), OrderState.OPEN);
        for (int i = 0; i < 1 << 14; i++) {
            orders.cancel(1, NOW);
        }
        orders.cancel(1, NOW + 1);

        assertEquals((1 << 14) - 1, orders.cancelRequests(1));
        assertEquals(NOW, orders.endedAt(1));
    }

    @Test
    void shouldReadRangeWhenWellWritten() {
        assertEquals(new OrderRange("BTCUSDT", 1, 1_000_000), OrderRange.parse("BTCUSDT:1..1000000"));
        assertEquals(
                "BTCUSDT:1..1000000", OrderRange.parse("BTCUSDT:1..1000000").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BTCUSDT",
                "BTCUSDT:1",
                "BTCUSDT:1..",
                "BTCUSDT:..1",
                "BTCUSDT:2..1",
                ":1..2",
                "BTC\"T:1..2",
                "BTCUSDT:-1..2",
                "BTCUSDT:1..9223372036854775808",
                "BTCUSDT:0..4294967296",
                "BTCUSDT:1...2"
            })
    void shouldRefuseRangeWhenBadlyWritten(final String text) {
        final String message = assertThrows(IllegalArgumentException.class, () -> OrderRange.parse(text))
                .getMessage();
        assertFalse(message.isBlank());
    }

    @Test
    void shouldCountWeightAfreshWhenAMinuteBegins() {
        final WeightWindow weight = new WeightWindow();
        assertEquals(1, weight.add(59_998));
        assertEquals(2, weight.add(59_999));
        assertEquals(1, weight.add(60_000));
        assertEquals(60, WeightWindow.secondsToNextWindow(60_000));
        assertEquals(1, WeightWindow.secondsToNextWindow(119_999));
    }
}
