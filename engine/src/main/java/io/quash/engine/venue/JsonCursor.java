package io.quash.engine.venue;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks over JSON text and checks it strictly (RFC 8259, UTF-8 included). Every method that reads returns false where the
 * text does not go on as the grammar wants; the position then means nothing any more.
 */
final class JsonCursor {
    /** How deep a value may nest; the recursion that checks it is bounded by this. */
    static final int MAX_DEPTH = 32;

    /** What the last value read was. */
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        NESTED
    }

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int END = -1;

    private final UnsafeBuffer text;
    private int position;
    private int limit;
    private Kind kind;
    private int start;
    private int end;
    private boolean escaped;

    JsonCursor(UnsafeBuffer text) {
        this.text = text;
    }

    void reset(int length) {
        position = 0;
        limit = length;
    }

    Kind kind() {
        return kind;
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
        while (position < limit) {
            final byte b = text.getByte(position);
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            position++;
        }
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

    /** Reads a member's name, the colon and the white space around it. */
    boolean readName() {
        if (!readString()) {
            return false;
        }
        skipSpace();
        return skip(':');
    }

    /** Reads any value and the white space after it. */
    boolean readValue() {
        return readValue(0);
    }

    private boolean readValue(int depth) {
        final boolean read = switch (peek()) {
            case '"' -> readString();
            case '{' -> depth < MAX_DEPTH && readObject(depth + 1);
            case '[' -> depth < MAX_DEPTH && readArray(depth + 1);
            case 't' -> readLiteral(TRUE, Kind.BOOLEAN);
            case 'f' -> readLiteral(FALSE, Kind.BOOLEAN);
            case 'n' -> readLiteral(NULL, Kind.NULL);
            default -> readNumber();
        };
        skipSpace();
        return read;
    }

    private boolean readObject(int depth) {
        skip('{');
        if (!skip('}')) {
            do {
                if (!readName() || !readValue(depth)) {
                    return false;
                }
            } while (skip(','));
            if (!skip('}')) {
                return false;
            }
        }
        kind = Kind.NESTED;
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
        kind = Kind.NESTED;
        return true;
    }

    private boolean readString() {
        if (peek() != '"') {
            return false;
        }
        start = ++position;
        escaped = false;
        // Most of a body is plain characters of strings: pass over them without a store for each.
        int i = start;
        while (i < limit) {
            final byte b = text.getByte(i);
            if (b == '"') {
                end = i;
                position = i + 1;
                kind = Kind.STRING;
                return true;
            }
            final int length = b >= ' ' && b != '\\' ? 1 : specialLength(b, i);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return false;
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
        return switch (text.getByte(index + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> UnescapedText.hexUnit(text, index + 2, limit) >= 0 ? 6 : 0;
            default -> 0;
        };
    }

    private boolean readLiteral(byte[] literal, Kind literalKind) {
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
        kind = Kind.NUMBER;
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
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        return position > first;
    }

    private int peek() {
        return position < limit ? text.getByte(position) : END;
    }
}
