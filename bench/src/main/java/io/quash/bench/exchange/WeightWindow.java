package io.quash.bench.exchange;

import java.util.concurrent.atomic.AtomicLong;

/** Request weight used in the current minute of the exchange's clock. Thread-safe. */
final class WeightWindow {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int WEIGHT_BITS = 31;
    private static final long WEIGHT_MASK = (1L << WEIGHT_BITS) - 1;

    /* Minute and weight in one word, so that a new minute starts at zero for everybody at once. */
    private final AtomicLong minuteAndWeight = new AtomicLong();

    /** Adds 1 and returns the weight used in this minute, this request included. */
    int add(final long nowMillis) {
        final long minute = minute(nowMillis);
        while (true) {
            final long seen = minuteAndWeight.get();
            final long used = seen >>> WEIGHT_BITS == minute ? seen & WEIGHT_MASK : 0;
            final long next = minute << WEIGHT_BITS | used + 1;
            if (minuteAndWeight.compareAndSet(seen, next)) {
                return (int) used + 1;
            }
        }
    }

    /** Whole seconds until the next window begins, at least 1. */
    static int secondsToNextWindow(final long nowMillis) {
        final long left = MINUTE_MILLIS - Math.floorMod(nowMillis, MINUTE_MILLIS);
        return (int) ((left + 999) / 1000);
    }

    private static long minute(final long nowMillis) {
        return Math.floorDiv(nowMillis, MINUTE_MILLIS);
    }
}
