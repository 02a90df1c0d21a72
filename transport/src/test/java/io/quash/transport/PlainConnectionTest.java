package io.quash.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A connection over real sockets, both ends on the test's thread. */
@Timeout(60)
class PlainConnectionTest implements ConnectionListener {
    private static final int CAPACITY = 8 * 1024 * 1024;
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final List<String> events = new ArrayList<>();
    private final long beginNs = System.nanoTime();
    private ServerSocket server;
    private NettyNetwork network;
    private HttpConnection connection;
    private Socket peer;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
    }

    @AfterEach
    void close() throws IOException {
        if (network != null) {
            network.close();
        }
        if (peer != null) {
            peer.close();
        }
        server.close();
    }

    @EachIoMode
    void shouldSendExactlyTheRequestAndTakeItsAnswerWhenConnected(final IoMode mode) throws IOException {
        connect(mode);
        for (int i = 0; i < 3; i++) {
            assertTrue(connection.send(put("GET /" + i), 6));
            assertEquals(HttpConnection.State.IN_FLIGHT, connection.state());
            assertArrayEquals(
                    ("GET /" + i).getBytes(US_ASCII), peer.getInputStream().readNBytes(6));
            assertEquals(6 * (i + 1), connection.bytesHandedOver());
            assertEquals(6 * (i + 1), connection.bytesAccepted());
            peer.getOutputStream().write(ANSWER.getBytes(US_ASCII));
            final int expected = i + 2;
            pollUntil(() -> events.size() == expected);
            assertEquals("response 200 {}", events.get(i + 1));
            assertTrue(connection.isReady());
            assertTrue(connection.firstByteNs() != 0);
        }
    }

    @EachIoMode
    void shouldReadWithoutAPollWhatIsAwaitedAndNothingElse(final IoMode mode) throws IOException {
        connect(mode);
        assertEquals(-1, network.pollAwaited());
        connection.send(put("GET /"), 5);
        assertEquals(0, network.pollAwaited());
        peer.getOutputStream().write(ANSWER.getBytes(US_ASCII));
        while (network.pollAwaited() == 0) {
            throwWhenLate();
        }
        assertEquals(List.of("ready", "response 200 {}"), events);
        assertEquals(0, network.pollAwaited(), "once more, for what should not come");
        assertEquals(-1, network.pollAwaited());
        assertEquals(2, events.size());
    }

    @EachIoMode
    void shouldAwaitTheRestWhenAnAnswerComesInParts(final IoMode mode) throws IOException {
        connect(mode);
        connection.send(put("GET /"), 5);
        peer.getOutputStream().write(ANSWER.substring(0, 20).getBytes(US_ASCII));
        while (network.pollAwaited() == 0) {
            throwWhenLate();
        }
        assertEquals(0, network.pollAwaited());
        assertEquals(0, network.pollAwaited());
        peer.getOutputStream().write(ANSWER.substring(20).getBytes(US_ASCII));
        while (network.pollAwaited() == 0) {
            throwWhenLate();
        }
        assertEquals(List.of("ready", "response 200 {}"), events);
    }

    @EachIoMode
    void shouldLookForSurplusOnceWhenAnswered(final IoMode mode) throws IOException {
        connect(mode);
        for (int i = 0; i < 3; i++) {
            connection.send(put("GET /"), 5);
            peer.getOutputStream().write(ANSWER.getBytes(US_ASCII));
            while (network.pollAwaited() == 0) {
                throwWhenLate();
            }
            assertEquals(0, network.pollAwaited());
            assertTrue(connection.isQuiet());
        }
        peer.getOutputStream().write(ANSWER.getBytes(US_ASCII));
        pollUntil(() -> events.size() == 5);
        assertEquals("closed SURPLUS_BYTES", events.get(4));
    }

    @EachIoMode
    void shouldNotBeQuietWhenSurplusCameBehindAnAnswer(final IoMode mode) throws IOException {
        connect(mode);
        connection.send(put("GET /"), 5);
        peer.getOutputStream().write(ANSWER.getBytes(US_ASCII));
        while (network.pollAwaited() == 0) {
            throwWhenLate();
        }
        peer.getOutputStream().write(ANSWER.getBytes(US_ASCII));
        while (connection.isReady() && network.pollAwaited() == 0) {
            throwWhenLate();
        }
        pollUntil(() -> events.size() == 3);
        assertEquals(List.of("ready", "response 200 {}", "closed SURPLUS_BYTES"), events);
    }

    @EachIoMode
    void shouldBeQuietUntilBytesComeInUnaskedWhichEndIt(final IoMode mode) throws IOException {
        connect(mode);
        assertTrue(connection.isQuiet());
        peer.getOutputStream().write(ANSWER.getBytes(US_ASCII));
        while (connection.isReady() && connection.isQuiet()) {
            throwWhenLate();
        }
        assertEquals(List.of("ready", "closed SURPLUS_BYTES"), events);
    }

    @EachIoMode
    void shouldNotBeQuietWhenThePeerHasClosed(final IoMode mode) throws IOException {
        connect(mode);
        peer.close();
        while (connection.isQuiet()) {
            throwWhenLate();
        }
        pollUntil(() -> events.size() == 2);
        assertEquals(List.of("ready", "closed PEER_CLOSED"), events);
    }

    @EachIoMode
    void shouldLeaveTheEndForThePollWhenAnAwaitedPeerCloses(final IoMode mode) throws IOException {
        connect(mode);
        connection.send(put("GET /"), 5);
        assertEquals(5, peer.getInputStream().readNBytes(5).length);
        peer.close();
        while (network.pollAwaited() == 0) {
            throwWhenLate();
        }
        assertEquals(-1, network.pollAwaited());
        pollUntil(() -> events.size() == 2);
        assertEquals(List.of("ready", "closed PEER_CLOSED"), events);
    }

    @EachIoMode
    void shouldLeaveTheEndForThePollWhenTheRestCannotBeSent(final IoMode mode) throws IOException {
        connect(mode);
        assertTrue(connection.send(0, CAPACITY));
        assertTrue(connection.hasUnsent());
        reset();
        awaitReset();
        assertTrue(connection.sendRest());
        assertEquals(1, network.pollAwaited());
        assertEquals(-1, network.pollAwaited());
        pollUntil(() -> events.size() == 2);
        assertEquals(List.of("ready", "closed IO_ERROR"), events);
    }

    @EachIoMode
    void shouldAccountForEveryByteWhenTheKernelHasNoRoom(final IoMode mode) throws IOException {
        connect(mode);
        for (int i = 0; i < CAPACITY; i++) {
            connection.requestBuffer().putByte(i, (byte) (i * 31 + (i >>> 8)));
        }
        assertTrue(connection.send(0, CAPACITY));
        assertTrue(connection.hasUnsent());
        long taken = connection.requestBytesTaken();
        assertTrue(taken > 0 && taken < CAPACITY, taken + " bytes");
        assertEquals(taken, connection.bytesAccepted());

        final byte[] received = new byte[CAPACITY];
        int count = 0;
        while (count < CAPACITY) {
            if (peer.getInputStream().available() > 0) {
                count += peer.getInputStream().read(received, count, CAPACITY - count);
            }
            network.poll();
            if (connection.hasUnsent()) {
                assertTrue(connection.sendRest());
                assertTrue(connection.requestBytesTaken() >= taken);
                taken = connection.requestBytesTaken();
            }
        }
        assertFalse(connection.hasUnsent());
        assertEquals(CAPACITY, connection.bytesAccepted());
        for (int i = 0; i < CAPACITY; i++) {
            assertEquals(connection.requestBuffer().getByte(i), received[i], "byte " + i);
        }
    }

    @EachIoMode
    void shouldTakeTheWholeAnswerWhenItIsLongerThanTheReceiveBufferAndThePeerCloses(final IoMode mode)
            throws IOException {
        connect(mode);
        connection.send(put("GET /"), 5);
        final String body = "x".repeat(20_000);
        peer.getOutputStream().write(("HTTP/1.1 502 Bad\r\nConnection: close\r\n\r\n" + body).getBytes(US_ASCII));
        peer.close();
        pollUntil(() -> events.size() == 3);
        assertEquals(List.of("ready", "response 502 " + body, "closed PEER_CLOSED"), events);
        assertEquals(HttpConnection.State.CLOSED, connection.state());
    }

    @EachIoMode
    void shouldNoticeWhenTheIdlePeerCloses(final IoMode mode) throws IOException {
        connect(mode);
        peer.close();
        pollUntil(() -> events.size() == 2);
        assertEquals(List.of("ready", "closed PEER_CLOSED"), events);
    }

    @EachIoMode
    void shouldNoticeWhenThePeerResets(final IoMode mode) throws IOException {
        connect(mode);
        connection.send(put("GET /"), 5);
        reset();
        pollUntil(() -> events.size() == 2);
        assertEquals(List.of("ready", "closed IO_ERROR"), events);
        assertEquals(5, connection.requestBytesTaken());
    }

    @EachIoMode
    void shouldProveThatNothingLeftWhenTheConnectionWasResetBeforeTheRequest(final IoMode mode) throws IOException {
        connect(mode);
        reset();
        awaitReset();
        assertFalse(connection.send(put("GET /"), 5));
        assertEquals(0, connection.requestBytesTaken());
        assertFalse(connection.isReady());
        assertFalse(connection.isQuiet());
        pollUntil(() -> events.size() == 2);
        assertEquals(HttpConnection.State.CLOSED, connection.state());
    }

    @EachIoMode
    void shouldTellWhenNobodyListens(final IoMode mode) throws IOException {
        server.close();
        open(mode);
        pollUntil(() -> events.size() == 1);
        assertEquals(List.of("closed CONNECT_FAILED"), events);
        assertTrue(connection.closeDetail().contains("refused"), connection.closeDetail());
    }

    @EachIoMode
    void shouldSayNothingMoreWhenClosedFromThisSideAndWorkWhenOpenedAgain(final IoMode mode) throws IOException {
        connect(mode);
        connection.close();
        assertEquals(CloseCause.CLOSED_LOCALLY, connection.closeCause());
        peer.close();
        connection.open(address());
        pollUntil(connection::isReady);
        peer = server.accept();
        assertEquals(List.of("ready", "ready"), events);
    }

    @EachIoMode
    void shouldThrowFromPollWhenTheListenerFails(final IoMode mode) throws IOException {
        connect(mode);
        connection.send(put("GET /"), 5);
        events.add("fail");
        peer.getOutputStream().write(ANSWER.getBytes(US_ASCII));
        final IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> pollUntil(() -> events.size() == 3));
        assertEquals("defect", failure.getCause().getMessage());
    }

    @Override
    public void onReady(final HttpConnection source) {
        events.add("ready");
    }

    @Override
    public void onResponse(final HttpConnection source, final ResponseDecoder response) {
        if (events.contains("fail")) {
            throw new IllegalStateException("defect");
        }
        events.add("response " + response.statusCode() + " "
                + response.body().getStringWithoutLengthAscii(0, response.bodyLength()));
    }

    @Override
    public void onClosed(final HttpConnection source) {
        events.add("closed " + source.closeCause());
    }

    private void open(final IoMode mode) {
        network = new NettyNetwork(new NetworkContext()
                .endpoint(new Endpoint(false, "127.0.0.1", 1))
                .ioMode(mode)
                .receiveBufferLength(1024));
        connection = new HttpConnection(network, this, SystemNanoClock.INSTANCE, DecoderLimits.defaults(), CAPACITY);
        connection.open(address());
    }

    private void connect(final IoMode mode) throws IOException {
        open(mode);
        pollUntil(connection::isReady);
        peer = server.accept();
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private int put(final String request) {
        connection.requestBuffer().putBytes(0, request.getBytes(US_ASCII));
        return 0;
    }

    /** Closing with unread bytes, or without lingering, sends RST. */
    private void reset() throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
    }

    /** Waits, without polling the network, until the RST has come in on this side of the loopback. */
    private void awaitReset() throws IOException {
        try (Socket probe = new Socket()) {
            probe.connect(address());
            server.accept().close();
            assertEquals(-1, probe.getInputStream().read());
        } catch (final SocketException ex) {
            throw new AssertionError(ex);
        }
    }

    /** As the sender does: several looks at what is awaited between two polls. */
    private void pollUntil(final BooleanSupplier condition) {
        for (int i = 1; !condition.getAsBoolean(); i++) {
            throwWhenLate();
            if (i % 4 == 0 || network.pollAwaited() < 0) {
                network.poll();
            }
        }
    }

    private void throwWhenLate() {
        if (System.nanoTime() - beginNs > TimeUnit.SECONDS.toNanos(20)) {
            throw new AssertionError("nothing more happened; so far " + events);
        }
    }

    @EachIoMode
    void shouldTellThatItCannotConnectWhenThereCannotEvenBeATry(final IoMode mode) throws IOException {
        connect(mode);
        connection.close();
        network.close();
        connection.open(address());
        assertEquals(List.of("ready", "closed CONNECT_FAILED"), events);
        assertEquals(HttpConnection.State.CLOSED, connection.state());
        open(mode);
    }
}
