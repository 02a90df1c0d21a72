package io.quash.bench.exchange;

import java.util.List;

/** The orders of one symbol. Where a range of gone orders lies within a range of open ones, gone wins. */
final class SymbolOrders {
    private final String symbol;
    private final RangeOrders[] ranges;

    SymbolOrders(final String symbol, final List<OrderRange> open, final List<OrderRange> gone) {
        this.symbol = symbol;
        ranges = new RangeOrders[open.size() + gone.size()];
        int n = 0;
        for (final OrderRange range : gone) {
            ranges[n++] = new RangeOrders(range, true);
        }
        for (final OrderRange range : open) {
            ranges[n++] = new RangeOrders(range, false);
        }
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

    void cancelAll(final long nowMillis) {
        for (final RangeOrders range : ranges) {
            range.cancelAll(nowMillis);
        }
    }
}
