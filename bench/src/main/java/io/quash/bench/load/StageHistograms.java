package io.quash.bench.load;

import io.quash.engine.CancelOutcome;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One histogram of nanoseconds for each {@link Stage}, with three significant digits and room for one hour, made
 * beforehand. For one thread at a time; recording does not allocate.
 */
public final class StageHistograms {
    private static final long HIGHEST_NS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;

    private final Histogram[] histograms = new Histogram[Stage.COUNT];

    StageHistograms() {
        for (final Stage stage : Stage.values()) {
            histograms[stage.ordinal()] = new Histogram(HIGHEST_NS, DIGITS);
            histograms[stage.ordinal()].setTag(stage.label());
        }
    }

    public Histogram of(final Stage stage) {
        return histograms[stage.ordinal()];
    }

    /** @param countsFromNs what the total counts from */
    void record(final CancelOutcome outcome, final long countsFromNs) {
        record(Stage.RING, outcome.submittedNs(), outcome.dequeuedNs());
        record(Stage.SIGN, outcome.dequeuedNs(), outcome.signedNs());
        record(Stage.SEND, outcome.signedNs(), outcome.sentNs());
        record(Stage.VENUE, outcome.sentNs(), outcome.firstByteNs());
        record(Stage.DECODE, outcome.firstByteNs(), outcome.decodedNs());
        record(Stage.TOTAL, countsFromNs, outcome.decodedNs());
    }

    /** Leaves out a stage that was not gone through: one whose begin or end has no stamp. */
    void record(final Stage stage, final long fromNs, final long toNs) {
        if (fromNs != 0 && toNs != 0) {
            histograms[stage.ordinal()].recordValue(Math.max(0, Math.min(HIGHEST_NS, toNs - fromNs)));
        }
    }

    void reset() {
        for (final Histogram histogram : histograms) {
            histogram.reset();
        }
    }

    void add(final StageHistograms other) {
        for (int i = 0; i < histograms.length; i++) {
            histograms[i].add(other.histograms[i]);
        }
    }
}
