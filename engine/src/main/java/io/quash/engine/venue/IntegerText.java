package io.quash.engine.venue;

import io.quash.engine.order.Decimal;
import io.quash.engine.order.OrderView;

/** A plain integer as {@link Decimal} takes it: {@code -?digits} without superfluous leading zeros. */
final class IntegerText {
    private static final long MOST_BEFORE_ONE_MORE_DIGIT = Long.MAX_VALUE / 10;

    private IntegerText() {}

    /** The value, or {@link OrderView#NULL_LONG} for any other text and beyond ±(2^63-1). */
    static long parse(byte[] text, int offset, int length) {
        final int end = offset + length;
        final boolean negative = length > 0 && text[offset] == '-';
        final int start = negative ? offset + 1 : offset;
        if (start >= end || text[start] == '0' && end - start > 1) {
            return OrderView.NULL_LONG;
        }
        long value = 0;
        for (int i = start; i < end; i++) {
            final int digit = text[i] - '0';
            if (digit < 0 || digit > 9 || value > MOST_BEFORE_ONE_MORE_DIGIT) {
                return OrderView.NULL_LONG;
            }
            value = value * 10 + digit;
            if (value < 0) {
                return OrderView.NULL_LONG;
            }
        }
        return negative ? -value : value;
    }
}
