package io.quash.bench.compare;

import java.util.List;
import org.HdrHistogram.Histogram;

/** Times of a round trip's parts: each stage from the end of the one before it. Times in nanoseconds. */
final class StageSplit {
    /** Stands for all stages together. */
    static final int TOTAL = -1;

    private static final double NANOS_PER_MICRO = 1e3;

    private final List<String> stages;
    private final Histogram[] histograms;
    private final Histogram total = Turn.emptyHistogram();

    StageSplit(final String... stages) {
        this.stages = List.of(stages);
        histograms = new Histogram[stages.length];
        for (int i = 0; i < stages.length; i++) {
            histograms[i] = Turn.emptyHistogram();
        }
    }

    /** @param stamps when the first stage began, and when each ended */
    void record(final long[] stamps) {
        for (int i = 0; i < histograms.length; i++) {
            histograms[i].recordValue(stamps[i + 1] - stamps[i]);
        }
        total.recordValue(stamps[histograms.length] - stamps[0]);
    }

    void reset() {
        total.reset();
        for (final Histogram histogram : histograms) {
            histogram.reset();
        }
    }

    List<String> stages() {
        return stages;
    }

    double micros(final int stage, final double percentile) {
        final Histogram histogram = stage == TOTAL ? total : histograms[stage];
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }
}
