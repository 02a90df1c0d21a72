package io.quash.engine.sim;

/** What an answer lets its reader conclude, by section 4 of the API facts. */
enum Says {
    /** The order is cancelled by the request that is answered. */
    CANCELED,
    /** The order has a final status. */
    FINAL_STATUS,
    /** The order is not in the book: -2011. */
    NOT_IN_BOOK,
    /** The request was surely not executed. */
    NOT_EXECUTED,
    /** Nothing for certain. */
    NOTHING
}
