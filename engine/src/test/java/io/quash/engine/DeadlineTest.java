package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final GatewayFixture fixture = new GatewayFixture();

    @Test
    void shouldEndNotSentWhenNoConnectionWasFreeUntilTheDeadline() {
        fixture.launch();
        final long inFlight = fixture.submit(1);
        fixture.advanceMs(1000);
        final long waiting = fixture.submit(2);
        fixture.advanceMs(999);
        fixture.work();
        assertEquals(List.of(), fixture.poll());

        fixture.advanceMs(1);
        fixture.network.accepting = false;
        fixture.work();
        assertEquals(List.of(inFlight + " UNKNOWN DEADLINE"), fixture.poll());

        fixture.advanceMs(1000);
        fixture.work();
        assertEquals(List.of(waiting + " NOT_SENT DEADLINE"), fixture.poll());
    }

    @Test
    void shouldEndNotSentWhenTheDeadlinePassedInTheRing() {
        fixture.launch();
        final long correlationId = fixture.client.cancel(0, 1);
        fixture.advanceMs(2000);
        fixture.work();

        assertEquals(List.of(correlationId + " NOT_SENT DEADLINE"), fixture.poll());
        assertTrue(fixture.network.requests.isEmpty());
    }

    @Test
    void shouldNotTakeALateAnswerForTheNextOneWhenTheDeadlinePassed() {
        fixture.launch();
        final long late = fixture.submit(1);
        final ScriptedWire wire = fixture.request();
        fixture.advanceMs(2000);
        fixture.work();
        assertEquals(List.of(late + " UNKNOWN DEADLINE"), fixture.poll());

        final long next = fixture.submit(2);
        assertTrue(fixture.network.requests.isEmpty(), "the connection still waits for its late answer");
        wire.answer(canceled("BTCUSDT", 1));
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 2));
        fixture.work();
        assertEquals(List.of(next + " CANCELED ANSWERED"), fixture.poll());
        assertEquals(1, fixture.network.wires.size());
    }

    @Test
    void shouldReplaceTheConnectionWhenTheLateAnswerNeverComes() {
        fixture.ctx.attemptTimeoutNs(TimeUnit.MILLISECONDS.toNanos(2500));
        fixture.launch();
        fixture.submit(1);
        fixture.advanceMs(2000);
        fixture.work();
        assertEquals(1, fixture.poll().size());
        fixture.advanceMs(500);
        fixture.work();
        assertTrue(fixture.network.wires.get(0).closedLocally);
        fixture.work();
        assertEquals(2, fixture.network.wires.size());
    }

    @Test
    void shouldEndNotSentWhenTheKernelTookNothingUntilTheDeadline() {
        fixture.launch();
        fixture.network.wires.get(0).room = 0;
        final long correlationId = fixture.submit(1);
        fixture.advanceMs(2000);
        fixture.work();

        assertEquals(List.of(correlationId + " NOT_SENT DEADLINE"), fixture.poll());
    }

    @Test
    void shouldEndUnknownWhenTheKernelTookAPartUntilTheDeadline() {
        fixture.launch();
        fixture.network.wires.get(0).room = 1;
        final long correlationId = fixture.submit(1);
        fixture.advanceMs(2000);
        fixture.work();

        assertEquals(List.of(correlationId + " UNKNOWN DEADLINE"), fixture.poll());
    }

    @Test
    void shouldEndInOrderOfDeadlinesWhenManyPass() {
        fixture.ctx.deadlineNs(TimeUnit.MILLISECONDS.toNanos(100)).maxUnfinishedPerClient(200);
        fixture.launch();
        fixture.network.wires.get(0).room = 0;
        for (int i = 0; i < 100; i++) {
            fixture.client.cancel(0, i);
            fixture.advanceMs(1);
            fixture.work();
        }
        fixture.network.accepting = false;
        int ended = fixture.poll().size();
        for (int i = 0; i < 100; i++) {
            fixture.advanceMs(1);
            fixture.work();
            ended += fixture.poll().size();
            assertEquals(100 - ended, fixture.client.unfinished());
        }
        assertEquals(100, ended);
    }

    @Test
    void shouldEndOthersInTimeWhenOneHasTheLongestDeadlineThereIs() {
        fixture.launch();
        fixture.submit(1);
        final long waiting = fixture.client.cancel(0, 2);
        fixture.work();
        fixture.advanceMs(2500);
        final long patient = fixture.client.cancel(0, 3, Long.MAX_VALUE);
        fixture.work();
        assertEquals(
                java.util.List.of("1 UNKNOWN DEADLINE", waiting + " NOT_SENT DEADLINE"),
                fixture.poll().stream().sorted().toList());
        assertEquals(1, fixture.client.unfinished(), "the one with patience: " + patient);
    }
}
