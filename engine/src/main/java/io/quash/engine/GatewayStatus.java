package io.quash.engine;

import java.util.concurrent.CountDownLatch;

/** Where a gateway is in its life, seen by all threads. It only moves forward. */
final class GatewayStatus {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch terminated = new CountDownLatch(1);
    private volatile boolean ready;
    private volatile boolean closing;
    private volatile boolean senderGone;
    private volatile Throwable failure;
    private volatile String lastFault = "no connection was tried";

    /** Intents are accepted. */
    boolean isOpen() {
        return !closing;
    }

    boolean isReady() {
        return ready;
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

    void becameReady() {
        ready = true;
        started.countDown();
    }

    void failed(final Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        closing = true;
        started.countDown();
    }

    void close() {
        closing = true;
        started.countDown();
    }

    void senderGone() {
        closing = true;
        senderGone = true;
        started.countDown();
        terminated.countDown();
    }

    CountDownLatch started() {
        return started;
    }

    CountDownLatch terminated() {
        return terminated;
    }
}
