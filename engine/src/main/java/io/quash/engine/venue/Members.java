package io.quash.engine.venue;

/**
 * Where in a JSON object the values of the known names lie, by {@link AnswerNames} slot. Reused for every body; allocates
 * nothing.
 */
final class Members {
    private final JsonCursor cursor = new JsonCursor();
    private final MemberNames names = new MemberNames();
    private final int[] starts = new int[AnswerNames.COUNT];
    private final int[] ends = new int[AnswerNames.COUNT];
    private int seen;
    private int present;
    private int escaped;

    /** @return false when the text is not exactly one object, or a known name comes twice; then nothing is present. */
    boolean scan(byte[] text, int start, int end) {
        clear();
        names.reset();
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
        do {
            final int slot = names.read(cursor);
            if (slot == MemberNames.MALFORMED || !cursor.readValue() || !keep(slot)) {
                return false;
            }
        } while (cursor.skip(','));
        return cursor.skip('}');
    }

    /** Keeps where the value lies that was just read. Returns false when its name came before. */
    private boolean keep(int slot) {
        if (slot == AnswerNames.UNKNOWN) {
            return true;
        }
        final int bit = 1 << slot;
        if ((seen & bit) != 0) {
            return false;
        }
        seen |= bit;
        if (!cursor.isScalar()) {
            return true;
        }
        present |= bit;
        starts[slot] = cursor.start();
        ends[slot] = cursor.end();
        if (cursor.escaped()) {
            escaped |= bit;
        }
        return true;
    }
}
