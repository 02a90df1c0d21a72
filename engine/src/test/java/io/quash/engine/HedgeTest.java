package io.quash.engine;

import static io.quash.engine.ErrorBodies.GONE;
import static io.quash.engine.ErrorBodies.UNKNOWN_503;
import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same cancel on a second connection when the first is slow: two answers, one outcome. */
class HedgeTest {
    private final GatewayFixture fixture = new GatewayFixture().allowRepeatsAndQueries();

    @Test
    void shouldHedgeAndFoldTheAnswersWhenTheFirstIsSlow() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        final ScriptedWire hedge = fixture.request();
        assertNotEquals(slow, hedge);
        hedge.answer(answer(400, GONE));
        fixture.work();
        assertEquals(List.of(), fixture.poll(), "the other may have done it");
        slow.answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        assertTrue(fixture.network.requests.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAskWhenOneOfTwoIsNotInTheBookAndTheOtherIsLost(final boolean lostFirst) {
        fixture.ctx
                .hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20))
                .maxRepeats(3)
                .maxQueries(1);
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        final ScriptedWire hedge = fixture.request();
        if (lostFirst) {
            slow.endLater(CloseCause.IO_ERROR);
            hedge.answer(answer(400, GONE));
        } else {
            hedge.answer(answer(400, GONE));
            slow.endLater(CloseCause.IO_ERROR);
        }
        fixture.work();
        final ScriptedWire query = fixture.request();
        assertTrue(query.requestLine().startsWith("GET "), query.requestLine());
        query.answer(answer(503, UNKNOWN_503));
        fixture.work();
        assertEquals(List.of(correlationId + " GONE GAVE_UP"), fixture.poll());
    }

    @Test
    void shouldSayGoneWhenTheDeadlinePassesWithOneOfTwoInFlightAndTheOtherNotInTheBook() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20)).deadlineNs(TimeUnit.MILLISECONDS.toNanos(100));
        final long correlationId = fixture.launch().submit(1);
        fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        assertEquals(List.of(), fixture.poll());
        fixture.advanceMs(100);
        fixture.work();
        assertEquals(List.of(correlationId + " GONE DEADLINE"), fixture.poll());
    }

    @Test
    void shouldNotHedgeWhenTheLookForAQuietConnectionBringsTheAnswer() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.network.looksByPolling = true;
        fixture.advanceMs(20);
        slow.answerLate(canceled("BTCUSDT", 1));
        fixture.gateway.doWork();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        assertTrue(fixture.network.requests.isEmpty());
        fixture.submit(2);
        fixture.submit(3);
        assertEquals(2, fixture.network.requests.size(), "both connections are of use");
    }

    @Test
    void shouldStampTheRequestThatWasAnsweredWhenItIsNotTheHedge() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        final long sentNs = fixture.nowNs;
        fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        fixture.request();
        slow.answer(canceled("BTCUSDT", 1));
        fixture.work();
        final List<Long> stamps = new ArrayList<>();
        fixture.client.poll(outcome -> stamps.addAll(List.of(outcome.signedNs(), outcome.sentNs())), 1);
        assertEquals(List.of(sentNs, sentNs), stamps);
    }

    @Test
    void shouldNotCountAHedgeOfWhichNothingHasLeft() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.network.wires.forEach(wire -> wire.room = 0);
        fixture.advanceMs(20);
        fixture.work();
        slow.answer(canceled("BTCUSDT", 1));
        fixture.work();
        final List<Integer> attempts = new ArrayList<>();
        fixture.client.poll(outcome -> attempts.add(outcome.attempts()), 1);
        assertEquals(List.of(1), attempts);
    }

    @Test
    void shouldForgetTheSlowAnswerWhenTheHedgeHasEndedTheCancel() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        slow.answer(answer(400, GONE));
        fixture.work();
        assertEquals(List.of(), fixture.poll());
        fixture.submit(2);
        fixture.submit(3);
        assertEquals(2, fixture.network.requests.size(), "both connections are of use again");
    }
}
