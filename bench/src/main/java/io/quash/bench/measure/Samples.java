package io.quash.bench.measure;

import java.util.Arrays;

/** Values of one quantity, kept as they are; percentiles are the nearest rank's. */
final class Samples {
    private long[] values = new long[64];
    private int count;

    void add(final long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    long median() {
        return percentile(50);
    }

    long max() {
        return percentile(100);
    }

    /** @throws IllegalStateException when there is none */
    long percentile(final double percent) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        final long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(percent / 100 * count) - 1)];
    }
}
