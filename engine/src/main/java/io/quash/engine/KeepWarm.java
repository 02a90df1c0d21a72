package io.quash.engine;

/**
 * Does something again and again while nothing happens, also while an answer is awaited: code and data that are not
 * used leave the processor's caches within milliseconds, and the next cancel would have to wait for them. For one
 * thread; does not allocate.
 */
final class KeepWarm {
    private final Runnable task;
    private final long intervalNs;
    private long lastUsedNs;

    KeepWarm(final Runnable task, final long intervalNs, final long nowNs) {
        this.task = task;
        this.intervalNs = intervalNs;
        lastUsedNs = nowNs;
    }

    /** @param work that the duty cycle did. */
    void onCycle(final int work, final long nowNs) {
        if (work > 0) {
            lastUsedNs = nowNs;
        } else if (nowNs - lastUsedNs >= intervalNs) {
            lastUsedNs = nowNs;
            task.run();
        }
    }
}
