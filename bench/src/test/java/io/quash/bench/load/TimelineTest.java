package io.quash.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.OutcomeKind;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Timeline timeline = new Timeline(0);

    private static long outcomes(final Timeline timeline) {
        return IntStream.range(0, timeline.length()).mapToLong(timeline::count).sum();
    }

    @Test
    void shouldCountOutcomesInTheIntervalInWhichTheyWereKnown() {
        timeline.record(-1, OutcomeKind.CANCELED, 5);
        timeline.record(9 * MS, OutcomeKind.GONE, 7);
        timeline.record(25 * MS, OutcomeKind.CANCELED, 1_000);

        assertEquals(10 * MS, timeline.intervalNs());
        assertEquals(3, timeline.length());
        assertEquals(1, timeline.count(0, OutcomeKind.CANCELED));
        assertEquals(1, timeline.count(0, OutcomeKind.GONE));
        assertEquals(0, timeline.count(1));
        assertEquals(1, timeline.count(2));
        assertEquals(7, timeline.longestNs(0));
        assertEquals(5, timeline.percentileNs(0, 50));
        assertTrue(Double.isNaN(timeline.longestNs(1)) && Double.isNaN(timeline.percentileNs(1, 50)));
    }

    @Test
    void shouldMakeOneIntervalOfTwoWhenTheyDoNotSuffice() {
        timeline.record(5 * MS, OutcomeKind.CANCELED, 300);
        timeline.record(15 * MS, OutcomeKind.UNKNOWN, 100);
        timeline.record(10 * MS * Timeline.INTERVALS, OutcomeKind.CANCELED, 200);

        assertEquals(20 * MS, timeline.intervalNs());
        assertEquals(Timeline.INTERVALS / 2 + 1, timeline.length());
        assertEquals(1, timeline.count(0, OutcomeKind.CANCELED));
        assertEquals(1, timeline.count(0, OutcomeKind.UNKNOWN));
        assertEquals(300, timeline.longestNs(0));
        assertEquals(1, timeline.count(Timeline.INTERVALS / 2));
        assertEquals(3, outcomes(timeline));
    }

    @Test
    void shouldKeepEveryOutcomeWhenARunIsLong() {
        for (int i = 0; i < 10_000; i++) {
            timeline.record(i * 50 * MS, OutcomeKind.CANCELED, i);
        }

        assertEquals(10_000, outcomes(timeline));
        assertTrue(timeline.length() <= Timeline.INTERVALS && timeline.length() > Timeline.INTERVALS / 2);
        assertEquals(9_999, timeline.longestNs(timeline.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 15, 16, 17, 999, 123_456, 7_654_321, 60_000_000_000L})
    void shouldTellPercentilesWithinItsPrecision(final long latencyNs) {
        for (int i = 0; i < 99; i++) {
            timeline.record(0, OutcomeKind.CANCELED, latencyNs);
        }
        timeline.record(0, OutcomeKind.CANCELED, 65_000_000_000L);

        assertEquals(latencyNs, timeline.percentileNs(0, 50), latencyNs * Timeline.PRECISION);
        assertEquals(latencyNs, timeline.percentileNs(0, 99), latencyNs * Timeline.PRECISION);
        assertEquals(65_000_000_000L, timeline.longestNs(0));
    }

    @Test
    void shouldTakeLatenciesOfAnyLength() {
        timeline.record(0, OutcomeKind.CANCELED, Long.MAX_VALUE);
        timeline.record(0, OutcomeKind.CANCELED, -1);

        assertEquals((double) Long.MAX_VALUE, timeline.longestNs(0));
        assertEquals(0, timeline.percentileNs(0, 50));
    }

    @Test
    void shouldNotGrowWhenTheRunIsAsLongAsExpected() {
        final long expectedNs = TimeUnit.SECONDS.toNanos(30);
        final Timeline expected = new Timeline(expectedNs);
        final long before = expected.intervalNs();

        expected.record(expectedNs, OutcomeKind.CANCELED, 1);

        assertEquals(before, expected.intervalNs());
    }

    @Test
    void shouldAddARecordWhoseIntervalsHaveGrownFurther() {
        final Timeline other = new Timeline(0);
        other.record(45 * MS, OutcomeKind.GONE, 50);
        other.record(40 * MS * Timeline.INTERVALS - 1, OutcomeKind.CANCELED, 1);
        timeline.record(41 * MS, OutcomeKind.CANCELED, 60);

        timeline.add(other);

        assertEquals(40 * MS, timeline.intervalNs());
        assertEquals(2, timeline.count(1));
        assertEquals(60, timeline.longestNs(1));
        assertEquals(Timeline.INTERVALS, timeline.length());

        final Timeline third = new Timeline(0);
        third.record(1, OutcomeKind.CANCELED, 1);
        timeline.add(third);

        assertEquals(4, outcomes(timeline));
    }

    @Test
    void shouldForgetEverythingWhenReset() {
        timeline.record(1_000_000 * MS, OutcomeKind.CANCELED, 5);

        timeline.reset();

        assertEquals(0, timeline.length());
        assertEquals(10 * MS, timeline.intervalNs());
        timeline.record(0, OutcomeKind.CANCELED, 3);
        assertEquals(1, outcomes(timeline));
        assertEquals(3, timeline.longestNs(0));
    }

    @Test
    void shouldAllocateNothingEvenWhenIntervalsGrow() {
        fill();
        timeline.reset();
        final long before = ThreadAllocation.ofCurrentThread();
        fill();
        final long bytes = ThreadAllocation.difference(before, ThreadAllocation.ofCurrentThread());

        assertTrue(bytes < 10_000, () -> bytes + " bytes");
    }

    private void fill() {
        for (int i = 0; i < 20_000; i++) {
            timeline.record(i * MS, OutcomeKind.CANCELED, i);
        }
    }
}
