package io.quash.engine;

import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;

/**
 * The reading end of the ring of intents. A producer that died between claim and commit would hold up all that come
 * behind it: when the ring has not moved for long although it is not empty, the claim is given up.
 */
final class IntentIntake {
    private final ManyToOneRingBuffer ring;
    private final long stallTimeoutNs;
    private long lastPosition = -1;
    private long lastMoveNs;

    IntentIntake(final ManyToOneRingBuffer ring, final long stallTimeoutNs) {
        this.ring = ring;
        this.stallTimeoutNs = stallTimeoutNs;
    }

    int read(final MessageHandler handler, final int limit) {
        return ring.read(handler, limit);
    }

    boolean isEmpty() {
        return ring.size() == 0;
    }

    /** @return whether a claim was given up. */
    boolean unblockStalledProducer(final long nowNs) {
        final long position = ring.consumerPosition();
        if (position != lastPosition || isEmpty()) {
            lastPosition = position;
            lastMoveNs = nowNs;
            return false;
        }
        if (nowNs - lastMoveNs < stallTimeoutNs) {
            return false;
        }
        lastMoveNs = nowNs;
        return ring.unblock();
    }
}
