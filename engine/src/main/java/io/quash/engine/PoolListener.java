package io.quash.engine;

import io.quash.transport.ResponseDecoder;

/** Hears of what the pool's connections carry, from within a poll of the network or the pool's housekeeping. */
interface PoolListener {
    /**
     * A ping was answered.
     *
     * @return whether the answer can be a ping's; else the connection is replaced.
     */
    boolean onPong(Connection connection, ResponseDecoder response);

    /** A request was answered. The connection carries it no longer, and may have ended with the answer. */
    void onAnswer(Connection connection, Object request, ResponseDecoder response);

    /**
     * A request ended without an answer, and its connection with it.
     *
     * @param mayHaveLeft false when provably not one byte of the request left.
     */
    void onLost(Connection connection, Object request, boolean mayHaveLeft, long nowNs);

    /**
     * A connection could not be made usable.
     *
     * @param permanent whether trying again cannot help until somebody changes the configuration.
     */
    void onFault(String fault, boolean permanent);
}
