package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.engine.venue.RequestEncoder;
import io.quash.engine.venue.RequestSigner;
import io.quash.transport.CloseCause;
import io.quash.transport.ResponseDecoder;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool by itself: what it carries is any object, and its listener is the test. */
class ConnectionPoolTest implements PoolListener {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final byte[] SYMBOL = {'s', 'y', 'm', 'b', 'o', 'l', '=', 'X'};

    private final ScriptedNetwork network = new ScriptedNetwork();
    private final RequestSigner signer = new RequestSigner(new byte[] {1});
    private final List<String> heard = new ArrayList<>();
    private boolean pongIsPlausible = true;
    private long nowNs = 1;
    private ConnectionPool pool;

    @Override
    public boolean onPong(final Connection connection, final ResponseDecoder response) {
        return pongIsPlausible;
    }

    @Override
    public void onAnswer(final Connection connection, final Object request, final ResponseDecoder response) {
        heard.add(request + " answered " + response.statusCode());
    }

    @Override
    public void onLost(final Connection connection, final Object request, final boolean mayHaveLeft, final long atNs) {
        heard.add(request + " lost" + (mayHaveLeft ? "" : ", unsent") + " at " + (atNs - 1) / MS);
    }

    @Override
    public void onFault(final String fault, final boolean permanent) {
        heard.add(fault + (permanent ? " for good" : ""));
    }

    @AfterEach
    void close() {
        pool.close();
        signer.close();
    }

    @Test
    void shouldReportTheAnswerToWhateverItCarries() {
        launch(1);
        final Connection connection = send("a request");
        assertNull(pool.acquire(), "one request a connection");
        assertEquals(1, pool.inFlight());
        network.nextRequest().answer(answer(400, "{}"));
        work();
        assertEquals(List.of("a request answered 400"), heard);
        assertEquals(0, pool.inFlight());
        assertSame(connection, pool.acquire());
    }

    @Test
    void shouldReportTheLossWhenTheConnectionEndsAndOpenAnother() {
        launch(1);
        send("a request");
        network.nextRequest().endLater(CloseCause.IO_ERROR);
        work();
        assertEquals(List.of("a request lost at 0"), heard);
        work();
        assertEquals(2, network.wires.size());
        assertNotNull(pool.acquire());
    }

    @Test
    void shouldReportTheLossWhenNoAnswerComesInTime() {
        launch(1);
        send("a request");
        pass(99);
        assertEquals(List.of(), heard);
        pass(1);
        assertEquals(List.of("a request lost at 100"), heard);
        assertTrue(network.wires.get(0).closedLocally);
    }

    @Test
    void shouldSayThatNothingLeftWhenTheKernelTookNothing() {
        launch(1);
        network.wires.get(0).room = 0;
        send("a request");
        pass(100);
        assertEquals(List.of("a request lost, unsent at 100"), heard);
    }

    @Test
    void shouldSendTheRestOnlyOfWhatHasBegunToLeaveWhileHeld() {
        launch(2);
        final Connection whole = acquire();
        final Connection part = acquire();
        network.wires.forEach(wire -> wire.room = 0);
        carry(whole, "whole");
        network.wires.get(part.index).room = 10;
        carry(part, "part");
        network.wires.forEach(wire -> wire.room = Integer.MAX_VALUE);
        assertEquals(1, pool.sendRests(true));
        assertEquals(1, network.requests.size());
        assertEquals(1, pool.sendRests(false));
        assertEquals(2, network.requests.size());
        assertEquals(0, pool.sendRests(false));
    }

    @Test
    void shouldUseAConnectionOnlyWhenNothingCameBehindTheAnswer() {
        launch(1);
        send("a request");
        final ScriptedWire wire = network.nextRequest();
        wire.answer(answer(400, "{}"));
        wire.answerLate(answer(400, "{}"));
        work();
        assertNull(pool.acquire(), "it looks first");
        work();
        assertTrue(wire.closedLocally);
        assertEquals(List.of("a request answered 400"), heard);
    }

    @Test
    void shouldReplaceAConnectionWhoseAnswerToAPingIsNone() {
        pongIsPlausible = false;
        begin(1);
        work();
        work();
        assertFalse(pool.isComplete());
        assertTrue(network.wires.get(0).closedLocally);
        assertFalse(pool.hasFree());
    }

    @Test
    void shouldReportAFaultForGoodWhenTryingAgainCannotHelp() {
        network.accepting = false;
        network.refusal = CloseCause.CERTIFICATE_REJECTED;
        begin(1);
        work();
        assertEquals(List.of("venue: CERTIFICATE_REJECTED for good"), heard);
    }

    @Test
    void shouldCarryNothingMoreWhenDiscarded() {
        launch(2);
        final Connection discarded = send("a request");
        pool.discard(discarded);
        assertEquals(0, pool.inFlight());
        assertEquals(List.of(), heard, "who discards it knows");
        assertNotSame(discarded, acquire());
        work();
        work();
        assertSame(discarded, acquire());
    }

    private void begin(final int connections) {
        pool = new ConnectionPool(
                new PoolSettings(
                        connections,
                        "venue",
                        RequestEncoder.requiredCapacity("v", "k"),
                        1000 * MS,
                        50 * MS,
                        500 * MS,
                        1),
                network,
                buffer -> new RequestEncoder(buffer, signer, "v", "k", 0),
                new VenueAddresses(new InetSocketAddress[] {new InetSocketAddress("127.0.0.1", 9)}),
                new VenueLimits(0, 0, new VenueLimits.Holds(0, 0, 0), nowNs),
                this,
                () -> nowNs,
                nowNs);
    }

    private void launch(final int connections) {
        begin(connections);
        work();
        work();
        assertTrue(pool.isComplete());
    }

    private void work() {
        pool.at(nowNs);
        network.poll();
        pool.housekeeping(true, false);
        network.poll();
    }

    private void pass(final int ms) {
        for (int i = 0; i < ms; i++) {
            nowNs += MS;
            work();
        }
    }

    private Connection send(final Object request) {
        final Connection connection = acquire();
        carry(connection, request);
        return connection;
    }

    private Connection acquire() {
        final Connection connection = pool.acquire();
        assertNotNull(connection);
        return connection;
    }

    private void carry(final Connection connection, final Object request) {
        connection.encoder.cancelByOrderId(SYMBOL, 1);
        connection.encoder.sign(1_700_000_000_000L);
        assertTrue(connection.http.send(connection.encoder.offset(), connection.encoder.length()));
        pool.carries(connection, request, nowNs + 100 * MS);
    }
}
