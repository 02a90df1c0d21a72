package io.quash.engine.venue;

/** What one answer to a cancel says about the order and about what may follow: the rows of section 4. */
public enum Verdict {
    /** Executed: the order is cancelled by this request. */
    CANCELED,
    /** No longer open, and not by this request; its status is in the answer. */
    CLOSED,
    /** Not executed: the order is not in the book, for a cause that only a query can tell. */
    NOT_IN_BOOK,
    /** Not executed: the timestamp was outside of the window. */
    CLOCK,
    /** Not executed: too many requests, or banned. */
    LIMITED,
    /** Not executed: stopped at the venue's edge. */
    BLOCKED,
    /** Not executed: the venue is overloaded. */
    BACK_OFF,
    /** Not executed, for no fault of the request: it may be repeated at once. */
    REPEAT,
    /** Not executed: the request is refused for what it is. */
    REJECTED,
    /** May or may not have been executed. */
    UNKNOWN,
    /** Not an answer to this request at all: nothing on this connection can be trusted any more. */
    DESYNCHRONISED
}
