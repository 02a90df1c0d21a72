package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import io.quash.transport.Network;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final GatewayFixture fixture = new GatewayFixture();

    @Test
    void shouldUseTheConnectionThatHasBeenQuietLongest() {
        fixture.ctx.connections(3);
        fixture.launch();
        final Set<ScriptedWire> used = new HashSet<>();
        for (int i = 1; i <= 3; i++) {
            fixture.submit(i);
            final ScriptedWire wire = fixture.request();
            used.add(wire);
            wire.answer(canceled("BTCUSDT", i));
            fixture.work();
        }
        assertEquals(3, used.size());
    }

    @Test
    void shouldDelayNoOtherCancelWhenOneAnswerIsSlow() {
        fixture.ctx.connections(2);
        final long slow = fixture.launch().submit(1);
        final ScriptedWire stuck = fixture.request();
        for (int i = 2; i <= 5; i++) {
            final long correlationId = fixture.submit(i);
            final ScriptedWire wire = fixture.request();
            assertNotEquals(stuck, wire);
            wire.answer(canceled("BTCUSDT", i));
            fixture.work();
            assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        }
        stuck.answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(slow + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldNotTakeASurplusErrorForTheNextAnswerWhenItComesRightBehindTheFirst() {
        fixture.launch();
        final long first = fixture.submit(1);
        final long second = fixture.client.cancel(0, 2);
        final ScriptedWire wire = fixture.request();
        final String rejected = answer(400, "{\"code\":-1022,\"msg\":\"Signature for this request is not valid.\"}");
        wire.answer(rejected);
        wire.answer(rejected);
        fixture.work();
        fixture.work();

        assertEquals(List.of(first + " REJECTED ANSWERED"), fixture.poll());
        assertTrue(wire.closedLocally);
        final ScriptedWire other = fixture.request();
        assertNotEquals(wire, other);
        other.answer(canceled("BTCUSDT", 2));
        fixture.work();
        assertEquals(List.of(second + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldNotTakeASurplusErrorForTheNextAnswerWhenItComesOneReadLater() {
        fixture.launch();
        final long first = fixture.submit(1);
        final ScriptedWire wire = fixture.request();
        final String rejected = answer(400, "{\"code\":-1022,\"msg\":\"Signature for this request is not valid.\"}");
        wire.answer(rejected);
        wire.answerLate(rejected);
        fixture.gateway.doWork();
        assertEquals(List.of(first + " REJECTED ANSWERED"), fixture.poll());

        final long second = fixture.submit(2);
        assertTrue(wire.closedLocally);
        fixture.work();
        final ScriptedWire other = fixture.request();
        assertNotEquals(wire, other);
        other.answer(canceled("BTCUSDT", 2));
        fixture.work();
        assertEquals(List.of(second + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldNotUseAConnectionAgainWhenWhatCameForAForgottenRequestIsAboutAnotherOrder() {
        fixture.ctx.deadlineNs(TimeUnit.MILLISECONDS.toNanos(100));
        fixture.launch().submit(1);
        final ScriptedWire late = fixture.request();
        fixture.advanceMs(100);
        fixture.work();
        assertEquals(1, fixture.poll().size());
        late.answer(canceled("BTCUSDT", 9));
        fixture.work();
        assertTrue(late.closedLocally, "what is still due would be taken for the next request's answer");
    }

    @Test
    void shouldUseAConnectionAgainWhenTheAnswerToAForgottenRequestHasCome() {
        fixture.ctx.connections(1).deadlineNs(TimeUnit.MILLISECONDS.toNanos(100));
        fixture.launch().client.cancel(0, "abc");
        fixture.work();
        final ScriptedWire late = fixture.request();
        fixture.advanceMs(100);
        fixture.work();
        assertEquals(1, fixture.poll().size());
        late.answer(answer(200, "{\"symbol\":\"BTCUSDT\",\"clientOrderId\":\"abc\",\"status\":\"CANCELED\"}"));
        fixture.work();
        fixture.submit(2);
        assertEquals(late, fixture.request());
    }

    @Test
    void shouldNotUseAConnectionWhenAPingIsAnsweredWithAnOrder() {
        fixture.ctx.connections(1).pingIntervalNs(TimeUnit.SECONDS.toNanos(15));
        fixture.launch();
        fixture.network.timeAnswer = canceled("BTCUSDT", 9);
        fixture.advanceMs(15_000);
        fixture.work();
        assertTrue(fixture.network.wires.get(0).closedLocally);
    }

    @Test
    void shouldPingAConnectionWhenItHasBeenIdle() {
        fixture.ctx.connections(2).pingIntervalNs(TimeUnit.SECONDS.toNanos(15));
        fixture.launch();
        final int pings = fixture.network.pings;
        fixture.advanceMs(14_999);
        fixture.work();
        assertEquals(pings, fixture.network.pings);
        fixture.advanceMs(1);
        fixture.work();
        fixture.work();
        assertEquals(pings + 2, fixture.network.pings);
    }

    @Test
    void shouldSignWithTheVenuesTimeWhenAnIdleConnectionWasAskedForIt() {
        fixture.ctx.pingIntervalNs(TimeUnit.SECONDS.toNanos(15));
        fixture.launch();
        fixture.network.timeAnswer = answer(200, "{\"serverTime\":" + (fixture.nowMs + 20_000) + "}");
        fixture.advanceMs(15_000);
        fixture.work();
        fixture.work();
        fixture.submit(1);
        final String line = fixture.request().requestLine();
        final long timestampMs = Long.parseLong(line.replaceAll(".*timestamp=(\\d+)&.*", "$1"));
        assertEquals(fixture.nowMs + 5_000 - 1, timestampMs);
    }

    @Test
    void shouldGoOnWithPingsWhenTheVenueDoesNotTellTheTime() {
        fixture.ctx.pingIntervalNs(TimeUnit.SECONDS.toNanos(15));
        fixture.launch();
        fixture.network.timeAnswer = answer(404, "<html>");
        for (int i = 0; i < 3; i++) {
            fixture.advanceMs(15_000);
            fixture.work();
            fixture.work();
        }
        assertTrue(fixture.network.wires.get(0).lastRequest.startsWith("GET /papi/v1/ping "));
        fixture.submit(1);
        fixture.request();
    }

    @Test
    void shouldKeepAConnectionFreeForCancelsWhenOthersArePinged() {
        fixture.ctx.connections(2).pingIntervalNs(TimeUnit.SECONDS.toNanos(15));
        fixture.launch();
        fixture.network.timeAnswer = "";
        fixture.advanceMs(15_000);
        fixture.work();
        fixture.submit(1);
        fixture.request();
    }

    @Test
    void shouldReplaceAConnectionByAWarmedOneWhenItGrowsOld() {
        fixture.ctx.maxConnectionAgeNs(TimeUnit.MINUTES.toNanos(30));
        fixture.launch();
        final ScriptedWire old = fixture.network.wires.get(0);
        fixture.network.answeringPings = false;
        fixture.advanceMs(TimeUnit.MINUTES.toMillis(30));
        fixture.work();
        assertEquals(2, fixture.network.wires.size());
        assertFalse(old.closedLocally, "not before the successor is warm");
        fixture.network.wires.get(1).answer(answer(200, "{}"));
        fixture.work();
        fixture.work();
        assertTrue(old.closedLocally);

        fixture.submit(1);
        assertEquals(fixture.network.wires.get(1), fixture.request());
        assertEquals(2, fixture.network.wires.size());
    }

    @Test
    void shouldCostNoOutcomeWhenEveryAnswerEndsItsConnection() {
        fixture.ctx.connections(2).maxRepeats(3).maxQueries(8).resolvesGone(true);
        fixture.launch();
        for (int i = 1; i <= 50; i++) {
            final long correlationId = fixture.submit(i);
            fixture.advanceMs(30);
            fixture.work();
            final ScriptedWire wire = fixture.request();
            wire.answer(canceled("BTCUSDT", i));
            wire.endLater(CloseCause.PEER_CLOSED);
            fixture.work();
            assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        }
    }

    @Test
    void shouldPollAllWiresEachMillisecondWhenOneOfThemAwaitsAnAnswer() {
        final AtomicInteger polls = new AtomicInteger();
        fixture.ctx.housekeepingIntervalNs(TimeUnit.MILLISECONDS.toNanos(1)).networkFactory(ignored -> new Network() {
            @Override
            public Wire connect(final InetSocketAddress address, final WireListener listener) {
                return fixture.network.connect(address, listener);
            }

            @Override
            public int poll() {
                polls.incrementAndGet();
                return fixture.network.poll();
            }

            @Override
            public int pollAwaited() {
                return fixture.network.requests.isEmpty() ? -1 : 0;
            }

            @Override
            public void close() {
                fixture.network.close();
            }
        });
        fixture.network.onPoll = () -> fixture.advanceMs(1);
        fixture.launch();
        fixture.network.onPoll = () -> {};
        fixture.submit(1);
        polls.set(0);
        for (int i = 0; i < 20; i++) {
            fixture.advanceMs(1);
            fixture.work();
        }
        assertTrue(polls.get() >= 19, polls + " polls in 20 ms");
    }
}
