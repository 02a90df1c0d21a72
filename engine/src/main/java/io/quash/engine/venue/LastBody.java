package io.quash.engine.venue;

import java.util.Arrays;

/**
 * Remembers the members of the last body, each with the comma after it and with what was found in it. Many come again in
 * the next one, in the same order and byte for byte: to find a run of them unchanged costs a fraction of reading it anew.
 * What is not the same takes the ordinary way, and then the place of what came there last time.
 */
final class LastBody {
    /** A body with more or longer members is read all the same, in the ordinary way. */
    private static final int MAX_MEMBERS = 32;

    private static final int MAX_LENGTH = 2048;

    private final byte[] text = new byte[MAX_LENGTH];
    private final int[] starts = new int[MAX_MEMBERS + 1];
    private final int[] findings = new int[MAX_MEMBERS];
    private final int[] valueStarts = new int[MAX_MEMBERS];
    private final int[] valueEnds = new int[MAX_MEMBERS];
    private int count;
    private int next;

    /** The next member to come is the first one of a body. */
    void rewind() {
        next = 0;
    }

    /** How many bytes from start on are the same as came last time, in the next member and those after it. */
    int sameBytes(byte[] source, int start, int end) {
        final int from = starts[next];
        final int length = Math.min(end - start, starts[count] - from);
        if (length <= 0) {
            return 0;
        }
        final int different = Arrays.mismatch(source, start, start + length, text, from, from + length);
        return different < 0 ? length : different;
    }

    /** Whether the next member, with its comma and the white space after that, is no longer than this. */
    boolean isNextWithin(int length) {
        return next < count && nextLength() <= length;
    }

    int nextLength() {
        return starts[next + 1] - starts[next];
    }

    /** What {@link #remember} was told of it. */
    int nextFinding() {
        return findings[next];
    }

    /** Where its value starts, from its own start. */
    int nextValueStart() {
        return valueStarts[next];
    }

    /** Where its value ends, from its own start. */
    int nextValueEnd() {
        return valueEnds[next];
    }

    void skip() {
        next++;
    }

    /** Remembers a well-formed member, with its comma and the white space after that, in the place of the next one. */
    void remember(byte[] source, int start, int end, int finding, int valueStart, int valueEnd) {
        if (next == MAX_MEMBERS) {
            return;
        }
        final int length = end - start;
        final int before = next < count ? nextLength() : 0;
        if (starts[count] - before + length > MAX_LENGTH) {
            count = next;
            return;
        }
        makeRoom(before, length);
        System.arraycopy(source, start, text, starts[next], length);
        findings[next] = finding;
        valueStarts[next] = valueStart - start;
        valueEnds[next] = valueEnd - start;
        next++;
    }

    private void makeRoom(int before, int length) {
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
