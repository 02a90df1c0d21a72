package io.quash.bench.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes a thread has allocated since it began. */
final class ThreadAllocation {
    /** This virtual machine does not say, or the thread has ended. */
    static final long UNKNOWN = -1;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                    && bean.isThreadAllocatedMemorySupported()
                    && bean.isThreadAllocatedMemoryEnabled()
            ? bean
            : null;

    private ThreadAllocation() {}

    static long of(final Thread thread) {
        return THREADS == null ? UNKNOWN : THREADS.getThreadAllocatedBytes(thread.getId());
    }

    static long ofCurrentThread() {
        return THREADS == null ? UNKNOWN : THREADS.getCurrentThreadAllocatedBytes();
    }

    static long difference(final long before, final long after) {
        return before < 0 || after < 0 ? UNKNOWN : after - before;
    }
}
