package io.quash.engine;

/** What became of a cancel intent. Every accepted intent ends in exactly one. */
public enum OutcomeKind {
    /**
     * The venue answered that this order is cancelled by us; executedQty says what was filled before. Or, with
     * {@link Reason#RESOLVED}: a try of ours went unanswered, and the venue says that the order was cancelled since,
     * at a time that is surely not before that try.
     */
    CANCELED,
    /**
     * The order is known to be no longer open, and not provably by us; its status says how it ended. Also where a try
     * of ours went unanswered and the order was cancelled so soon after it that it may have been before.
     */
    CLOSED,
    /** The order is not in the book, and why is not established: never to be read as cancelled. */
    GONE,
    /** The venue surely did not execute the cancel; the order may still be open. */
    REJECTED,
    /** Not one byte left this process. */
    NOT_SENT,
    /** The cancel may or may not have been executed: never to be read as failed. */
    UNKNOWN;

    private static final OutcomeKind[] KINDS = values();

    static OutcomeKind of(final int ordinal) {
        return KINDS[ordinal];
    }
}
