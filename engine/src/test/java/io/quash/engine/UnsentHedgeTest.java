package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hedge takes from others when it is not sent, or not whole. */
class UnsentHedgeTest {
    private final GatewayFixture fixture = new GatewayFixture();

    @BeforeEach
    void allowHedges() {
        fixture.ctx
                .connections(2)
                .hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20))
                .maxRepeats(3);
    }

    @Test
    void shouldLeaveTheBudgetToRepeatsWhenThereIsNoConnectionForAHedge() {
        fixture.ctx.retryBurst(5).retryRatio(0);
        fixture.launch();
        final long first = fixture.submit(1);
        fixture.submit(2);
        final ScriptedWire lost = fixture.request();
        fixture.request();
        for (int i = 0; i < 40; i++) {
            fixture.advanceMs(1);
            fixture.work();
        }
        lost.endLater(CloseCause.IO_ERROR);
        fixture.work();
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(first + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldRepeatForTheNextWhenTheFirstEndsWithNothingButAHedgeThatHasNotBegunToLeave() {
        fixture.launch();
        final long leader = fixture.client.cancel(0, 1, TimeUnit.MILLISECONDS.toNanos(200));
        fixture.work();
        final ScriptedWire slow = fixture.request();
        fixture.network.wires.forEach(wire -> wire.room = wire == slow ? Integer.MAX_VALUE : 0);
        fixture.advanceMs(20);
        fixture.work();
        final long follower = fixture.client.cancel(0, 1);
        fixture.work();
        slow.endLater(CloseCause.IO_ERROR);
        fixture.work();
        fixture.advanceMs(200);
        fixture.work();
        assertEquals(List.of(leader + " UNKNOWN DEADLINE"), fixture.poll());

        for (int i = 0; i < 10 && fixture.network.requests.isEmpty(); i++) {
            fixture.advanceMs(10);
            fixture.work();
        }
        final ScriptedWire repeat = fixture.request();
        assertTrue(repeat.requestLine().startsWith("DELETE "), repeat.requestLine());
        repeat.answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(follower + " CANCELED ANSWERED"), fixture.poll());
    }
}
