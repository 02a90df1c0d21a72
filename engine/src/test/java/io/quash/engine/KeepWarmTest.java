package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.support.Allocation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeepWarmTest {
    private int runs;
    private final KeepWarm keepWarm = new KeepWarm();

    @BeforeEach
    void begin() {
        keepWarm.begin(() -> runs++, 100, 1_000);
    }

    @Test
    void shouldRunOncePerIntervalWhenNothingHappens() {
        for (int nowNs = 1_001; nowNs <= 1_350; nowNs++) {
            keepWarm.onCycle(0, nowNs);
        }
        assertEquals(3, runs);
    }

    @Test
    void shouldRunNoMoreWhenEndedAndAtAnotherPaceWhenTold() {
        keepWarm.interval(10);
        keepWarm.onCycle(0, 1_010);
        assertEquals(1, runs);
        keepWarm.end();
        keepWarm.onCycle(0, 2_000);
        assertEquals(1, runs);
    }

    @Test
    void shouldWaitForAWholeIntervalWhenSomethingHappened() {
        keepWarm.onCycle(0, 1_099);
        keepWarm.onCycle(1, 1_199);
        keepWarm.onCycle(0, 1_298);
        assertEquals(0, runs);
        keepWarm.onCycle(0, 1_299);
        assertEquals(1, runs);
    }

    @Test
    @Timeout(60)
    void shouldEndACancelWithoutAllocatingWhenRunAgainAndAgain() {
        final RehearsalTally tally = new RehearsalTally();
        final GatewayFixture fixture = new GatewayFixture();
        try (Rehearsal rehearsal = new Rehearsal(fixture.ctx, tally)) {
            for (int i = 0; i < 1_000; i++) {
                rehearsal.runOnce();
            }
            assertTrue(tally.total() >= 1_000 - 64, tally::toString);
        }
        try (Rehearsal rehearsal = new Rehearsal(fixture.ctx)) {
            assertEquals(0, Allocation.bytesIn(10_000, rehearsal::runOnce));
        }
    }

    @Test
    @Timeout(60)
    void shouldKeepWarmFromReadyUntilClosedWhenTheGatewayIsIdle() {
        final GatewayFixture fixture = new GatewayFixture();
        fixture.ctx.warmUpTimeoutNs(1).keepWarmIntervalNs(TimeUnit.MICROSECONDS.toNanos(100));
        fixture.launch();
        final Rehearsal rehearsal = fixture.gateway.rehearsal();
        final int submitted = rehearsal.submitted();
        for (int i = 0; i < 100; i++) {
            fixture.nowNs += 50_000;
            fixture.gateway.doWork();
        }
        assertEquals(50, rehearsal.submitted() - submitted, 1);
        assertTrue(fixture.network.requests.isEmpty(), "no made-up cancel leaves this process");
        assertTrue(fixture.poll().isEmpty());
        fixture.gateway.close();
        assertFalse(rehearsal.isOpen());
        assertTrue(fixture.errors.isEmpty(), fixture.errors::toString);
    }

    @Test
    @Timeout(60)
    void shouldGiveUpOnceAndSendRealCancelsWhenKeepingWarmFails() {
        final GatewayFixture fixture = new GatewayFixture();
        fixture.ctx.warmUpTimeoutNs(1).keepWarmIntervalNs(TimeUnit.MICROSECONDS.toNanos(100));
        fixture.launch();
        fixture.gateway.rehearsal().close();
        for (int i = 0; i < 100; i++) {
            fixture.advanceMs(1);
            fixture.gateway.doWork();
        }
        assertEquals(1, fixture.errors.size(), fixture.errors::toString);
        assertTrue(fixture.errors.get(0).getMessage().contains("keeping warm"), fixture.errors::toString);
        final long correlationId = fixture.submit(1);
        fixture.request().answer(ScriptedNetwork.canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    @Timeout(60)
    void shouldNotKeepWarmWhenTheIntervalIsZero() {
        final GatewayFixture fixture = new GatewayFixture();
        fixture.ctx.warmUpTimeoutNs(1).keepWarmIntervalNs(0);
        fixture.launch();
        final Rehearsal rehearsal = fixture.gateway.rehearsal();
        final int submitted = rehearsal.submitted();
        for (int i = 0; i < 100; i++) {
            fixture.nowNs += 1_000_000;
            fixture.gateway.doWork();
        }
        assertEquals(submitted, rehearsal.submitted());
        fixture.gateway.close();
        assertFalse(rehearsal.isOpen());
    }
}
