package io.quash.engine;

import java.util.concurrent.TimeUnit;

/**
 * Does something again and again while nothing happens, also while an answer is awaited: code and data that are not
 * used leave the processor's caches within milliseconds, and the next cancel would have to wait for them. For one
 * thread; does not allocate.
 */
final class KeepWarm {
    private static final long SETTLING_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int SETTLING_CANCELS = 100_000;

    private Runnable task;
    private long intervalNs;
    private long lastUsedNs;
    private long settledNs;
    private int settledAfter;
    private boolean settling;

    /** Nothing is done before this. */
    void begin(final Runnable task, final long intervalNs, final long nowNs) {
        this.task = task;
        this.intervalNs = intervalNs;
        lastUsedNs = nowNs;
    }

    /** At least this long from one time to the next, from now on. */
    void interval(final long intervalNs) {
        this.intervalNs = intervalNs;
    }

    /**
     * Runs made-up cancels all the time at first: those between a sender's own cycles are new to it, and make the JVM
     * compile these anew.
     *
     * @return whether that is over; from then on they come at the interval.
     */
    boolean isSettled(final Rehearsal rehearsal, final long intervalNs, final long nowNs) {
        if (!settling) {
            settling = true;
            settledNs = nowNs + SETTLING_NS;
            settledAfter = rehearsal.submitted() + SETTLING_CANCELS;
            begin(rehearsal::runOnce, 0, nowNs);
        }
        if (task != null && rehearsal.submitted() < settledAfter && nowNs - settledNs < 0) {
            return false;
        }
        interval(intervalNs);
        return true;
    }

    /** Nothing is done any more. */
    void end() {
        task = null;
    }

    /** @param work that the duty cycle did. */
    void onCycle(final int work, final long nowNs) {
        if (work > 0) {
            lastUsedNs = nowNs;
        } else if (task != null && nowNs - lastUsedNs >= intervalNs) {
            lastUsedNs = nowNs;
            task.run();
        }
    }
}
