package io.quash.transport;

import org.agrona.DirectBuffer;

/** Hears of one {@link Wire}, from within {@link Network#poll()}, on its thread. */
public interface WireListener {
    /** The stream is connected and, over TLS, handshaken and verified. */
    void onOpen(Wire wire);

    /** Bytes have come in; the buffer is valid during the call only. */
    void onBytes(Wire wire, DirectBuffer buffer, int offset, int length);

    /** The stream has ended from the other side or could not be opened. Called once, and last. */
    void onClosed(Wire wire, CloseCause cause, String detail);
}
