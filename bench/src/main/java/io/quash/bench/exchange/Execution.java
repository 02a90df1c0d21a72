package io.quash.bench.exchange;

/** What a cancel request does to an open order. */
enum Execution {
    CANCEL,
    /** The order is filled in the moment in which its cancel arrives. */
    FILL,
    NONE
}
