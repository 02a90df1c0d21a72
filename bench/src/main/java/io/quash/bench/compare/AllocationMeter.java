package io.quash.bench.compare;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes that all threads of this process allocate between two moments, for the thread that asks exactly. What a thread
 * allocates that begins in between counts in full; a thread that ends in between does not count.
 */
final class AllocationMeter {
    private final ThreadMXBean threads;
    private final Map<Long, Long> before = new HashMap<>();
    private long ownBefore;

    AllocationMeter() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean)
                || !bean.isThreadAllocatedMemorySupported()) {
            throw new IllegalStateException("this virtual machine does not tell what its threads allocate");
        }
        threads = bean;
        threads.setThreadAllocatedMemoryEnabled(true);
    }

    void start() {
        before.clear();
        before.putAll(others());
        ownBefore = threads.getCurrentThreadAllocatedBytes();
    }

    long stop() {
        long sum = threads.getCurrentThreadAllocatedBytes() - ownBefore;
        for (final Map.Entry<Long, Long> thread : others().entrySet()) {
            sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        return sum;
    }

    private Map<Long, Long> others() {
        final long[] ids = threads.getAllThreadIds();
        final long[] bytes = threads.getThreadAllocatedBytes(ids);
        final long own = Thread.currentThread().getId();
        final Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != own && bytes[i] >= 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread;
    }
}
