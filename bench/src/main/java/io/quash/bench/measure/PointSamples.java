package io.quash.bench.measure;

import java.io.IOException;

/** Cancels at the three points of a launch. */
final class PointSamples {
    private final Samples totalNs = new Samples();
    private final Samples ownNs = new Samples();
    private final TimedCancels cancels;
    private CancelTime first;
    private CancelTime afterIdle;

    PointSamples(final TimedCancels cancels) {
        this.cancels = cancels;
    }

    void first() throws IOException {
        first = cancels.cancel();
    }

    void warmUp() throws IOException {
        cancels.cancel();
    }

    void steady() throws IOException {
        final CancelTime time = cancels.cancel();
        totalNs.add(time.totalNs());
        ownNs.add(time.ownNs());
    }

    void afterIdle() throws IOException {
        afterIdle = cancels.cancel();
    }

    /** Once there is a cancel of each point. */
    PointTimes times() {
        return new PointTimes(first, new CancelTime(totalNs.median(), ownNs.median()), afterIdle);
    }
}
