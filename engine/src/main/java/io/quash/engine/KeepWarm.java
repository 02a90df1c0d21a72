package io.quash.engine;

/**
 * Does something again and again while nothing happens, also while an answer is awaited: code and data that are not
 * used leave the processor's caches within milliseconds, and the next cancel would have to wait for them. For one
 * thread; does not allocate.
 */
final class KeepWarm {
    private Runnable task;
    private long intervalNs;
    private long lastUsedNs;

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

    boolean isOn() {
        return task != null;
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
