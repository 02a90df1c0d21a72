package io.quash.engine.support;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that the calling thread allocates. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** What the rounds allocated after as many rounds of warming up. */
    public static long bytesIn(int rounds, Runnable round) {
        repeat(rounds, round);
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        repeat(rounds, round);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void repeat(int rounds, Runnable round) {
        for (int i = 0; i < rounds; i++) {
            round.run();
        }
    }
}
