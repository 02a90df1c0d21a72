package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.LangUtil;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownTest {
    private final GatewayFixture fixture = new GatewayFixture();

    @Test
    void shouldEndEveryOpenIntentWhenClosedWithoutTimeToDrain() {
        fixture.ctx.drainTimeoutNs(0);
        fixture.launch();
        final long inFlight = fixture.submit(1);
        final long waiting = fixture.submit(2);
        fixture.gateway.close();

        assertEquals(
                List.of(inFlight + " UNKNOWN SHUTDOWN", waiting + " NOT_SENT SHUTDOWN"),
                fixture.poll().stream().sorted().toList());
        assertEquals(CancelClient.CLOSED, fixture.client.cancel(0, 3));
        assertTrue(fixture.network.closed);
    }

    @Test
    void shouldLetOpenIntentsGoOnWhenThereIsTimeToDrain() {
        fixture.launch();
        final long correlationId = fixture.submit(1);
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.gateway.close();

        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldSendWhatIsInTheRingWhenClosedBeforeItWasLookedAt() {
        fixture.launch();
        final long correlationId = fixture.client.cancel(0, 1);
        fixture.ctx.drainTimeoutNs(TimeUnit.MILLISECONDS.toNanos(5));
        closeWhileTimePasses();

        assertEquals(List.of(correlationId + " UNKNOWN SHUTDOWN"), fixture.poll());
        assertEquals(1, fixture.network.requests.size());
    }

    @Test
    void shouldDoNothingWhenClosedTwice() {
        fixture.launch();
        fixture.gateway.close();
        fixture.gateway.close();
        assertFalse(fixture.gateway.isOpen());
        assertEquals(0, fixture.gateway.doWork());
    }

    @Test
    void shouldEndNotSentWhenAnIntentWasCommittedAfterTheSendersLastLook() {
        fixture.launch();
        final GatewayStatus status = new GatewayStatus();
        final ManyToOneRingBuffer ring = fixture.gateway.intentRing();
        final CancelClient late = fixture.gateway.newClient(status);
        fixture.gateway.close();

        final long correlationId = late.cancel(0, 1);
        assertTrue(correlationId > 0, "it had not seen that the gateway is closed");
        assertEquals(List.of(), fixture.poll(late));
        status.senderGone();
        assertEquals(List.of(correlationId + " NOT_SENT SHUTDOWN"), fixture.poll(late));
        assertEquals(0, ring.size());
    }

    @Test
    void shouldEndEveryOpenIntentWhenTheSenderDiesOfADefect() {
        fixture.launch();
        final long inFlight = fixture.submit(1);
        final long waiting = fixture.submit(2);
        fixture.network.onPoll = () -> {
            throw new IllegalStateException("defect");
        };
        fixture.work();

        assertEquals(
                List.of(inFlight + " UNKNOWN SENDER_FAILED", waiting + " NOT_SENT SENDER_FAILED"),
                fixture.poll().stream().sorted().toList());
        assertEquals(CancelClient.CLOSED, fixture.client.cancel(0, 3));
        assertEquals("defect", fixture.errors.get(0).getMessage());
        assertEquals(1, fixture.errors.size());
        assertTrue(fixture.network.closed);
    }

    @Test
    void shouldGoOnWhenAProducerDiedBetweenClaimAndCommit() {
        fixture.launch();
        fixture.gateway.intentRing().tryClaim(IntentCodec.CANCEL, IntentCodec.length(0));
        final long behind = fixture.submit(1);
        assertTrue(fixture.network.requests.isEmpty());

        fixture.advanceMs(9_999);
        fixture.work();
        assertEquals(List.of(), fixture.poll());
        fixture.advanceMs(1);
        fixture.work();
        assertEquals(List.of(behind + " NOT_SENT DEADLINE"), fixture.poll());
    }

    private void closeWhileTimePasses() {
        final long startNs = fixture.nowNs;
        fixture.network.onPoll = () -> fixture.advanceMs(1);
        fixture.gateway.close();
        assertTrue(fixture.nowNs - startNs >= TimeUnit.MILLISECONDS.toNanos(5));
    }

    @Test
    void shouldEndEveryOpenIntentWhenTheErrorHandlerThrows() {
        fixture.ctx.errorHandler(defect -> {
            throw new IllegalStateException("of the error handler's own");
        });
        fixture.launch();
        final long inFlight = fixture.submit(1);
        fixture.network.onPoll = () -> {
            throw new IllegalStateException("defect");
        };
        fixture.work();
        assertEquals(List.of(inFlight + " UNKNOWN SENDER_FAILED"), fixture.poll());
        assertTrue(fixture.network.closed);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldEndEveryOpenIntentWhenTheErrorHandlerThrowsOnTheSendersThread() {
        final AtomicBoolean defective = new AtomicBoolean();
        fixture.ctx.invoked(false).nanoClock(System::nanoTime).errorHandler(LangUtil::rethrowUnchecked);
        fixture.network.onPoll = () -> {
            if (defective.get()) {
                throw new IllegalStateException("defect");
            }
        };
        fixture.launch();
        final long correlationId = fixture.client.cancel(0, 1, TimeUnit.HOURS.toNanos(1));
        defective.set(true);
        List<String> told = List.of();
        while (told.isEmpty()) {
            told = fixture.poll();
            Thread.onSpinWait();
        }
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith(correlationId + " "), told.get(0));
        fixture.gateway.close();
        assertTrue(fixture.network.closed);
    }

    @Test
    void shouldSayNotSentToAllOfAnOrderWhenNothingOfTheirRequestHadLeft() {
        fixture.ctx.drainTimeoutNs(0);
        fixture.launch();
        fixture.network.wires.forEach(wire -> wire.room = 0);
        final long leader = fixture.submit(1);
        final long follower = fixture.client.cancel(0, 1, TimeUnit.MILLISECONDS.toNanos(500));
        fixture.work();
        fixture.gateway.close();
        assertEquals(
                List.of(leader + " NOT_SENT SHUTDOWN", follower + " NOT_SENT SHUTDOWN"),
                fixture.poll().stream().sorted().toList());
    }
}
