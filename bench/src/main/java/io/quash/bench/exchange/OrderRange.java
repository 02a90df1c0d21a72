package io.quash.bench.exchange;

import java.util.Objects;

/**
 * The orders of one symbol with ids {@code first} to {@code last}, both included.
 *
 * @param symbol as the venue writes it, for instance {@code BTCUSDT}
 * @param first lowest order id, not negative
 * @param last highest order id; a range holds at most {@link #MAX_ORDERS} orders
 */
public record OrderRange(String symbol, long first, long last) {
    /** The most orders a single range may hold. */
    public static final long MAX_ORDERS = 1L << 32;

    private static final String FORM = "SYMBOL:FIRST..LAST, for instance BTCUSDT:1..1000000";

    /**
     * @throws IllegalArgumentException if the symbol is empty or contains a character that no symbol has, or the ids
     *     are negative, the wrong way round or too many
     */
    public OrderRange {
        Objects.requireNonNull(symbol, "symbol");
        if (symbol.isEmpty() || !symbol.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw new IllegalArgumentException(
                    "'" + symbol + "' is no symbol: letters, digits and '_' are allowed, for instance BTCUSDT");
        }
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "order ids " + first + ".." + last + " are no range: 0 <= FIRST <= LAST is needed");
        }
        if (last - first >= MAX_ORDERS) {
            throw new IllegalArgumentException(
                    "order ids " + first + ".." + last + " are too many: a range holds at most " + MAX_ORDERS);
        }
    }

    /**
     * Reads {@code SYMBOL:FIRST..LAST}.
     *
     * @throws IllegalArgumentException naming what is wrong with the text
     */
    public static OrderRange parse(final String text) {
        final int colon = text.lastIndexOf(':');
        final int dots = text.indexOf("..", colon + 1);
        if (colon < 0 || dots < 0) {
            throw new IllegalArgumentException("'" + text + "' is no order range: write " + FORM);
        }
        final long first = orderId(text, text.substring(colon + 1, dots));
        final long last = orderId(text, text.substring(dots + 2));
        return new OrderRange(text.substring(0, colon), first, last);
    }

    private static long orderId(final String text, final String digits) {
        final long id = DecimalText.parse(digits);
        if (id < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no order range: '" + digits + "' is no order id; write " + FORM);
        }
        return id;
    }

    boolean contains(final long orderId) {
        return first <= orderId && orderId <= last;
    }

    boolean overlaps(final OrderRange other) {
        return symbol.equals(other.symbol) && first <= other.last && other.first <= last;
    }

    @Override
    public String toString() {
        return symbol + ':' + first + ".." + last;
    }
}
