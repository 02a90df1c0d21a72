package io.quash.engine.support;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that the calling thread allocates. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int MEASUREMENTS = 3;

    private Allocation() {}

    /**
     * What the rounds allocated after as many rounds of warming up; the least of some measurements, since the thread that
     * makes the JIT compile a method resolves what that needs, and on a busy machine the compiler comes late.
     */
    public static long bytesIn(int rounds, Runnable round) {
        repeat(rounds, round);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MEASUREMENTS; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(rounds, round);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void repeat(int rounds, Runnable round) {
        for (int i = 0; i < rounds; i++) {
            round.run();
        }
    }
}
