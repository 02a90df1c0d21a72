package io.quash.engine;

import io.quash.transport.ResponseDecoder;

/** What the sender hears from the pool of connections. */
interface ConnectionEvents {
    /** Any answer, before anything else is done with it. */
    void onHeaders(VenueConnection connection, ResponseDecoder response);

    /** The answer to the connection's cancel or query, which the connection no longer carries. */
    void onAnswer(VenueConnection connection, VenueConnection.Load load, Intent intent, ResponseDecoder response);

    /**
     * The connection's cancel or query ended without an answer, and the connection with it.
     *
     * @param mayHaveLeft false when provably not one byte of the request left.
     */
    void onLost(VenueConnection connection, VenueConnection.Load load, Intent intent, boolean mayHaveLeft, long nowNs);
}
