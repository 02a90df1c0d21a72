package io.quash.bench.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a strategy's thread does when there is nothing to do. It yields the core after a few spins, and sleeps only
 * when it has long to wait, so that waking up does not make a cancel late. Or it spins, and keeps the core.
 */
final class Waiting {
    private static final int SPINS = 100;
    private static final long MARGIN_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_SLEEP_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final boolean spin;
    private int turns;

    Waiting(final boolean spin) {
        this.spin = spin;
    }

    void reset() {
        turns = 0;
    }

    /** @param leastNs for how long nothing can happen, as far as is known */
    void idle(final long leastNs) {
        if (spin || turns < SPINS) {
            turns++;
            Thread.onSpinWait();
        } else if (leastNs > 2 * MARGIN_NS) {
            LockSupport.parkNanos(Math.min(leastNs - MARGIN_NS, LONGEST_SLEEP_NS));
        } else {
            Thread.yield();
        }
    }
}
