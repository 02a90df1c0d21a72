package io.quash.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Paces, histograms and tallies: what a strategy records, without a gateway. */
class RecordingTest {
    private static final long START_NS = 1_000_000;

    private final StageHistograms histograms = new StageHistograms();

    @Test
    void shouldKeepIntendedTimesFixedWhenLoopIsOpen() {
        final Pace pace = Pace.openLoop(4_000);

        assertEquals(START_NS, pace.intendedNs(START_NS, 0));
        assertEquals(START_NS + 250_000, pace.intendedNs(START_NS, 1));
        assertEquals(START_NS + 3_600_000_000_000L, pace.intendedNs(START_NS, 14_400_000));
        assertEquals(4_000, pace.ratePerSecond(), 1e-9);
    }

    @Test
    void shouldCountTotalFromIntendedTimeWhenLoopIsOpen() {
        final Pace pace = Pace.openLoop(1_000);
        final long lateNs = START_NS + 50_000_000;

        histograms.record(Stage.TOTAL, pace.countsFromNs(START_NS, 3, lateNs), lateNs + 1_000);

        assertEquals(47_001_000, histograms.of(Stage.TOTAL).getMaxValue(), 47_001_000 / 1000.0);
    }

    @Test
    void shouldCountTotalFromSubmissionWhenLoopIsClosed() {
        final Pace pace = Pace.closedLoop();
        final long lateNs = START_NS + 50_000_000;

        histograms.record(Stage.TOTAL, pace.countsFromNs(START_NS, 3, lateNs), lateNs + 1_000);

        assertFalse(pace.isOpenLoop());
        assertEquals(1_000, histograms.of(Stage.TOTAL).getMaxValue());
    }

    @Test
    void shouldLeaveOutStageThatWasNotReachedAndTakeWhatExceedsTheRangeForItsEnd() {
        histograms.record(Stage.VENUE, 0, 5);
        histograms.record(Stage.VENUE, 5, 0);
        histograms.record(Stage.TOTAL, 1, Long.MAX_VALUE);

        assertEquals(0, histograms.of(Stage.VENUE).getTotalCount());
        assertEquals(
                TimeUnit.HOURS.toNanos(1),
                histograms.of(Stage.TOTAL).getMaxValue(),
                TimeUnit.HOURS.toNanos(1) / 1000.0);
    }

    @Test
    void shouldNoticeOutcomesThatShouldNotBe() {
        final OutcomeTally tally = new OutcomeTally(new KeyRange(null, 1, 10));
        tally.submitted(2);

        assertTrue(tally.record(1, OutcomeKind.GONE, Reason.ANSWERED));
        assertFalse(tally.record(1, OutcomeKind.GONE, Reason.ANSWERED));
        assertFalse(tally.record(2, OutcomeKind.CANCELED, Reason.ANSWERED));
        assertFalse(tally.record(-1, OutcomeKind.CANCELED, Reason.ANSWERED));

        assertEquals(3, tally.surplus());
        assertEquals(1, tally.count(OutcomeKind.GONE));
        assertEquals(0, tally.count(OutcomeKind.CANCELED));
        assertEquals(1, tally.count(Reason.ANSWERED));
        assertEquals(OutcomeKind.GONE, tally.kindOf(1));
        assertNull(tally.kindOf(0));
    }
}
