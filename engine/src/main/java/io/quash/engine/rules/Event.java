package io.quash.engine.rules;

/** What happened to an order's request, or to the order's time. */
public enum Event {
    /** The answer to a cancel: this request cancelled the order. */
    CANCELED,
    /** The answer to a cancel: the order is no longer open, and not by this request. */
    NOT_OPEN,
    /** The answer to a cancel: not executed, the order is not in the book; only a query can tell why. */
    NOT_IN_BOOK,
    /** Not executed, and another request would fare no better. */
    REFUSED,
    /** Not executed, for no fault of the request: it may be repeated at once. */
    REPEATABLE,
    /** Not executed: the venue is overloaded. */
    OVERLOADED,
    /** Not executed: too many requests, or banned. */
    LIMITED,
    /** Not executed: the venue's edge blocks this host. */
    BLOCKED,
    /** Not executed: the timestamp lay outside of the venue's window. */
    CLOCK,
    /** The answer does not say whether the request was executed. */
    UNCLEAR,
    /** The answer cannot be read, so nothing is known of the request. */
    UNREADABLE,
    /** The answer is about another request, so nothing is known of this one. */
    NOT_OURS,
    /** The connection ended without an answer. */
    LOST,
    /** The connection ended, and provably no byte of the request had left. */
    UNSENT,

    /** The answer to a query: cancelled, and not before our first request whose fate is unknown. */
    FOUND_CANCELED_BY_US,
    /** The answer to a query: no longer open, and not provably by us. */
    FOUND_NOT_OPEN,
    /** The answer to a query: in the book, or so when the venue's query side last looked. */
    FOUND_OPEN,
    /** The answer to a query: no such order, or not yet, or not any more. */
    NOT_FOUND,
    /** The answer to a query says nothing about the order. */
    NO_NEWS,

    /** The deadline passed. */
    DEADLINE,
    /** The deadline passed while the venue's limits, or our account of them, let nothing be sent. */
    DEADLINE_WHILE_HELD,
    /** The gateway closes. */
    SHUTDOWN,
    /** The sender ends because of a defect. */
    SENDER_FAILED
}
