package io.quash.engine.venue;

/**
 * Where in a JSON object the values of the known names lie, by {@link AnswerNames} slot. Reused for every body; allocates
 * nothing.
 */
final class Members {
    private static final int SCALAR = 1;
    private static final int ESCAPED = 2;
    private static final int FLAG_BITS = 2;

    private final JsonCursor cursor = new JsonCursor();
    private final MemberNames names = new MemberNames();
    private final LastBody last = new LastBody();
    private final int[] starts = new int[AnswerNames.COUNT];
    private final int[] ends = new int[AnswerNames.COUNT];
    private int seen;
    private int present;
    private int escaped;

    /** @return false when the text is not exactly one object, or a known name comes twice; then nothing is present. */
    boolean scan(byte[] text, int start, int end) {
        clear();
        names.reset();
        last.rewind();
        cursor.reset(text, start, end);
        if (scanObject() && cursor.atEnd()) {
            return true;
        }
        present = 0;
        return false;
    }

    void clear() {
        seen = 0;
        present = 0;
        escaped = 0;
    }

    /** The text that was scanned. */
    byte[] text() {
        return cursor.text();
    }

    /** A bit for each slot that has a string, number or boolean. */
    int present() {
        return present;
    }

    boolean isPresent(int slot) {
        return (present & 1 << slot) != 0;
    }

    /** Of a slot that is present. */
    int start(int slot) {
        return starts[slot];
    }

    /** Of a slot that is present; exclusive. */
    int end(int slot) {
        return ends[slot];
    }

    /** A bit for each slot with a string that has escapes in it. */
    int escaped() {
        return escaped;
    }

    boolean isEscaped(int slot) {
        return (escaped & 1 << slot) != 0;
    }

    private boolean scanObject() {
        cursor.skipSpace();
        if (!cursor.skip('{')) {
            return false;
        }
        if (cursor.skip('}')) {
            return true;
        }
        while (true) {
            if (!takeRepeated()) {
                return false;
            }
            final int start = cursor.position();
            final int slot = names.read(cursor);
            if (slot == MemberNames.MALFORMED || !cursor.readValue()) {
                return false;
            }
            final int flags = (cursor.isScalar() ? SCALAR : 0) | (cursor.escaped() ? ESCAPED : 0);
            final int valueStart = cursor.start();
            final int valueEnd = cursor.end();
            if (!keep(slot, flags, valueStart, valueEnd)) {
                return false;
            }
            if (!cursor.skip(',')) {
                return cursor.skip('}');
            }
            last.remember(cursor.text(), start, cursor.position(), slot << FLAG_BITS | flags, valueStart, valueEnd);
        }
    }

    /** Takes whole members that are the same as last time. Returns false when one of them came before. */
    private boolean takeRepeated() {
        int position = cursor.position();
        final int sameEnd = position + last.sameBytes(cursor.text(), position, cursor.limit());
        while (last.isNextWithin(sameEnd - position)) {
            final int finding = last.nextFinding();
            final int slot = finding >> FLAG_BITS;
            if (!keep(slot, finding, position + last.nextValueStart(), position + last.nextValueEnd())) {
                return false;
            }
            names.wasRead(slot);
            position += last.nextLength();
            last.skip();
        }
        // There may be more white space than last time.
        cursor.moveTo(position);
        cursor.skipSpace();
        return true;
    }

    private boolean keep(int slot, int flags, int valueStart, int valueEnd) {
        if (slot == AnswerNames.UNKNOWN) {
            return true;
        }
        final int bit = 1 << slot;
        if ((seen & bit) != 0) {
            return false;
        }
        seen |= bit;
        if ((flags & SCALAR) == 0) {
            return true;
        }
        present |= bit;
        starts[slot] = valueStart;
        ends[slot] = valueEnd;
        if ((flags & ESCAPED) != 0) {
            escaped |= bit;
        }
        return true;
    }
}
