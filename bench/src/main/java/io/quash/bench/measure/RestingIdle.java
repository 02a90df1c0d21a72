package io.quash.bench.measure;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/** An idle strategy that can be sent to rest, so that its thread leaves the cores to another that is measured. */
final class RestingIdle implements IdleStrategy {
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final IdleStrategy strategy;
    private volatile boolean resting;

    RestingIdle(final IdleStrategy strategy) {
        this.strategy = strategy;
    }

    void rest(final boolean value) {
        resting = value;
    }

    @Override
    public void idle(final int workCount) {
        if (resting) {
            LockSupport.parkNanos(REST_NS);
        } else {
            strategy.idle(workCount);
        }
    }

    @Override
    public void idle() {
        strategy.idle();
    }

    @Override
    public void reset() {
        strategy.reset();
    }

    @Override
    public String alias() {
        return strategy.alias();
    }
}
