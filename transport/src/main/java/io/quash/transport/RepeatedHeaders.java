package io.quash.transport;

import java.util.Arrays;

/**
 * Remembers the ignored header lines of the last response. Most come again with each response, in the same order and byte
 * for byte: to see that a line is the same as one that was found well-formed costs a fraction of checking it anew.
 */
final class RepeatedHeaders {
    /** A response with more or longer ones is decoded all the same, in the ordinary way. */
    private static final int MAX_LINES = 32;

    private static final int MAX_LINE_LENGTH = 256;

    private final byte[][] lines = new byte[MAX_LINES][MAX_LINE_LENGTH];
    private final int[] lengths = new int[MAX_LINES];
    private int next;

    /** The next line to come is the first ignored one of a response. */
    void rewind() {
        next = 0;
    }

    /** Length of the line that starts here, CRLF included, if it is whole and the one that came last time; else 0. */
    int match(final byte[] text, final int start, final int end) {
        if (next == MAX_LINES) {
            return 0;
        }
        final int length = lengths[next];
        if (length == 0
                || length > end - start
                || !Arrays.equals(text, start, start + length, lines[next], 0, length)) {
            return 0;
        }
        next++;
        return length;
    }

    /** Remembers a well-formed line, CRLF included, in the place of the one that it did not match. */
    void remember(final byte[] text, final int start, final int length) {
        if (next == MAX_LINES) {
            return;
        }
        final boolean fits = length <= MAX_LINE_LENGTH;
        lengths[next] = fits ? length : 0;
        if (fits) {
            System.arraycopy(text, start, lines[next], 0, length);
        }
        next++;
    }
}
