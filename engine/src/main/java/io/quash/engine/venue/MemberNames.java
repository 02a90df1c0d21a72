package io.quash.engine.venue;

/**
 * Reads the names of an object's members. The venue writes them in the same order each time: so the name that came last
 * time after the one before is looked for first, in one comparison that takes the place of reading and finding it.
 */
final class MemberNames {
    /** In place of a slot: the text does not go on as the grammar wants. */
    static final int MALFORMED = -2;

    private static final int START = AnswerNames.COUNT;

    private final PlainText plain = new PlainText();
    private final int[] following = new int[AnswerNames.COUNT + 1];
    private int last;

    void reset() {
        last = START;
    }

    /** Moves on to the value. Returns the name's slot, {@link AnswerNames#UNKNOWN} or {@link #MALFORMED}. */
    int read(JsonCursor cursor) {
        final int guess = following[last];
        if (cursor.skip(AnswerNames.withQuotesAndColon(guess))) {
            last = guess;
            return guess;
        }
        if (!cursor.readName()) {
            return MALFORMED;
        }
        final PlainText name = plain.wrap(cursor.text(), cursor.start(), cursor.end(), cursor.escaped());
        final int slot = AnswerNames.slotOf(name);
        if (!cursor.skipColon()) {
            return MALFORMED;
        }
        if (slot != AnswerNames.UNKNOWN) {
            following[last] = slot;
            last = slot;
        }
        return slot;
    }
}
