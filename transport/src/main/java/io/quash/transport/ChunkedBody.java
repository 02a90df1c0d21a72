package io.quash.transport;

/**
 * Takes the chunks of a body up to and including the size line of the last; the trailers after it are
 * headers again.
 */
final class ChunkedBody {
    private static final long LARGEST_SIZE_BEFORE_ONE_MORE_DIGIT = (1L << 56) - 1;

    private enum Stage {
        SIZE,
        DATA,
        CR_AFTER_DATA,
        LF_AFTER_DATA,
        LAST_CHUNK_SEEN
    }

    private final LineAssembler lines;
    private final ResponseBody body;
    private final int maxLineLength;

    private Stage stage = Stage.SIZE;
    private int missing;
    private Malformation malformation = Malformation.NONE;

    ChunkedBody(final LineAssembler lines, final ResponseBody body, final int maxLineLength) {
        this.lines = lines;
        this.body = body;
        this.maxLineLength = maxLineLength;
    }

    void reset() {
        stage = Stage.SIZE;
        malformation = Malformation.NONE;
    }

    /** Takes at least one byte, or refuses it. Returns where to go on, or the index of the malformed byte. */
    int decode(final byte[] source, final int start, final int end) {
        return switch (stage) {
            case SIZE -> decodeSize(source, start, end);
            case DATA -> decodeData(source, start, end);
            case CR_AFTER_DATA -> expect(Ascii.CR, Stage.LF_AFTER_DATA, source, start);
            case LF_AFTER_DATA -> expect(Ascii.LF, Stage.SIZE, source, start);
            case LAST_CHUNK_SEEN -> start;
        };
    }

    boolean isLastChunkSeen() {
        return stage == Stage.LAST_CHUNK_SEEN;
    }

    Malformation malformation() {
        return malformation;
    }

    private int decodeSize(final byte[] source, final int start, final int end) {
        final int next = lines.assemble(source, start, end, maxLineLength, Malformation.CHUNK_LINE_TOO_LONG);
        if (!lines.isComplete()) {
            malformation = lines.malformation();
            return next;
        }
        final long size = parseSize(lines.line(), lines.start(), lines.end());
        if (size < 0 || size > body.room()) {
            malformation = size < 0 ? Malformation.BAD_CHUNK_SIZE : Malformation.BODY_TOO_LONG;
            return next - 1;
        }
        missing = (int) size;
        stage = size == 0 ? Stage.LAST_CHUNK_SEEN : Stage.DATA;
        return next;
    }

    /** The size, or -1. Extensions after a semicolon mean nothing to us. */
    private static long parseSize(final byte[] line, final int start, final int end) {
        long size = 0;
        int position = start;
        while (position < end) {
            final int digit = Ascii.hexValue(line[position]);
            if (digit < 0) {
                break;
            }
            if (size > LARGEST_SIZE_BEFORE_ONE_MORE_DIGIT) {
                return -1;
            }
            size = size << 4 | digit;
            position++;
        }
        final boolean isEmpty = position == start;
        return !isEmpty && (position == end || isExtension(line, position, end)) ? size : -1;
    }

    private static boolean isExtension(final byte[] line, final int start, final int end) {
        final int semicolon = Ascii.skipBlanks(line, start, end);
        return semicolon < end && line[semicolon] == ';';
    }

    private int decodeData(final byte[] source, final int start, final int end) {
        final int count = Math.min(missing, end - start);
        body.append(source, start, count);
        missing -= count;
        if (missing == 0) {
            stage = Stage.CR_AFTER_DATA;
        }
        return start + count;
    }

    private int expect(final byte wanted, final Stage following, final byte[] source, final int position) {
        if (source[position] != wanted) {
            malformation = Malformation.MISSING_CHUNK_END;
            return position;
        }
        stage = following;
        return position + 1;
    }
}
