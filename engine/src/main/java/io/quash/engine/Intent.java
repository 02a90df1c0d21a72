package io.quash.engine;

import io.quash.engine.venue.RequestEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A cancel that the sender has taken on and not finished: one slot of {@link IntentPool}, used again and again. */
final class Intent {
    final byte[] clientOrderId = new byte[RequestEncoder.MAX_CLIENT_ORDER_ID_LENGTH];
    final DirectBuffer clientOrderIdView = new UnsafeBuffer(clientOrderId);
    int clientOrderIdLength;
    long correlationId;
    long orderId;
    int symbol;
    long deadlineNs;

    long submittedNs;
    long dequeuedNs;
    long signedNs;
    long sentNs;
    int attempts;

    /** Place in {@link DeadlineQueue}; -1 when not there. */
    int deadlineIndex = -1;

    /** The connection on which it is in flight; null while it waits for one. */
    VenueConnection connection;

    /** Neighbours in {@link IntentQueue}. */
    Intent previous;

    Intent next;
    boolean queued;

    boolean isByClientOrderId() {
        return clientOrderIdLength > 0;
    }

    void reset() {
        dequeuedNs = 0;
        signedNs = 0;
        sentNs = 0;
        attempts = 0;
        connection = null;
    }
}
