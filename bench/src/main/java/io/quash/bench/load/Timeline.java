package io.quash.bench.load;

import io.quash.engine.OutcomeKind;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A run divided into intervals of equal length: how many outcomes of each kind each had, and how long their cancels
 * took. The intervals are made beforehand; when they do not suffice, two become one. For one thread at a time;
 * recording does not allocate.
 */
public final class Timeline {
    /** The most intervals. */
    public static final int INTERVALS = 200;
    /** How far a percentile may be from the measured value, as a part of it. */
    public static final double PRECISION = 1.0 / 32;

    private static final long SHORTEST_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final double LATE = 1.05;

    /** Latencies up to 68 s are told apart: below 16 ns each, then sixteen for each power of two. */
    private static final int STEPS = 16;

    private static final int STEP_BITS = 4;
    private static final long HIGHEST_NS = (1L << 36) - 1;
    private static final int BINS = binOf(HIGHEST_NS) + 1;
    private static final int KINDS = OutcomeKind.values().length;

    private final long expectedNs;
    private final int[] bins = new int[INTERVALS * BINS];
    private final long[] kinds = new long[INTERVALS * KINDS];
    private final long[] longestNs = new long[INTERVALS];
    private long intervalNs;
    private int used;

    /** @param expectedNs how long the run takes if all goes well, so that intervals need not grow; 0 if unknown */
    Timeline(final long expectedNs) {
        this.expectedNs = expectedNs;
        intervalNs = shortestFor(expectedNs);
    }

    private static long shortestFor(final long expectedNs) {
        long interval = SHORTEST_NS;
        while (interval * INTERVALS < expectedNs * LATE) {
            interval *= 2;
        }
        return interval;
    }

    void reset() {
        Arrays.fill(bins, 0);
        Arrays.fill(kinds, 0);
        Arrays.fill(longestNs, 0);
        intervalNs = shortestFor(expectedNs);
        used = 0;
    }

    /** @param atNs since the run began, when the outcome was known */
    void record(final long atNs, final OutcomeKind kind, final long latencyNs) {
        final int interval = intervalAt(Math.max(0, atNs));
        final long latency = Math.max(0, latencyNs);
        kinds[interval * KINDS + kind.ordinal()]++;
        bins[interval * BINS + binOf(Math.min(latency, HIGHEST_NS))]++;
        longestNs[interval] = Math.max(longestNs[interval], latency);
    }

    private int intervalAt(final long atNs) {
        while (atNs / intervalNs >= INTERVALS) {
            doubleInterval();
        }
        final int interval = (int) (atNs / intervalNs);
        used = Math.max(used, interval + 1);
        return interval;
    }

    private void doubleInterval() {
        halve(bins, BINS);
        halve(kinds, KINDS);
        for (int i = 0; i < INTERVALS / 2; i++) {
            longestNs[i] = Math.max(longestNs[2 * i], longestNs[2 * i + 1]);
        }
        Arrays.fill(longestNs, INTERVALS / 2, INTERVALS, 0);
        intervalNs *= 2;
        used = (used + 1) / 2;
    }

    private static void halve(final int[] counts, final int width) {
        for (int i = 0; i < INTERVALS / 2; i++) {
            for (int k = 0; k < width; k++) {
                counts[i * width + k] = counts[2 * i * width + k] + counts[(2 * i + 1) * width + k];
            }
        }
        Arrays.fill(counts, counts.length / 2, counts.length, 0);
    }

    private static void halve(final long[] counts, final int width) {
        for (int i = 0; i < INTERVALS / 2; i++) {
            for (int k = 0; k < width; k++) {
                counts[i * width + k] = counts[2 * i * width + k] + counts[(2 * i + 1) * width + k];
            }
        }
        Arrays.fill(counts, counts.length / 2, counts.length, 0);
    }

    /** Adds another thread's record of the same run, which may have to grow for it. */
    void add(final Timeline other) {
        while (intervalNs < other.intervalNs) {
            doubleInterval();
        }
        while (other.intervalNs < intervalNs) {
            other.doubleInterval();
        }
        Arrays.setAll(bins, i -> bins[i] + other.bins[i]);
        Arrays.setAll(kinds, i -> kinds[i] + other.kinds[i]);
        Arrays.setAll(longestNs, i -> Math.max(longestNs[i], other.longestNs[i]));
        used = Math.max(used, other.used);
    }

    /** Intervals from the begin of the run to its last outcome. */
    public int length() {
        return used;
    }

    public long intervalNs() {
        return intervalNs;
    }

    public long count(final int interval, final OutcomeKind kind) {
        return kinds[interval * KINDS + kind.ordinal()];
    }

    public long count(final int interval) {
        return Arrays.stream(kinds, interval * KINDS, (interval + 1) * KINDS).sum();
    }

    /** The longest latency of the interval, exactly; NaN when it had no outcome. */
    public double longestNs(final int interval) {
        return count(interval) == 0 ? Double.NaN : longestNs[interval];
    }

    /** A percentile of the interval's latencies, within {@link #PRECISION}; NaN when it had no outcome. */
    public double percentileNs(final int interval, final double percentile) {
        final long count = count(interval);
        if (count == 0) {
            return Double.NaN;
        }
        long left = Math.max(1, (long) Math.ceil(count * percentile / 100));
        int bin = -1;
        while (left > 0) {
            left -= bins[interval * BINS + ++bin];
        }
        return Math.min(middleOf(bin), longestNs[interval]);
    }

    private static int binOf(final long latencyNs) {
        if (latencyNs < STEPS) {
            return (int) latencyNs;
        }
        final int shift = Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(latencyNs);
        return shift * STEPS + (int) (latencyNs >>> shift);
    }

    private static double middleOf(final int bin) {
        if (bin < STEPS) {
            return bin;
        }
        final int shift = bin / STEPS - 1;
        final long lowest = (long) (bin % STEPS + STEPS) << shift;
        return lowest + ((1L << shift) - 1) / 2.0;
    }
}
