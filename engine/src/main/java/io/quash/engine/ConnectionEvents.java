package io.quash.engine;

import io.quash.transport.ResponseDecoder;

/** What the sender hears of the cancels in flight. */
interface ConnectionEvents {
    /** The answer to the connection's cancel. */
    void onAnswer(VenueConnection connection, ResponseDecoder response);

    /** The connection ended with a cancel in flight; it is going to be opened again. */
    void onLost(VenueConnection connection);
}
