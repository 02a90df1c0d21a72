package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VenueClockTest {
    private static final long START_MS = 1_736_393_892_123L;

    private final VenueClock clock = new VenueClock(0, START_MS, 5000);

    @Test
    void shouldGoByOurClockWhenNothingIsKnown() {
        assertEquals(START_MS, clock.timestampMs(0));
        assertEquals(START_MS + 5, clock.timestampMs(ms(5)));
    }

    @Test
    void shouldGoByOurClockWhenTheAnswersDoNotContradictIt() {
        clock.onDate((START_MS + 40) / 1000, 0, ms(80));
        assertEquals(0, clock.offsetMs());
    }

    @Test
    void shouldNeverBeAheadOfTheVenueWhenItsClockDiffersFromOurs() {
        final Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            final long trueOffsetMs = random.nextInt(20_000) - 10_000;
            final VenueClock each = new VenueClock(0, START_MS, 5000);
            long nowMs = 0;
            for (int i = 0; i < 50; i++) {
                nowMs += random.nextInt(2000);
                final long thereMs = random.nextInt(50);
                final long backMs = random.nextInt(50);
                final long venueMs = START_MS + nowMs + thereMs + trueOffsetMs;
                each.onDate(Math.floorDiv(venueMs, 1000), ms(nowMs), ms(nowMs + thereMs + backMs));
                final long error = each.offsetMs() - trueOffsetMs;
                final boolean ourOwn = each.offsetMs() == 0;
                assertTrue(ourOwn ? Math.abs(error) <= 1100 : error <= 0 && error >= -1101, "error " + error + " ms");
                assertTrue(each.lowerBoundMs() <= trueOffsetMs && trueOffsetMs <= each.upperBoundMs());
            }
            assertTrue(each.upperBoundMs() - each.lowerBoundMs() < 400, "bounds narrow");
        }
    }

    @Test
    void shouldKnowTheClockToTheRoundTripWhenTheTimeWasAsked() {
        clock.onServerTime(START_MS + 5_010, 0, ms(20));
        assertEquals(4_989, clock.lowerBoundMs());
        assertEquals(5_011, clock.upperBoundMs());
        assertEquals(START_MS + 4_989, clock.timestampMs(0));
    }

    @Test
    void shouldStepBackWhenTheVenueSaysThatWeAreAhead() {
        clock.onAhead(START_MS, 0, ms(10));
        assertTrue(clock.timestampMs(ms(10)) <= START_MS + 10 - 1000);
    }

    @Test
    void shouldStepForwardWhenTheVenueSaysThatWeAreBehind() {
        clock.onBehind(START_MS, ms(10));
        assertTrue(clock.timestampMs(ms(10)) >= START_MS + 5000);
    }

    @Test
    void shouldBelieveTheNewestWhenAnswersContradictEachOther() {
        clock.onServerTime(START_MS + 5_000, 0, ms(2));
        clock.onServerTime(START_MS - 7_000, ms(2), ms(4));
        assertTrue(Math.abs(clock.offsetMs() + 7_000) < 10, clock.offsetMs() + " ms");
        clock.onAhead(START_MS + 60_000, ms(4), ms(6));
        assertTrue(Math.abs(clock.offsetMs() + 7_000) < 10, "says nothing new");
    }

    @Test
    void shouldBoundWhatTheVenuesClockCanHaveBeenWhenAnswersTellTheTime() {
        assertTrue(clock.latestMs(0) > START_MS + TimeUnit.DAYS.toMillis(3000), "nothing is known");
        clock.onServerTime(START_MS + 5_001, 0, ms(2));
        assertEquals(START_MS + 5_003, clock.latestMs(0));
        clock.onServerTime(START_MS + 9_002, ms(2), ms(4));
        assertEquals(START_MS + 9_002, clock.latestMs(0), "it went ahead");
    }

    @Test
    void shouldNotBelieveARefusalWhenItIsAboutHowLateTheVenuesClockCanHaveBeen() {
        clock.onServerTime(START_MS + 5_001, 0, ms(2));
        clock.onAhead(START_MS + 3_000, ms(2), ms(4));
        assertEquals(START_MS + 5_003, clock.latestMs(0));
    }

    @Test
    void shouldNotBelieveOneEarlierTimeAloneWhenTheAnswerMayBeAnothers() {
        clock.onServerTime(START_MS + 5_001, 0, ms(2));
        clock.onServerTime(START_MS + 3_003, ms(2), ms(4));
        assertEquals(START_MS + 5_003, clock.latestMs(0));
        clock.onServerTime(START_MS + 3_005, ms(4), ms(6));
        assertEquals(START_MS + 3_003, clock.latestMs(0));
    }

    @Test
    void shouldNoticeWhenTheWallClockIsSet() {
        clock.onServerTime(START_MS + 5_000, 0, ms(2));
        assertFalse(clock.checkForJump(ms(1000), START_MS + 1000 + 150));
        assertEquals(0, clock.jumps());
        assertTrue(clock.checkForJump(ms(2000), START_MS + 2000 + 3_600_000));
        assertEquals(1, clock.jumps());
        assertEquals(START_MS + 2000 + 3_600_000, clock.timestampMs(ms(2000)));
        assertFalse(clock.checkForJump(ms(3000), START_MS + 3000 + 3_600_000));
    }

    private static long ms(final long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Test
    void shouldStepBackToWhatTheRefusalTellsWhenNothingElseIsKnown() {
        clock.onAhead(START_MS, 0, ms(10));
        assertEquals(START_MS - 2000, clock.timestampMs(0));
    }
}
