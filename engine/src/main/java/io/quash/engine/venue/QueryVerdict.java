package io.quash.engine.venue;

/** What one answer to {@code GET um/order} says about the order and about what may follow. */
public enum QueryVerdict {
    /** The order is in the book, or was when the venue's query side last looked: it may lag. */
    OPEN,
    /** The order's status is CANCELED, whoever did it. */
    CANCELED,
    /** The order is no longer open for another reason; its status is in the answer. */
    CLOSED,
    /** -2013: the venue knows no such order, or not yet, or not any more. */
    NOT_FOUND,
    /** The timestamp was outside of the window. */
    CLOCK,
    /** Too many requests, or banned. */
    LIMITED,
    /** Stopped at the venue's edge. */
    BLOCKED,
    /** Says nothing about the order; it may be asked again. */
    INCONCLUSIVE,
    /** Not an answer to this request: nothing on this connection can be trusted any more. */
    DESYNCHRONISED
}
