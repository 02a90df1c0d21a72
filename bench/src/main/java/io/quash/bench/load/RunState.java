package io.quash.bench.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What the strategies and the thread that runs them tell each other. */
final class RunState {
    private final CountDownLatch warmedUp;
    private final CountDownLatch measuring = new CountDownLatch(1);
    private final CountDownLatch finished;
    private final AtomicReference<String> failure = new AtomicReference<>();
    private volatile boolean stopping;
    private volatile long startNs;

    RunState(final int strategies) {
        warmedUp = new CountDownLatch(strategies);
        finished = new CountDownLatch(strategies);
    }

    /** Nothing more is to be submitted. */
    boolean isStopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
    }

    /** Ends the run; the first one to say why is heard. */
    void fail(final String why) {
        failure.compareAndSet(null, why);
        stopping = true;
    }

    /** Why the run failed, or null. */
    String failure() {
        return failure.get();
    }

    CountDownLatch warmedUp() {
        return warmedUp;
    }

    CountDownLatch finished() {
        return finished;
    }

    void beginMeasuring(final long beginNs) {
        startNs = beginNs;
        measuring.countDown();
    }

    /** Waits until measuring begins, and returns the start of the schedule. */
    long awaitMeasuring() throws InterruptedException {
        measuring.await();
        return startNs;
    }

    long startNs() {
        return startNs;
    }
}
