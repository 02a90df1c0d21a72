package io.quash.engine;

import java.util.concurrent.TimeUnit;

/**
 * How long to wait before another try to connect, with full jitter: anything up to a bound that doubles with each failure in a row, so
 * that connections that were lost together do not come back together.
 */
final class Backoff {
    private static final long FIRST_BOUND_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MAX_DOUBLINGS = 8;

    private long state;

    Backoff(final long seed) {
        state = seed | 1;
    }

    /** @param failures in a row before this one. */
    long delayNs(final int failures) {
        // Xorshift.
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (state >>> 1) % (FIRST_BOUND_NS << Math.min(failures, MAX_DOUBLINGS));
    }
}
