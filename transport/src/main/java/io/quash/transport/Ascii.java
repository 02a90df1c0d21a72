package io.quash.transport;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads of ASCII text in place. Bounds are a start and an exclusive end; nothing throws or allocates. */
final class Ascii {
    static final byte TAB = '\t';
    static final byte LF = '\n';
    static final byte CR = '\r';
    static final byte SPACE = ' ';
    private static final byte DELETE = 0x7F;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

    private static final long MOST_BEFORE_ONE_MORE_DIGIT = Long.MAX_VALUE / 10;

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
    static int skipText(final byte[] text, final int start, final int end) {
        int index = start;
        while (end - index >= Long.BYTES) {
            final long controls = controls((long) EIGHT_BYTES.get(text, index));
            if (controls == 0) {
                index += Long.BYTES;
                continue;
            }
            index += Long.numberOfTrailingZeros(controls) / Byte.SIZE;
            if (text[index] != TAB) {
                return index;
            }
            index++;
        }
        while (index < end && !isControl(text[index])) {
            index++;
        }
        return index;
    }

    private static boolean isControl(final byte character) {
        return character >= 0 && character < SPACE && character != TAB || character == DELETE;
    }

    /**
     * The lowest bit that is set is the highest of the first control character's byte; tabs count as such here.
     * Above it a borrow may have set others, so only the first is certain.
     */
    private static long controls(final long eight) {
        final long belowSpace = (eight - EACH_BYTE * SPACE) & ~eight;
        final long notDelete = eight ^ EACH_BYTE * DELETE;
        final long delete = (notDelete - EACH_BYTE) & ~notDelete;
        return (belowSpace | delete) & EACH_BYTE * 0x80;
    }

    /** Index of the first non-blank, or {@code end}. */
    static int skipBlanks(final byte[] text, final int start, final int end) {
        int index = start;
        while (index < end && isBlank(text[index])) {
            index++;
        }
        return index;
    }

    /** The end that is left once trailing blanks are cut off. */
    static int trimBlanks(final byte[] text, final int start, final int end) {
        int index = end;
        while (index > start && isBlank(text[index - 1])) {
            index--;
        }
        return index;
    }

    static int indexOf(final byte[] text, final int start, final int end, final byte wanted) {
        int index = start;
        while (end - index >= Long.BYTES) {
            final long different = (long) EIGHT_BYTES.get(text, index) ^ EACH_BYTE * wanted;
            final long found = (different - EACH_BYTE) & ~different & EACH_BYTE * 0x80;
            if (found != 0) {
                return index + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            index += Long.BYTES;
        }
        while (index < end && text[index] != wanted) {
            index++;
        }
        return index;
    }

    /**
     * Whether the text is {@code lowerCase} in any case. Exact only for text without control characters,
     * which is all that {@link LineAssembler} lets through, and a {@code lowerCase} of letters, digits and
     * hyphens.
     */
    static boolean equalsIgnoringCase(final byte[] text, final int start, final int end, final byte[] lowerCase) {
        final int length = lowerCase.length;
        if (end - start != length) {
            return false;
        }
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                if ((text[start + i] | 0x20) != lowerCase[i]) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < length - Long.BYTES; i += Long.BYTES) {
            if (differ(text, start + i, lowerCase, i)) {
                return false;
            }
        }
        return !differ(text, end - Long.BYTES, lowerCase, length - Long.BYTES);
    }

    /** Whether eight bytes, once their letters are lower case, are other ones. */
    private static boolean differ(final byte[] text, final int at, final byte[] lowerCase, final int from) {
        return ((long) EIGHT_BYTES.get(text, at) | EACH_BYTE * 0x20) != (long) EIGHT_BYTES.get(lowerCase, from);
    }

    static boolean isAllDigits(final byte[] text, final int start, final int end) {
        int index = start;
        while (index < end && isDigit(text[index])) {
            index++;
        }
        return index == end && end > start;
    }

    /** The value of text that is all digits and not beyond {@code largest}, else -1. */
    static long parseDecimal(final byte[] text, final int start, final int end, final long largest) {
        if (end <= start) {
            return -1;
        }
        long value = 0;
        for (int index = start; index < end; index++) {
            final int digit = text[index] - '0';
            if (digit < 0 || digit > 9 || value > MOST_BEFORE_ONE_MORE_DIGIT) {
                return -1;
            }
            value = value * 10 + digit;
            if (value < 0 || value > largest) {
                return -1;
            }
        }
        return value;
    }
}
