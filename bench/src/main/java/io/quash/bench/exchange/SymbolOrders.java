package io.quash.bench.exchange;

import java.util.List;
import java.util.stream.Stream;

/** The orders of one symbol. Where ranges overlap, gone orders win over partly filled and these over open ones. */
final class SymbolOrders {
    private final String symbol;
    private final RangeOrders[] ranges;

    SymbolOrders(
            final String symbol,
            final List<OrderRange> open,
            final List<OrderRange> partial,
            final List<OrderRange> gone) {
        this.symbol = symbol;
        ranges = Stream.of(
                        of(symbol, gone, OrderState.FILLED),
                        of(symbol, partial, OrderState.PARTIALLY_FILLED),
                        of(symbol, open, OrderState.OPEN))
                .flatMap(orders -> orders)
                .toArray(RangeOrders[]::new);
    }

    private static Stream<RangeOrders> of(
            final String symbol, final List<OrderRange> ranges, final OrderState initial) {
        return ranges.stream()
                .filter(range -> range.symbol().equals(symbol))
                .map(range -> new RangeOrders(range, initial));
    }

    String symbol() {
        return symbol;
    }

    /** The range that holds the order, or null if the exchange has never heard of it. */
    RangeOrders rangeOf(final long orderId) {
        for (final RangeOrders range : ranges) {
            if (range.contains(orderId)) {
                return range;
            }
        }
        return null;
    }

    void forEachAsked(final RangeOrders.TruthConsumer consumer) {
        for (final RangeOrders range : ranges) {
            range.forEachAsked(consumer);
        }
    }

    void cancelAll(final long nowMillis) {
        for (final RangeOrders range : ranges) {
            range.cancelAll(nowMillis);
        }
    }
}
