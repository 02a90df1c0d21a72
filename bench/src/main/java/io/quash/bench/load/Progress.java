package io.quash.bench.load;

import java.util.concurrent.atomic.AtomicLongArray;

/** How far each strategy is, one cache line pair apart: written by the strategy at next to no cost, read by others. */
final class Progress {
    private static final int STRIDE = 16;

    private final AtomicLongArray counts;

    Progress(final int strategies) {
        counts = new AtomicLongArray((strategies + 1) * STRIDE);
    }

    void set(final int strategy, final long count) {
        counts.setOpaque((strategy + 1) * STRIDE, count);
    }

    long total() {
        long total = 0;
        for (int i = STRIDE; i < counts.length(); i += STRIDE) {
            total += counts.getOpaque(i);
        }
        return total;
    }
}
