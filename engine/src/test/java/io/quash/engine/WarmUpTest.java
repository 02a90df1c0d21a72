package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What launch does to be warm from the first cancel. */
class WarmUpTest {
    private final GatewayFixture fixture = new GatewayFixture();

    /** The shortest rehearsal, in which time for all pings goes by. */
    @BeforeEach
    void warmUp() {
        fixture.ctx.warmUpTimeoutNs(1);
        fixture.network.onPoll = () -> fixture.advanceMs(20);
    }

    @Test
    void shouldPingEachConnectionAsOftenAsAskedWhenItWarmsUp() {
        fixture.ctx.connections(3).warmUpPings(7);
        fixture.launch();
        assertEquals(21, fixture.network.pings);
        fixture.work();
        assertEquals(21, fixture.network.pings);
        assertTrue(fixture.submit(1) > 0);
        assertTrue(fixture.request().requestLine().startsWith("DELETE "));
    }

    @Test
    void shouldPingOnceWhenThereIsNoTimeForAWarmUp() {
        fixture.ctx.connections(3).warmUpPings(7).warmUpTimeoutNs(0);
        fixture.launch();
        assertEquals(3, fixture.network.pings);
    }

    @Test
    void shouldSpreadPingsOverTheWarmUp() {
        fixture.ctx.connections(2).warmUpPings(1000);
        fixture.network.onPoll = () -> fixture.advanceMs(1);
        final long beginNs = fixture.nowNs;
        fixture.launch();
        final long tookMs = TimeUnit.NANOSECONDS.toMillis(fixture.nowNs - beginNs);
        assertTrue(tookMs > 100, "enough to tell");
        assertTrue(fixture.network.pings > 4, "pings: " + fixture.network.pings);
        assertTrue(fixture.network.pings <= 2 + tookMs / 5, "pings: " + fixture.network.pings);
    }

    @Test
    void shouldBeReadyWhenAConnectionIsFreeOfPings() {
        fixture.ctx.warmUpPings(1000);
        fixture.launch();
        fixture.gateway.newClient().cancel(0, 1);
        fixture.gateway.doWork();
        assertTrue(fixture.request().requestLine().startsWith("DELETE "), "sent at once");
    }

    @Test
    void shouldBeReadyWhenPingsNeverEnd() {
        fixture.ctx.connections(3).pingIntervalNs(TimeUnit.MILLISECONDS.toNanos(1));
        final long beginNs = fixture.nowNs;
        fixture.launch();
        assertTrue(fixture.nowNs - beginNs < TimeUnit.MINUTES.toNanos(1), "as time goes here");
        assertTrue(fixture.gateway.isOpen());
    }

    @Test
    void shouldStopPingingWhenWeightRunsShort() {
        fixture.ctx.warmUpPings(50).weightLimit(30).weightReserve(10);
        fixture.launch();
        assertEquals(20, fixture.network.pings);
        assertTrue(fixture.gateway.isOpen());
    }

    @Test
    void shouldStopPingingWhenTheVenueWantsToBeLeftAlone() {
        fixture.ctx.warmUpPings(50);
        fixture.network.pingAnswer = ScriptedNetwork.answer(429, "{\"code\":-1003,\"msg\":\"Too many requests.\"}");
        fixture.launch();
        assertEquals(1, fixture.network.pings);
    }

    @Test
    void shouldGoOnWarmingUpWhenAPingIsLost() {
        fixture.ctx.warmUpPings(20);
        fixture.network.pingsUntilLoss = 3;
        fixture.launch();
        assertEquals(2, fixture.network.wires.size());
        assertEquals(20, fixture.network.pings);
    }

    @Test
    @Timeout(60)
    void shouldSendNothingButPingsWhenItRehearses() {
        fixture.ctx.nanoClock(System::nanoTime).warmUpTimeoutNs(TimeUnit.SECONDS.toNanos(30));
        fixture.ctx.warmUpPings(2);
        fixture.launch();
        assertTrue(fixture.network.requests.isEmpty());
        assertEquals(2, fixture.network.pings);
        assertEquals(0, fixture.client.unfinished());
    }

    @Test
    @Timeout(60)
    void shouldLaunchAndSaySoWhenItCannotRehearse() {
        // The gateway itself has been launched by then; the rehearsal's gateway refuses this window.
        fixture.network.onPoll = () -> fixture.ctx.recvWindowMs(-1);
        fixture.launch();
        assertEquals(1, fixture.errors.size());
        assertTrue(fixture.errors.get(0).getMessage().contains("warm-up"), fixture.errors::toString);
        assertTrue(fixture.submit(1) > 0);
        assertTrue(fixture.request().requestLine().startsWith("DELETE "));
    }

    @Test
    @Timeout(60)
    void shouldLaunchWithoutKeepingWarmWhenARehearsalFailsHalfWay() {
        final AtomicInteger polls = new AtomicInteger();
        fixture.network.onPoll = () -> {
            fixture.advanceMs(1);
            if (polls.incrementAndGet() == 100) {
                // By then its first gateway has been launched; the next one refuses this window.
                fixture.ctx.recvWindowMs(-1);
            }
        };
        fixture.ctx.warmUpTimeoutNs(TimeUnit.SECONDS.toNanos(30));
        fixture.launch();
        for (int i = 0; i < 100; i++) {
            fixture.advanceMs(1);
            fixture.gateway.doWork();
        }
        assertEquals(1, fixture.errors.size(), fixture.errors::toString);
        assertTrue(fixture.errors.get(0).getMessage().contains("warm-up"), fixture.errors::toString);
        assertNull(fixture.gateway.rehearsal(), "nothing to keep warm with");
    }

    @Test
    @Timeout(60)
    void shouldSettleAndMeetEveryKindOfAnswerWhenItRehearses() {
        final RehearsalTally tally = new RehearsalTally();
        try (Rehearsal rehearsal = new Rehearsal(fixture.ctx, tally)) {
            assertFalse(rehearsal.isSettled());
            while (!rehearsal.isSettled()) {
                rehearsal.runBatch();
            }
        }
        assertTrue(tally.of(OutcomeKind.CANCELED) > 10 * tally.of(OutcomeKind.CLOSED), tally::toString);
        assertTrue(tally.of(OutcomeKind.CLOSED) > 100, tally::toString);
        assertEquals(tally.total(), tally.of(OutcomeKind.CANCELED) + tally.of(OutcomeKind.CLOSED), tally::toString);
        assertTrue(tally.repeats() > 100, tally::toString);
    }
}
