package io.quash.engine.venue;

import org.agrona.MutableDirectBuffer;

/**
 * The bytes that a checked JSON string stands for, one after the other. Escaped UTF-16 becomes UTF-8; half of a
 * surrogate pair by itself, which JSON allows and UTF-8 does not, becomes U+FFFD.
 */
final class UnescapedText {
    static final int END = -1;

    private static final int REPLACEMENT = 0xFFFD;
    private static final int UNIT_ESCAPE_LENGTH = 6;

    private byte[] text;
    private int position;
    private int end;
    private int pending;
    private int pendingCount;

    UnescapedText wrap(byte[] text, int start, int end) {
        if (this.text != text) {
            this.text = text;
        }
        position = start;
        this.end = end;
        pendingCount = 0;
        return this;
    }

    /** The next byte, 0 to 255, or {@link #END}. */
    int next() {
        if (pendingCount > 0) {
            pendingCount--;
            return pending >>> (pendingCount * Byte.SIZE) & 0xFF;
        }
        if (position >= end) {
            return END;
        }
        final int b = text[position++] & 0xFF;
        return b == '\\' ? unescape() : b;
    }

    /** Reads to the end and says how many bytes that were. */
    int count() {
        int count = 0;
        while (next() != END) {
            count++;
        }
        return count;
    }

    /** Copies whole characters, at most max bytes, and returns how many bytes were copied. */
    int copy(MutableDirectBuffer dst, int index, int max) {
        int length = 0;
        int lastCharacter = 0;
        int b = next();
        while (b != END && length < max) {
            if (!Utf8.isContinuation(b)) {
                lastCharacter = length;
            }
            dst.putByte(index + length, (byte) b);
            length++;
            b = next();
        }
        return b != END && Utf8.isContinuation(b) ? lastCharacter : length;
    }

    /** Whether the next bytes are these. */
    boolean startsWith(byte[] prefix) {
        for (final byte expected : prefix) {
            if (next() != (expected & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private int unescape() {
        final byte letter = text[position++];
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> encode(codePoint());
            default -> letter;
        };
    }

    private int codePoint() {
        final int unit = hexUnit(text, position, end);
        position += UNIT_ESCAPE_LENGTH - 2;
        if (!Character.isSurrogate((char) unit)) {
            return unit;
        }
        final int low = followingLowSurrogate();
        if (!Character.isHighSurrogate((char) unit) || low < 0) {
            return REPLACEMENT;
        }
        position += UNIT_ESCAPE_LENGTH;
        return Character.toCodePoint((char) unit, (char) low);
    }

    private int followingLowSurrogate() {
        if (end - position < UNIT_ESCAPE_LENGTH || text[position] != '\\' || text[position + 1] != 'u') {
            return -1;
        }
        final int unit = hexUnit(text, position + 2, end);
        return Character.isLowSurrogate((char) unit) ? unit : -1;
    }

    /** Returns the first byte of the character's UTF-8 and keeps the others for {@link #next()}. */
    private int encode(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint;
        }
        pendingCount = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
        pending = 0;
        for (int shift = (pendingCount - 1) * 6; shift >= 0; shift -= 6) {
            pending = pending << Byte.SIZE | 0x80 | (codePoint >>> shift & 0x3F);
        }
        final int leadMark = 0x780 >> pendingCount & 0xFF;
        return leadMark | codePoint >>> (pendingCount * 6);
    }

    /** The four hex digits at index as a UTF-16 unit; negative when they are not there. */
    static int hexUnit(byte[] text, int index, int limit) {
        if (limit - index < 4) {
            return -1;
        }
        int unit = 0;
        for (int i = index; i < index + 4; i++) {
            final int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
