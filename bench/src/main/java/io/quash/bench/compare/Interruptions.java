package io.quash.bench.compare;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/** How often, and for how long, a loop that does nothing but read the clock is kept from reading it. */
final class Interruptions {
    private static final long SHORTEST_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long LONG_NS = TimeUnit.MICROSECONDS.toNanos(10);
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(10);
    private static final double NS_IN_A_SECOND = 1e9;

    private final Histogram all = new Histogram(LONGEST_NS, 2);
    private final Histogram longOnes = new Histogram(LONGEST_NS, 2);
    private final double seconds;

    private Interruptions(final NanoClock clock, final long durationNs) {
        final long beginNs = clock.nanoTime();
        long beforeNs = beginNs;
        while (beforeNs - beginNs < durationNs) {
            final long nowNs = clock.nanoTime();
            record(nowNs - beforeNs);
            beforeNs = nowNs;
        }
        seconds = (beforeNs - beginNs) / NS_IN_A_SECOND;
    }

    /** Takes the calling thread for this long. */
    static Interruptions during(final NanoClock clock, final long durationNs) {
        return new Interruptions(clock, durationNs);
    }

    private void record(final long gapNs) {
        if (gapNs >= SHORTEST_NS) {
            all.recordValue(Math.min(gapNs, LONGEST_NS));
        }
        if (gapNs >= LONG_NS) {
            longOnes.recordValue(Math.min(gapNs, LONGEST_NS));
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f a second of 1 us and more; %.0f of 10 us and more, half of them of %.1f us and more",
                all.getTotalCount() / seconds,
                longOnes.getTotalCount() / seconds,
                longOnes.getValueAtPercentile(50) / 1e3);
    }
}
