package io.quash.bench.measure;

import java.util.function.ToLongFunction;

/**
 * The three points that a launch is measured at.
 *
 * @param first     the first cancel after the gateway was ready
 * @param steadyP50 the medians of those that followed, once warm
 * @param afterIdle the first cancel after the idle time
 */
record PointTimes(CancelTime first, CancelTime steadyP50, CancelTime afterIdle) {
    double firstRatio(final ToLongFunction<CancelTime> part) {
        return part.applyAsLong(first) / (double) part.applyAsLong(steadyP50);
    }

    double afterIdleRatio(final ToLongFunction<CancelTime> part) {
        return part.applyAsLong(afterIdle) / (double) part.applyAsLong(steadyP50);
    }
}
