package io.quash.bench.exchange;

/** Non-negative decimal numbers as the venue's parameters carry them: digits only, no sign, no blank. */
final class DecimalText {
    static final long NOT_A_NUMBER = -1;

    private static final int MAX_DIGITS = 20;

    private DecimalText() {}

    /** The value, or {@link #NOT_A_NUMBER} if the text is not 1 to 20 digits or exceeds a signed 64-bit integer. */
    static long parse(final String text) {
        return parse(text, 0);
    }

    /** As {@link #parse(String)}, for the part of the text that begins at {@code from}. */
    static long parse(final String text, final int from) {
        final int length = text.length();
        if (length <= from || length - from > MAX_DIGITS) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (int i = from; i < length; i++) {
            final int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return NOT_A_NUMBER;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
