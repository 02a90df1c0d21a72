package io.quash.engine.order;

import org.agrona.DirectBuffer;

/**
 * A decimal number without loss, {@code mantissa * 10^-scale}. Mutable, to be reused; not thread safe. The scale is
 * the number of decimals that were written: {@code 0.00000} is mantissa 0, scale 5.
 *
 * <p>A text that is no plain decimal ({@code -?digits[.digits]} without superfluous leading zeros, no exponent), or
 * whose digits exceed ±(2^63-1), leaves the value <em>not exact</em>: its mantissa is {@link OrderView#NULL_LONG}, so
 * that it is not mistaken for zero.
 */
public final class Decimal {
    private long mantissa = OrderView.NULL_LONG;
    private int scale;

    /**
     * Takes the value of an ASCII text; allocates nothing and throws nothing.
     *
     * @return {@link #isExact()}
     */
    public boolean parse(DirectBuffer text, int offset, int length) {
        mantissa = OrderView.NULL_LONG;
        scale = 0;
        final int end = offset + length;
        final boolean negative = length > 0 && text.getByte(offset) == '-';
        final int start = negative ? offset + 1 : offset;
        if (start >= end || hasSuperfluousZero(text, start, end)) {
            return false;
        }
        long value = 0;
        int decimals = -1;
        for (int i = start; i < end; i++) {
            final int digit = text.getByte(i) - '0';
            if (digit >= 0 && digit <= 9) {
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    return false;
                }
                value = value * 10 + digit;
            } else if (digit == '.' - '0' && decimals < 0 && i > start && i < end - 1) {
                decimals = end - 1 - i;
            } else {
                return false;
            }
        }
        mantissa = negative ? -value : value;
        scale = Math.max(decimals, 0);
        return true;
    }

    /** Whether this holds a number at all; false before the first {@link #parse}. */
    public boolean isExact() {
        return mantissa != OrderView.NULL_LONG;
    }

    /** All digits as one integer, or {@link OrderView#NULL_LONG} when not exact. */
    public long mantissa() {
        return mantissa;
    }

    /** How many of the mantissa's digits are decimals; 0 when not exact. */
    public int scale() {
        return scale;
    }

    /** Whether the number is zero at any scale; false when not exact. */
    public boolean isZero() {
        return mantissa == 0;
    }

    /**
     * Compares by numerical value: 0.4 and 0.40 are the same. A value that is not exact is less than every exact one.
     *
     * @return negative, zero or positive as this is less than, the same as or greater than the other.
     */
    public int compareValue(Decimal other) {
        if (scale == other.scale || !isExact() || !other.isExact()) {
            return Long.compare(mantissa, other.mantissa);
        }
        return scale < other.scale
                ? compareScaled(mantissa, other.scale - scale, other.mantissa)
                : -compareScaled(other.mantissa, scale - other.scale, mantissa);
    }

    /** Writes the number in plain notation; allocates only where the builder grows. Not exact: {@code inexact}. */
    public StringBuilder appendTo(StringBuilder out) {
        if (!isExact()) {
            return out.append("inexact");
        }
        if (mantissa < 0) {
            out.append('-');
        }
        final long magnitude = Math.abs(mantissa);
        for (int digits = digitCount(magnitude); digits <= scale; digits++) {
            out.append('0');
        }
        out.append(magnitude);
        if (scale > 0) {
            out.insert(out.length() - scale, '.');
        }
        return out;
    }

    @Override
    public String toString() {
        return appendTo(new StringBuilder()).toString();
    }

    private static boolean hasSuperfluousZero(DirectBuffer text, int start, int end) {
        return end - start > 1 && text.getByte(start) == '0' && text.getByte(start + 1) != '.';
    }

    /** Compares {@code coarse * 10^places} with {@code fine}. */
    private static int compareScaled(long coarse, int places, long fine) {
        long scaled = coarse;
        for (int i = 0; i < places && scaled != 0; i++) {
            if (Math.abs(scaled) > Long.MAX_VALUE / 10) {
                return Long.signum(scaled);
            }
            scaled *= 10;
        }
        return Long.compare(scaled, fine);
    }

    private static int digitCount(long magnitude) {
        int count = 1;
        for (long rest = magnitude / 10; rest > 0; rest /= 10) {
            count++;
        }
        return count;
    }
}
