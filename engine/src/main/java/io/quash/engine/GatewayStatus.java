package io.quash.engine;

import java.util.concurrent.CountDownLatch;

/** Where a gateway is in its life, seen by all threads. It only moves forward. */
final class GatewayStatus {
    /** How far launching has come. */
    enum Phase {
        /** Some connection has not been up and exercised yet. */
        CONNECTING,
        /** Pings and a rehearsal make connections and code warm. */
        WARMING_UP,
        /** A connection has yet to become free of these pings. */
        SETTLING,
        READY
    }

    private final CountDownLatch connected = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch terminated = new CountDownLatch(1);
    private volatile Phase phase = Phase.CONNECTING;
    private volatile boolean closing;
    private volatile boolean senderGone;
    private volatile Throwable failure;
    private volatile String lastFault = "no connection was tried";

    /** Intents are accepted. */
    boolean isOpen() {
        return !closing;
    }

    Phase phase() {
        return phase;
    }

    /** The sender has ended all it had, and never looks at the ring again. */
    boolean isSenderGone() {
        return senderGone;
    }

    Throwable failure() {
        return failure;
    }

    /** The last thing that kept a connection from becoming usable. */
    String lastFault() {
        return lastFault;
    }

    void fault(final String fault) {
        lastFault = fault;
    }

    void becameConnected() {
        phase = Phase.WARMING_UP;
        connected.countDown();
    }

    void warmUpEnded() {
        phase = Phase.SETTLING;
    }

    void becameReady() {
        phase = Phase.READY;
        ready.countDown();
    }

    void failed(final Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        close();
    }

    void close() {
        closing = true;
        connected.countDown();
        ready.countDown();
    }

    void senderGone() {
        close();
        senderGone = true;
        terminated.countDown();
    }

    /** Counted down when there is nothing more to wait for: connected, or closed. */
    CountDownLatch connected() {
        return connected;
    }

    /** Counted down when there is nothing more to wait for: ready, or closed. */
    CountDownLatch ready() {
        return ready;
    }

    CountDownLatch terminated() {
        return terminated;
    }
}
