package io.quash.transport;

import java.util.Arrays;

/**
 * Remembers the header lines of the last response, each with what it says. Most come again with each response, in the same
 * order and byte for byte: to find a run of them unchanged costs a fraction of reading one anew. What is not the same
 * takes the ordinary way, and then the place of what came there last time.
 */
final class LastHead {
    /** A response with more or longer lines is decoded all the same, in the ordinary way. */
    private static final int MAX_LINES = 64;

    private static final int MAX_LENGTH = 4096;

    private final byte[] text = new byte[MAX_LENGTH];
    private final int[] starts = new int[MAX_LINES + 1];
    private final HeaderName[] names = new HeaderName[MAX_LINES];
    private final long[] meanings = new long[MAX_LINES];
    private int count;
    private int next;

    /** The next line to come is the first one of a response. */
    void rewind() {
        next = 0;
    }

    /** How many bytes from start on are the same as came last time, in the next line and those after it. */
    int sameBytes(final byte[] source, final int start, final int end) {
        final int from = starts[next];
        final int length = Math.min(end - start, starts[count] - from);
        if (length <= 0) {
            return 0;
        }
        final int different = Arrays.mismatch(source, start, start + length, text, from, from + length);
        return different < 0 ? length : different;
    }

    /** Whether the next line, CRLF included, is no longer than this. */
    boolean isNextWithin(final int length) {
        return next < count && nextLength() <= length;
    }

    int nextLength() {
        return starts[next + 1] - starts[next];
    }

    HeaderName nextName() {
        return names[next];
    }

    long nextMeaning() {
        return meanings[next];
    }

    void skip() {
        next++;
    }

    /** Remembers a well-formed line, CRLF included, in the place of the next one. */
    void remember(final byte[] source, final int start, final int length, final HeaderName name, final long meaning) {
        if (next == MAX_LINES) {
            return;
        }
        final int before = next < count ? nextLength() : 0;
        if (starts[count] - before + length > MAX_LENGTH) {
            count = next;
            return;
        }
        makeRoom(before, length);
        System.arraycopy(source, start, text, starts[next], length);
        if (names[next] != name) {
            names[next] = name;
        }
        meanings[next] = meaning;
        next++;
    }

    private void makeRoom(final int before, final int length) {
        if (next == count) {
            count++;
            starts[count] = starts[next] + length;
        } else if (before != length) {
            final int tail = starts[next + 1];
            System.arraycopy(text, tail, text, starts[next] + length, starts[count] - tail);
            for (int i = next; i < count; i++) {
                starts[i + 1] += length - before;
            }
        }
    }
}
