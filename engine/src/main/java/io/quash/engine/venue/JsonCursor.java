package io.quash.engine.venue;

import java.util.Arrays;

/**
 * Walks over JSON text and checks it strictly (RFC 8259, UTF-8 included). Every method that reads returns false where
 * the text does not go on as the grammar wants; the position then means nothing any more.
 */
final class JsonCursor {
    /** How deep a value may nest; the recursion that checks it is bounded by this. */
    static final int MAX_DEPTH = 32;

    // What a value was. No enum: a store of a reference for each value is dear under G1 once both objects are old.
    private static final int STRING = 0;
    private static final int NUMBER = 1;
    private static final int BOOLEAN = 2;
    private static final int NULL = 3;
    private static final int NESTED = 4;

    private static final byte[] TRUE_TEXT = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE_TEXT = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL_TEXT = {'n', 'u', 'l', 'l'};
    private static final int END = -1;

    private byte[] text = {};
    private int position;
    private int limit;
    private int kind;
    private int start;
    private int end;
    private boolean escaped;

    void reset(byte[] text, int start, int end) {
        if (this.text != text) {
            // A store of a reference is dear under G1 once both objects are old, and mostly it is the same array.
            this.text = text;
        }
        position = start;
        limit = end;
    }

    byte[] text() {
        return text;
    }

    /** Whether the last value read was a string, number or boolean. */
    boolean isScalar() {
        return kind <= BOOLEAN;
    }

    /** Where the last string (without its quotes), number or literal read starts. */
    int start() {
        return start;
    }

    /** Where it ends, exclusive. */
    int end() {
        return end;
    }

    /** Whether it is a string with escapes in it. */
    boolean escaped() {
        return escaped;
    }

    boolean atEnd() {
        return position == limit;
    }

    void skipSpace() {
        while (position < limit && text[position] <= ' ' && isSpace(text[position])) {
            position++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Moves on over one structural character and the white space after it, if it is there. */
    boolean skip(char structural) {
        if (peek() != structural) {
            return false;
        }
        position++;
        skipSpace();
        return true;
    }

    /** Moves on over exactly these bytes and the white space after them, if they are there. */
    boolean skip(byte[] expected) {
        final int after = position + expected.length;
        if (after > limit || !Arrays.equals(text, position, after, expected, 0, expected.length)) {
            return false;
        }
        position = after;
        skipSpace();
        return true;
    }

    /** Reads a member's name and the white space after it. */
    boolean readName() {
        if (!readString()) {
            return false;
        }
        skipSpace();
        return true;
    }

    /** Reads the colon after a name and the white space after it. */
    boolean skipColon() {
        return skip(':');
    }

    /** Reads any value and the white space after it. */
    boolean readValue() {
        return readValue(0);
    }

    private boolean readValue(int depth) {
        final boolean read = switch (peek()) {
            case '"' -> readRestOfString();
            case '{' -> depth < MAX_DEPTH && readObject(depth + 1);
            case '[' -> depth < MAX_DEPTH && readArray(depth + 1);
            case 't' -> readLiteral(TRUE_TEXT, BOOLEAN);
            case 'f' -> readLiteral(FALSE_TEXT, BOOLEAN);
            case 'n' -> readLiteral(NULL_TEXT, NULL);
            default -> readNumber();
        };
        skipSpace();
        return read;
    }

    private boolean readObject(int depth) {
        skip('{');
        if (!skip('}')) {
            do {
                if (!readName() || !skipColon() || !readValue(depth)) {
                    return false;
                }
            } while (skip(','));
            if (!skip('}')) {
                return false;
            }
        }
        kind = NESTED;
        return true;
    }

    private boolean readArray(int depth) {
        skip('[');
        if (!skip(']')) {
            do {
                if (!readValue(depth)) {
                    return false;
                }
            } while (skip(','));
            if (!skip(']')) {
                return false;
            }
        }
        kind = NESTED;
        return true;
    }

    private boolean readString() {
        return peek() == '"' && readRestOfString();
    }

    private boolean readRestOfString() {
        start = ++position;
        escaped = false;
        int i = start;
        while (i < limit) {
            i = plainEnd(i);
            if (i == limit) {
                return false;
            }
            final byte b = text[i];
            if (b == '"') {
                end = i;
                position = i + 1;
                kind = STRING;
                return true;
            }
            final int length = specialLength(b, i);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return false;
    }

    /** The end of the plain characters that begin at index: most of a body. */
    private int plainEnd(int index) {
        int i = index;
        while (i < limit && text[i] >= ' ' && text[i] != '"' && text[i] != '\\') {
            i++;
        }
        return i;
    }

    /** How many bytes an escape or a character beyond ASCII takes; 0 when malformed. */
    private int specialLength(byte b, int index) {
        if (b != '\\') {
            return b < 0 ? Utf8.sequenceLength(text, index, limit) : 0;
        }
        escaped = true;
        if (limit - index < 2) {
            return 0;
        }
        return switch (text[index + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> UnescapedText.hexUnit(text, index + 2, limit) >= 0 ? 6 : 0;
            default -> 0;
        };
    }

    private boolean readLiteral(byte[] literal, int literalKind) {
        start = position;
        for (final byte expected : literal) {
            if (peek() != expected) {
                return false;
            }
            position++;
        }
        end = position;
        escaped = false;
        kind = literalKind;
        return true;
    }

    private boolean readNumber() {
        start = position;
        skipOne('-');
        if (!skipOne('0') && !skipDigits()) {
            return false;
        }
        if (skipOne('.') && !skipDigits()) {
            return false;
        }
        if (skipOne('e') || skipOne('E')) {
            if (!skipOne('+')) {
                skipOne('-');
            }
            if (!skipDigits()) {
                return false;
            }
        }
        end = position;
        escaped = false;
        kind = NUMBER;
        return true;
    }

    private boolean skipOne(char c) {
        if (peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    private boolean skipDigits() {
        final int first = position;
        while (position < limit && text[position] >= '0' && text[position] <= '9') {
            position++;
        }
        return position > first;
    }

    private int peek() {
        return position < limit ? text[position] : END;
    }
}
