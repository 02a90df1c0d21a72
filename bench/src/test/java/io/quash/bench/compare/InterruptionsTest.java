package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Iterator;
import java.util.stream.LongStream;
import org.agrona.concurrent.NanoClock;
import org.junit.jupiter.api.Test;

class InterruptionsTest {
    @Test
    void shouldCountTheGapsBetweenLooksAtTheClock() {
        assertEquals(
                "10 a second of 1 us and more; 6 of 10 us and more, half of them of 20.1 us and more",
                measured(1_000, 999, 10_000, 40, 9_999, 20_000, 499_957_962).toString());
    }

    @Test
    void shouldSayZeroWhenNothingInterrupts() {
        assertEquals(
                "0 a second of 1 us and more; 0 of 10 us and more, half of them of 0.0 us and more",
                Interruptions.during(new Ticks(LongStream.iterate(0, ns -> ns + 900)), 1_000_000)
                        .toString());
    }

    /** Half a second in all. */
    private static Interruptions measured(final long... gapsNs) {
        final long[] stamps = new long[gapsNs.length + 1];
        for (int i = 0; i < gapsNs.length; i++) {
            stamps[i + 1] = stamps[i] + gapsNs[i];
        }
        return Interruptions.during(new Ticks(LongStream.of(stamps)), stamps[gapsNs.length]);
    }

    private static final class Ticks implements NanoClock {
        private final Iterator<Long> stamps;

        Ticks(final LongStream stamps) {
            this.stamps = stamps.iterator();
        }

        @Override
        public long nanoTime() {
            return stamps.next();
        }
    }
}
