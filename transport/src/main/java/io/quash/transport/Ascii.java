package io.quash.transport;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/** Reads of ASCII text in place. Bounds are a start and an exclusive end; nothing throws or allocates. */
final class Ascii {
    static final byte TAB = '\t';
    static final byte LF = '\n';
    static final byte CR = '\r';
    static final byte SPACE = ' ';
    private static final byte DELETE = 0x7F;
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

    private static final String TOKEN_CHARACTERS =
            "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final boolean[] IS_TOKEN = new boolean[256];

    static {
        for (int i = 0; i < TOKEN_CHARACTERS.length(); i++) {
            IS_TOKEN[TOKEN_CHARACTERS.charAt(i)] = true;
        }
    }

    private Ascii() {}

    static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isBlank(final byte character) {
        return character == SPACE || character == TAB;
    }

    /** {@code tchar} of RFC 9110. */
    static boolean isToken(final byte character) {
        return IS_TOKEN[character & 0xFF];
    }

    static boolean isDigit(final byte character) {
        return character >= '0' && character <= '9';
    }

    /** The value of one hexadecimal digit, or -1. */
    static int hexValue(final byte character) {
        if (isDigit(character)) {
            return character - '0';
        }
        final int lowerCase = character | 0x20;
        return lowerCase >= 'a' && lowerCase <= 'f' ? lowerCase - 'a' + 10 : -1;
    }

    /** Index of the first control character other than tab, or {@code end}. */
    static int skipText(final DirectBuffer buffer, final int start, final int end) {
        int index = start;
        while (index < end) {
            if (end - index >= Long.BYTES && !mayHoldControl(buffer.getLong(index))) {
                index += Long.BYTES;
                continue;
            }
            final int stop = Math.min(end, index + Long.BYTES);
            while (index < stop) {
                if (isControl(buffer.getByte(index))) {
                    return index;
                }
                index++;
            }
        }
        return end;
    }

    private static boolean isControl(final byte character) {
        return character >= 0 && character < SPACE && character != TAB || character == DELETE;
    }

    /** False only if none of the eight bytes is a control character; tabs count as such here. */
    private static boolean mayHoldControl(final long eight) {
        final long belowSpace = (eight - EACH_BYTE * SPACE) & ~eight;
        final long notDelete = eight ^ EACH_BYTE * DELETE;
        final long delete = (notDelete - EACH_BYTE) & ~notDelete;
        return ((belowSpace | delete) & EACH_BYTE * 0x80) != 0;
    }

    /** Index of the first non-blank, or {@code end}. */
    static int skipBlanks(final DirectBuffer buffer, final int start, final int end) {
        int index = start;
        while (index < end && isBlank(buffer.getByte(index))) {
            index++;
        }
        return index;
    }

    /** The end that is left once trailing blanks are cut off. */
    static int trimBlanks(final DirectBuffer buffer, final int start, final int end) {
        int index = end;
        while (index > start && isBlank(buffer.getByte(index - 1))) {
            index--;
        }
        return index;
    }

    static int indexOf(final DirectBuffer buffer, final int start, final int end, final byte wanted) {
        int index = start;
        while (index < end && buffer.getByte(index) != wanted) {
            index++;
        }
        return index;
    }

    /**
     * Whether the text is {@code lowerCase} in any case. Exact only for text without control characters,
     * which is all that {@link LineAssembler} lets through, and a {@code lowerCase} of letters, digits and
     * hyphens.
     */
    static boolean equalsIgnoringCase(
            final DirectBuffer buffer, final int start, final int end, final byte[] lowerCase) {
        if (end - start != lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            if ((buffer.getByte(start + i) | 0x20) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean isAllDigits(final DirectBuffer buffer, final int start, final int end) {
        int index = start;
        while (index < end && isDigit(buffer.getByte(index))) {
            index++;
        }
        return index == end && end > start;
    }

    /** The value of text that is all digits and not beyond {@code largest}, else -1. */
    static long parseDecimal(final DirectBuffer buffer, final int start, final int end, final long largest) {
        if (end <= start) {
            return -1;
        }
        long value = 0;
        for (int index = start; index < end; index++) {
            final byte character = buffer.getByte(index);
            if (!isDigit(character)) {
                return -1;
            }
            final int digit = character - '0';
            if (value > (largest - digit) / 10) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
