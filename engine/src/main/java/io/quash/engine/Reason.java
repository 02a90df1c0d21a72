package io.quash.engine;

/** Why an outcome is what it is. */
public enum Reason {
    /** The venue's answer says so; http status, code, text and order fields have the details. */
    ANSWERED,
    /** A query of the order says so; its fields are those of the query's answer. */
    RESOLVED,
    /** The deadline passed. */
    DEADLINE,
    /** The connection ended while the answer was awaited. */
    CONNECTION_LOST,
    /** What came back is no valid answer. */
    MALFORMED_ANSWER,
    /** The answer is not the one to this request. */
    DESYNCHRONISED,
    /** The deadline passed while the venue's limits, or our own account of them, let nothing be sent. */
    LIMITED,
    /** Everything was tried that the settings allow for one intent, or for all at this time. */
    GAVE_UP,
    /** The gateway was closed. */
    SHUTDOWN,
    /** The sender ended because of a defect; the error handler was told. */
    SENDER_FAILED;

    private static final Reason[] REASONS = values();

    static Reason of(final int ordinal) {
        return REASONS[ordinal];
    }
}
