package io.quash.engine.sim;

/** What went wrong on a wire, rather than with an answer. */
enum NetworkFault {
    NOT_CONNECTED,
    NOT_HANDSHAKEN,
    DEAD_AT_WRITE,
    DEAD_AMID_REQUEST,
    NOTHING_TAKEN,
    PARTLY_TAKEN,
    ENDED_IDLE,
    ENDED_AMID_REQUEST,
    ENDED_IN_FLIGHT,
    BYTES_WITHOUT_REQUEST
}
