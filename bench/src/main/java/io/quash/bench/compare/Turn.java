package io.quash.bench.compare;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Lets one client cancel a number of orders, one after the other, and measures it. */
final class Turn {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final AllocationMeter meter = new AllocationMeter();
    private final BooleanSupplier stopped;

    /** @param stopped asked after each cancel whether to give up */
    Turn(final BooleanSupplier stopped) {
        this.stopped = stopped;
    }

    /** What was measured; times in nanoseconds. */
    record Sample(Histogram histogram, long allocatedBytes) {
        long percentile(final double percentile) {
            return histogram.getValueAtPercentile(percentile);
        }

        double bytesPerCancel() {
            return (double) allocatedBytes / histogram.getTotalCount();
        }
    }

    static Histogram emptyHistogram() {
        return new Histogram(LONGEST_NS, DIGITS);
    }

    /**
     * @param settling so many cancels go before, unmeasured, after what others did to caches and connections
     * @throws InterruptedException when told to give up
     */
    Sample take(final Contender contender, final long firstOrderId, final int settling, final int cancels)
            throws IOException, InterruptedException {
        final Histogram histogram = emptyHistogram();
        contender.begin(firstOrderId, settling + cancels);
        try {
            cancel(contender, firstOrderId, settling, histogram);
            histogram.reset();
            meter.start();
            cancel(contender, firstOrderId + settling, cancels, histogram);
            return new Sample(histogram, meter.stop());
        } finally {
            contender.end();
        }
    }

    private void cancel(final Contender contender, final long firstOrderId, final int count, final Histogram histogram)
            throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            final long startNs = System.nanoTime();
            contender.cancel(firstOrderId + i);
            histogram.recordValue(Math.min(System.nanoTime() - startNs, LONGEST_NS));
            if (stopped.getAsBoolean()) {
                throw new InterruptedException("told to stop");
            }
        }
    }
}
