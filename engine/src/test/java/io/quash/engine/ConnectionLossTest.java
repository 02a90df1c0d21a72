package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import io.quash.transport.Network;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionLossTest {
    private final GatewayFixture fixture = new GatewayFixture();

    @ParameterizedTest
    @EnumSource(
            value = CloseCause.class,
            names = {"PEER_CLOSED", "PEER_CLOSED_UNCLEANLY", "IO_ERROR"})
    void shouldEndUnknownAndGoOnWhenTheConnectionEndsBeforeTheAnswer(final CloseCause cause) {
        final long lost = fixture.launch().submit(1);
        fixture.request().endLater(cause);
        fixture.work();
        assertEquals(List.of(lost + " UNKNOWN CONNECTION_LOST"), fixture.poll());

        fixture.work();
        assertEquals(2, fixture.network.wires.size());
        final long next = fixture.submit(2);
        fixture.request().answer(canceled("BTCUSDT", 2));
        fixture.work();
        assertEquals(List.of(next + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldEndUnknownWhenTheConnectionEndsAtAnyByteWithinTheAnswer() {
        final String whole = canceled("BTCUSDT", 1);
        for (int cut = 1; cut < whole.length(); cut++) {
            final GatewayFixture each = new GatewayFixture();
            final long lost = each.launch().submit(1);
            final ScriptedWire wire = each.request();
            wire.answer(whole.substring(0, cut));
            wire.endLater(CloseCause.PEER_CLOSED);
            each.work();
            assertEquals(List.of(lost + " UNKNOWN CONNECTION_LOST"), each.poll(), "cut at " + cut);
        }
    }

    @Test
    void shouldEndUnknownWhenOnlyAPartOfTheRequestLeft() {
        fixture.launch();
        fixture.network.wires.get(0).room = 1;
        final long lost = fixture.submit(1);
        fixture.network.wires.get(0).endLater(CloseCause.IO_ERROR);
        fixture.work();

        assertEquals(List.of(lost + " UNKNOWN CONNECTION_LOST"), fixture.poll());
    }

    @Test
    void shouldSendTheRestWhenTheKernelHasRoomAgain() {
        fixture.launch();
        final ScriptedWire wire = fixture.network.wires.get(0);
        wire.room = 10;
        final long correlationId = fixture.submit(1);
        assertTrue(fixture.network.requests.isEmpty());
        wire.room = Integer.MAX_VALUE;
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();

        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldSendOnAnotherConnectionWhenProvablyNothingLeft() {
        fixture.ctx.connections(2);
        fixture.launch();
        fixture.network.wires.get(0).broken = true;
        final long correlationId = fixture.submit(1);
        final ScriptedWire second = fixture.request();
        assertEquals(fixture.network.wires.get(1), second);
        second.answer(canceled("BTCUSDT", 1));
        fixture.work();

        fixture.client.poll(outcome -> assertEquals(1, outcome.attempts()), 1);
        assertEquals(0, fixture.client.unfinished(), "correlation id " + correlationId);
    }

    @Test
    void shouldSendLaterWhenTheConnectionEndedBeforeTheKernelTookAnything() {
        fixture.launch();
        fixture.network.wires.get(0).room = 0;
        final long correlationId = fixture.submit(1);
        fixture.network.wires.get(0).endLater(CloseCause.IO_ERROR);
        fixture.work();
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();

        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldTakeTheAnswerAndReplaceTheConnectionWhenCloseIsAnnounced() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}", "connection: Close"));
        fixture.work();
        assertEquals(List.of(correlationId + " GONE ANSWERED"), fixture.poll());

        fixture.work();
        assertEquals(2, fixture.network.wires.size());
    }

    @Test
    void shouldEndUnknownWhenTheAnswerIsNotHttp() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer("SSH-2.0-OpenSSH_9.2\r\n");
        fixture.work();

        assertEquals(List.of(correlationId + " UNKNOWN MALFORMED_ANSWER"), fixture.poll());
    }

    @Test
    void shouldReplaceTheConnectionWhenBytesComeWithoutARequest() {
        fixture.launch();
        fixture.network.wires.get(0).answer(canceled("BTCUSDT", 1));
        fixture.work();
        fixture.work();

        assertEquals(2, fixture.network.wires.size());
        assertTrue(fixture.network.wires.get(0).closedLocally);
    }

    @Test
    void shouldTakeTheFirstAnswerAndReplaceTheConnectionWhenAnAnswerComesTwice() {
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire wire = fixture.request();
        wire.answer(canceled("BTCUSDT", 1) + canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        assertTrue(wire.closedLocally);
    }

    @Test
    void shouldBackOffWhenConnectionsAreRefused() {
        fixture.launch();
        fixture.network.accepting = false;
        fixture.network.wires.get(0).endLater(CloseCause.PEER_CLOSED);
        for (int i = 0; i < 10_000; i++) {
            fixture.advanceMs(1);
            fixture.work();
        }
        final int tries = fixture.network.wires.size() - 1;
        assertTrue(tries >= 5 && tries <= 40, tries + " tries in 10 s");

        fixture.network.accepting = true;
        fixture.advanceMs(10_000);
        fixture.work();
        assertTrue(fixture.submit(1) > 0);
        fixture.request();
    }

    @Test
    void shouldReplaceTheConnectionWhenAPingIsNotAnswered() {
        fixture.launch();
        fixture.network.answeringPings = false;
        fixture.network.wires.get(0).endLater(CloseCause.PEER_CLOSED);
        fixture.work();
        fixture.work();
        final ScriptedWire mute = fixture.network.wires.get(1);
        fixture.advanceMs(2000);
        fixture.work();

        assertTrue(mute.closedLocally);
    }

    @Test
    void shouldSayWhyWhenNotReadyInTime() {
        fixture.ctx.readyTimeoutNs(TimeUnit.MILLISECONDS.toNanos(20));
        fixture.network.accepting = false;
        final GatewayException failure = assertThrows(GatewayException.class, fixture::launch);
        assertEquals(
                "not ready within 20 ms (readyTimeout); last fault: http://127.0.0.1:9: CONNECT_FAILED",
                failure.getMessage());
        assertTrue(fixture.network.closed);
    }

    @Test
    void shouldTryAgainWhenThereWasNoSocketToBeHad() {
        final AtomicBoolean outOfSockets = new AtomicBoolean();
        fixture.ctx.connections(1).networkFactory(ignored -> new Network() {
            @Override
            public Wire connect(final InetSocketAddress address, final WireListener listener) {
                if (outOfSockets.get()) {
                    throw new IllegalStateException("Too many open files");
                }
                return fixture.network.connect(address, listener);
            }

            @Override
            public int poll() {
                return fixture.network.poll();
            }

            @Override
            public void close() {
                fixture.network.close();
            }
        });
        fixture.launch();
        outOfSockets.set(true);
        fixture.network.wires.get(0).endLater(CloseCause.PEER_CLOSED);
        fixture.work();
        final long correlationId = fixture.submit(1);
        assertTrue(fixture.gateway.isOpen());
        assertEquals(List.of(), fixture.errors);

        outOfSockets.set(false);
        for (int i = 0; i < 100 && fixture.network.requests.isEmpty(); i++) {
            fixture.advanceMs(10);
            fixture.work();
        }
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }
}
