package io.quash.engine.order;

import org.agrona.DirectBuffer;

/** Decodes UTF-8 without an intermediate string. */
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** Bytes that are no UTF-8 become U+FFFD. */
    static void append(DirectBuffer buffer, int offset, int length, StringBuilder out) {
        final int end = offset + length;
        int i = offset;
        while (i < end) {
            final int lead = buffer.getByte(i++) & 0xFF;
            if (lead < 0x80) {
                out.append((char) lead);
                continue;
            }
            final int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
            if (lead < 0xC0 || i + more > end) {
                out.append(REPLACEMENT);
                continue;
            }
            int codePoint = lead & (0x3F >> more);
            for (final int next = i + more; i < next; i++) {
                codePoint = codePoint << 6 | (buffer.getByte(i) & 0x3F);
            }
            appendCodePoint(codePoint, out);
        }
    }

    // StringBuilder.appendCodePoint makes a String of a supplementary character.
    private static void appendCodePoint(int codePoint, StringBuilder out) {
        if (Character.isBmpCodePoint(codePoint)) {
            out.append((char) codePoint);
        } else if (Character.isValidCodePoint(codePoint)) {
            out.append(Character.highSurrogate(codePoint)).append(Character.lowSurrogate(codePoint));
        } else {
            out.append(REPLACEMENT);
        }
    }
}
