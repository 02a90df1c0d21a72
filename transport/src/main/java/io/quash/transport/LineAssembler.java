package io.quash.transport;

/**
 * Cuts the stream into lines that end with CRLF and hold no control characters. A line that lies within one
 * read is handed out where it lies; only one that straddles reads is copied together.
 */
final class LineAssembler {
    private final byte[] scratch;
    private int scratchLength;
    private boolean isAfterCr;

    private Malformation malformation = Malformation.NONE;
    private boolean isComplete;
    private byte[] line;
    private int start;
    private int end;
    private int byteCount;

    LineAssembler(final int longestLine) {
        scratch = new byte[longestLine];
        line = scratch;
    }

    void reset() {
        scratchLength = 0;
        isAfterCr = false;
        isComplete = false;
        malformation = Malformation.NONE;
    }

    /**
     * Takes bytes up to the end of a line, if it is there.
     *
     * @param maxBytes of this line, CRLF included; the same for every part of a line.
     * @param tooLong  the malformation of a line that is longer.
     * @return where to go on: after the line's LF, at the malformed byte, or {@code sourceEnd}.
     */
    int assemble(
            final byte[] source,
            final int sourceStart,
            final int sourceEnd,
            final int maxBytes,
            final Malformation tooLong) {
        isComplete = false;
        final int scanEnd = sourceStart + Math.min(sourceEnd - sourceStart, maxBytes - scratchLength);
        int position = sourceStart;
        while (position < scanEnd) {
            if (!isAfterCr) {
                position = Ascii.skipText(source, position, scanEnd);
                if (position == scanEnd) {
                    break;
                }
            }
            final byte next = source[position];
            if (isAfterCr && next == Ascii.LF) {
                return complete(source, sourceStart, position);
            }
            if (isAfterCr || next != Ascii.CR) {
                return refuse(cause(next), position);
            }
            isAfterCr = true;
            position++;
        }
        if (position < sourceEnd) {
            return refuse(tooLong, position);
        }
        keep(source, sourceStart, position);
        return position;
    }

    /** Whether no part of the next line has been taken yet. */
    boolean isAtStart() {
        return scratchLength == 0;
    }

    boolean isComplete() {
        return isComplete;
    }

    Malformation malformation() {
        return malformation;
    }

    /**
     * Holds the complete line from {@link #start()} to {@link #end()}, until the next call or the end of
     * this read.
     */
    byte[] line() {
        return line;
    }

    int start() {
        return start;
    }

    /** Exclusive, before the CRLF. */
    int end() {
        return end;
    }

    /** Length of the complete line with its CRLF. */
    int byteCount() {
        return byteCount;
    }

    private int complete(final byte[] source, final int sourceStart, final int lineFeed) {
        final int next = lineFeed + 1;
        if (scratchLength == 0) {
            point(source);
            start = sourceStart;
            byteCount = next - sourceStart;
        } else {
            keep(source, sourceStart, next);
            point(scratch);
            start = 0;
            byteCount = scratchLength;
        }
        end = start + byteCount - 2;
        scratchLength = 0;
        isAfterCr = false;
        isComplete = true;
        return next;
    }

    /** A store of a reference is dear under G1 once both objects are old, and mostly it is the same array. */
    private void point(final byte[] text) {
        if (line != text) {
            line = text;
        }
    }

    private void keep(final byte[] source, final int from, final int to) {
        System.arraycopy(source, from, scratch, scratchLength, to - from);
        scratchLength += to - from;
    }

    private Malformation cause(final byte culprit) {
        if (isAfterCr) {
            return Malformation.BARE_CR;
        }
        return culprit == Ascii.LF ? Malformation.BARE_LF : Malformation.CONTROL_CHARACTER;
    }

    private int refuse(final Malformation cause, final int position) {
        malformation = cause;
        return position;
    }
}
