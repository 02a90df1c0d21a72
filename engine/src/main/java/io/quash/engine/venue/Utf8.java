package io.quash.engine.venue;

/** The shape of UTF-8 (RFC 3629, section 4): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    static final int MALFORMED = 0;

    private Utf8() {}

    /** How many bytes the well-formed multi-byte character at index takes, or {@link #MALFORMED}. */
    static int sequenceLength(byte[] text, int index, int limit) {
        final int lead = text[index] & 0xFF;
        final int length = lead < 0xC2 ? MALFORMED : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : MALFORMED;
        if (length == MALFORMED || length > limit - index) {
            return MALFORMED;
        }
        final int second = text[index + 1] & 0xFF;
        if (second < lowestSecond(lead) || second > highestSecond(lead)) {
            return MALFORMED;
        }
        for (int i = index + 2; i < index + length; i++) {
            if (!isContinuation(text[i])) {
                return MALFORMED;
            }
        }
        return length;
    }

    static boolean isContinuation(int octet) {
        return (octet & 0xC0) == 0x80;
    }

    private static int lowestSecond(int lead) {
        return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    }

    private static int highestSecond(int lead) {
        return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    }
}
