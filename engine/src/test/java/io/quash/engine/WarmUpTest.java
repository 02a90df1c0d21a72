package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.transport.DecoderLimits;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What launch does to be warm from the first cancel. */
class WarmUpTest {
    private final GatewayFixture fixture = new GatewayFixture();

    /** Pings take no time here: this is enough for all of them, and too short for a rehearsal. */
    @BeforeEach
    void warmUp() {
        fixture.ctx.warmUpTimeoutNs(1);
    }

    @Test
    void shouldPingEachConnectionAsOftenAsAskedBeforeItIsReady() {
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
    void shouldStopPingingWhenTheVenueIsFarAway() {
        fixture.ctx.warmUpPings(50).warmUpTimeoutNs(TimeUnit.MILLISECONDS.toNanos(300));
        fixture.network.onPoll = () -> fixture.advanceMs(100);
        fixture.launch();
        assertEquals(4, fixture.network.pings);
        assertTrue(fixture.gateway.isOpen());
    }

    @Test
    void shouldStopPingingWhenHalfOfTheTimeToBeReadyIsOver() {
        fixture.ctx
                .warmUpPings(50)
                .readyTimeoutNs(TimeUnit.SECONDS.toNanos(1))
                .warmUpTimeoutNs(TimeUnit.SECONDS.toNanos(600));
        fixture.network.onPoll = () -> fixture.advanceMs(100);
        fixture.launch();
        assertEquals(6, fixture.network.pings);
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
    void shouldBeReadyWhenAPingOfTheWarmUpIsLost() {
        fixture.ctx.warmUpPings(50);
        fixture.network.pingsUntilLoss = 3;
        fixture.launch();
        assertEquals(2, fixture.network.wires.size());
        assertEquals(5, fixture.network.pings);
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
    void shouldLaunchWhenMadeUpCancelsDoNotEnd() {
        // Room for the answer to a ping, not for an order.
        fixture.ctx.decoderLimits(DecoderLimits.defaults().withMaxBodyLength(64));
        fixture.ctx.nanoClock(System::nanoTime).warmUpTimeoutNs(TimeUnit.MILLISECONDS.toNanos(250));
        fixture.launch();
        assertTrue(fixture.submit(1) > 0);
        assertTrue(fixture.request().requestLine().startsWith("DELETE "));
    }

    @Test
    @Timeout(60)
    void shouldLaunchAndSaySoWhenItCannotRehearse() {
        // Room for the head that the scripted venue sends, not for a usual one.
        fixture.ctx.decoderLimits(DecoderLimits.defaults().withMaxHeaderBytes(64));
        fixture.launch();
        assertEquals(1, fixture.errors.size());
        assertTrue(fixture.errors.get(0).getMessage().contains("warm-up"), fixture.errors::toString);
        assertTrue(fixture.submit(1) > 0);
        assertTrue(fixture.request().requestLine().startsWith("DELETE "));
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
