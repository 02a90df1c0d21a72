package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What launch does to be warm from the first cancel. */
class WarmUpTest {
    private final GatewayFixture fixture = new GatewayFixture();

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
        fixture.launch();
        assertTrue(fixture.network.requests.isEmpty());
        assertEquals(1, fixture.network.pings);
        assertEquals(0, fixture.client.unfinished());
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
