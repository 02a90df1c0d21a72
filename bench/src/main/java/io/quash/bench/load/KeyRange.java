package io.quash.bench.load;

import io.quash.engine.CancelOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders to cancel, each named by one key: an order id, or a client order id made of a prefix and a number.
 *
 * @param prefix of the client order ids; null when the keys are order ids
 * @param first number of the first key
 * @param last number of the last key; {@code first - 1} when there is none
 */
public record KeyRange(String prefix, long first, long last) {
    /** The most keys that a range may have: one byte is kept for each. */
    public static final int MAX_COUNT = 100_000_000;

    private static final int MAX_ID_LENGTH = 36;
    private static final String WARM_UP_PREFIX = "warm-up-";

    /** @throws IllegalArgumentException saying what is wrong with the range */
    public KeyRange {
        if (first < 0 || last < first - 1) {
            throw new IllegalArgumentException(first + ".." + last + " is no range: 0 <= FIRST <= LAST is needed");
        }
        if (last - first >= MAX_COUNT) {
            throw new IllegalArgumentException(
                    first + ".." + last + " has too many keys: a run takes " + MAX_COUNT + " at the most");
        }
        if (prefix != null && !isClientOrderId(prefix, last)) {
            throw new IllegalArgumentException(
                    "'" + prefix + last + "' is no client order id: 1 to 36 characters of .A-Z:/a-z0-9_- are needed");
        }
    }

    /** Reads {@code FIRST..LAST}. */
    public static KeyRange parseOrderIds(final String text) {
        return parse(null, text, text, "FIRST..LAST, like 1..100000");
    }

    /** Reads {@code PREFIX:FIRST..LAST}; the prefix itself may contain colons. */
    public static KeyRange parseClientOrderIds(final String text) {
        final String form = "PREFIX:FIRST..LAST, like c-:1..100000";
        final int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' has no prefix: write " + form);
        }
        return parse(text.substring(0, colon), text.substring(colon + 1), text, form);
    }

    private static KeyRange parse(final String prefix, final String range, final String text, final String form) {
        final int dots = range.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("'" + text + "' is no range: write " + form);
        }
        final long first = number(range.substring(0, dots), text, form);
        final long last = number(range.substring(dots + 2), text, form);
        if (last < first) {
            throw new IllegalArgumentException("'" + text + "' is empty: FIRST <= LAST is needed; write " + form);
        }
        return new KeyRange(prefix, first, last);
    }

    private static long number(final String digits, final String text, final String form) {
        if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return Long.parseLong(digits);
            } catch (final NumberFormatException tooLarge) {
                // Refused below, like what is no number at all.
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no range: '" + digits + "' is no id; write " + form);
    }

    public int count() {
        return (int) (last - first + 1);
    }

    boolean isByClientOrderId() {
        return prefix != null;
    }

    /** Parts that follow each other and differ by one key at the most, the longer ones first. */
    public List<KeyRange> split(final int parts) {
        final List<KeyRange> result = new ArrayList<>(parts);
        long begin = first;
        for (int i = 0; i < parts; i++) {
            final long end = begin + count() / parts + (i < count() % parts ? 1 : 0);
            result.add(new KeyRange(prefix, begin, end - 1));
            begin = end;
        }
        return result;
    }

    /**
     * Keys that this range does not have: order ids from {@code last + 1}, or client order ids with another prefix.
     *
     * @throws IllegalArgumentException when there are not so many
     */
    public KeyRange warmUp(final int count) {
        if (isByClientOrderId()) {
            return new KeyRange(prefix.startsWith(WARM_UP_PREFIX) ? "w" + WARM_UP_PREFIX : WARM_UP_PREFIX, 1, count);
        }
        if (last > Long.MAX_VALUE - 1 - count) {
            throw new IllegalArgumentException(
                    "there are no " + count + " order ids above " + last + " to warm up with");
        }
        return new KeyRange(null, last + 1, last + count);
    }

    /** The key's place in this range, or -1 when the outcome is not for one of its keys. Does not allocate. */
    int indexOf(final CancelOutcome outcome) {
        if (outcome.isByClientOrderId() != isByClientOrderId()) {
            return -1;
        }
        final long number = isByClientOrderId() ? numberAfterPrefix(outcome) : outcome.orderId();
        return number < first || number > last ? -1 : (int) (number - first);
    }

    private long numberAfterPrefix(final CancelOutcome outcome) {
        final int length = outcome.clientOrderIdLength();
        for (int i = 0; i < prefix.length(); i++) {
            if (i >= length || outcome.clientOrderIdChar(i) != prefix.charAt(i)) {
                return -1;
            }
        }
        long number = 0;
        for (int i = prefix.length(); i < length; i++) {
            number = number * 10 + outcome.clientOrderIdChar(i) - '0';
        }
        return number;
    }

    private static boolean isClientOrderId(final String prefix, final long number) {
        return prefix.length() + Long.toString(number).length() <= MAX_ID_LENGTH
                && prefix.chars().allMatch(KeyRange::isIdCharacter);
    }

    private static boolean isIdCharacter(final int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ".:/_-".indexOf(c) >= 0;
    }
}
