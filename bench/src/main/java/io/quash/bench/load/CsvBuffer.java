package io.quash.bench.load;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rows of comma-separated values as bytes (RFC 4180, but lines end in LF alone), written into memory made beforehand.
 * Does not allocate. The caller sees to it that there is room.
 */
final class CsvBuffer {
    private final ByteBuffer memory;
    private final UnsafeBuffer bytes;
    private int position;
    private boolean rowBegun;

    CsvBuffer(final int capacity) {
        memory = ByteBuffer.allocateDirect(capacity);
        bytes = new UnsafeBuffer(memory);
    }

    int room() {
        return bytes.capacity() - position;
    }

    /** What was written, ready to be read; stays as it is until {@link #clear}. */
    ByteBuffer written() {
        return memory.clear().limit(position);
    }

    void clear() {
        position = 0;
    }

    /** Begins the next value of the row; nothing more makes it an empty one. */
    CsvBuffer next() {
        if (rowBegun) {
            put(',');
        }
        rowBegun = true;
        return this;
    }

    void endRow() {
        put('\n');
        rowBegun = false;
    }

    void number(final long value) {
        position += bytes.putLongAscii(position, value);
    }

    void character(final char c) {
        put(c);
    }

    /** Text of which it is known that it needs no quotes. */
    void plain(final byte[] text) {
        bytes.putBytes(position, text);
        position += text.length;
    }

    /** Any text; in quotes where it needs them. Takes up to {@code 2 * length + 2} bytes. */
    void text(final byte[] text, final int length) {
        if (!needsQuotes(text, length)) {
            bytes.putBytes(position, text, 0, length);
            position += length;
            return;
        }
        put('"');
        for (int i = 0; i < length; i++) {
            if (text[i] == '"') {
                put('"');
            }
            put(text[i]);
        }
        put('"');
    }

    private static boolean needsQuotes(final byte[] text, final int length) {
        for (int i = 0; i < length; i++) {
            final byte b = text[i];
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    private void put(final int b) {
        bytes.putByte(position++, (byte) b);
    }
}
