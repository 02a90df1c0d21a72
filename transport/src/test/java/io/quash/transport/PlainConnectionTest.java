package io.quash.transport;

import static io.quash.transport.PlainConnectionFixture.ANSWER;
import static io.quash.transport.PlainConnectionFixture.CAPACITY;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A connection over real sockets: what it carries, and how it ends. */
@Timeout(60)
class PlainConnectionTest {
    private PlainConnectionFixture fixture;

    @BeforeEach
    void listen() throws IOException {
        fixture = new PlainConnectionFixture();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @EachIoMode
    void shouldSendExactlyTheRequestAndTakeItsAnswerWhenConnected(final IoMode mode) throws IOException {
        fixture.connect(mode);
        for (int i = 0; i < 3; i++) {
            assertTrue(fixture.connection.send(fixture.put("GET /" + i), 6));
            assertEquals(HttpConnection.State.IN_FLIGHT, fixture.connection.state());
            assertArrayEquals(
                    ("GET /" + i).getBytes(US_ASCII),
                    fixture.peer.getInputStream().readNBytes(6));
            assertEquals(6 * (i + 1), fixture.connection.bytesHandedOver());
            assertEquals(6 * (i + 1), fixture.connection.bytesAccepted());
            fixture.answer(ANSWER);
            final int expected = i + 2;
            fixture.pollUntil(() -> fixture.events.size() == expected);
            assertEquals("response 200 {}", fixture.events.get(i + 1));
            assertTrue(fixture.connection.isReady());
            assertTrue(fixture.connection.firstByteNs() != 0);
        }
    }

    @EachIoMode
    void shouldAccountForEveryByteWhenTheKernelHasNoRoom(final IoMode mode) throws IOException {
        fixture.connect(mode);
        for (int i = 0; i < CAPACITY; i++) {
            fixture.connection.requestBuffer().putByte(i, (byte) (i * 31 + (i >>> 8)));
        }
        assertTrue(fixture.connection.send(0, CAPACITY));
        assertTrue(fixture.connection.hasUnsent());
        long taken = fixture.connection.requestBytesTaken();
        assertTrue(taken > 0 && taken < CAPACITY, taken + " bytes");
        assertEquals(taken, fixture.connection.bytesAccepted());

        final byte[] received = new byte[CAPACITY];
        int count = 0;
        while (count < CAPACITY) {
            if (fixture.peer.getInputStream().available() > 0) {
                count += fixture.peer.getInputStream().read(received, count, CAPACITY - count);
            }
            fixture.network.poll();
            if (fixture.connection.hasUnsent()) {
                assertTrue(fixture.connection.sendRest());
                assertTrue(fixture.connection.requestBytesTaken() >= taken);
                taken = fixture.connection.requestBytesTaken();
            }
        }
        assertFalse(fixture.connection.hasUnsent());
        assertEquals(CAPACITY, fixture.connection.bytesAccepted());
        for (int i = 0; i < CAPACITY; i++) {
            assertEquals(fixture.connection.requestBuffer().getByte(i), received[i], "byte " + i);
        }
    }

    @EachIoMode
    void shouldTakeTheWholeAnswerWhenItIsLongerThanTheReceiveBufferAndThePeerCloses(final IoMode mode)
            throws IOException {
        fixture.connect(mode);
        fixture.connection.send(fixture.put("GET /"), 5);
        final String body = "x".repeat(20_000);
        fixture.answer("HTTP/1.1 502 Bad\r\nConnection: close\r\n\r\n" + body);
        fixture.peer.close();
        fixture.pollUntil(() -> fixture.events.size() == 3);
        assertEquals(List.of("ready", "response 502 " + body, "closed PEER_CLOSED"), fixture.events);
        assertEquals(HttpConnection.State.CLOSED, fixture.connection.state());
    }

    @EachIoMode
    void shouldNoticeWhenTheIdlePeerCloses(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.peer.close();
        fixture.pollUntil(() -> fixture.events.size() == 2);
        assertEquals(List.of("ready", "closed PEER_CLOSED"), fixture.events);
    }

    @EachIoMode
    void shouldNoticeWhenThePeerResets(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.connection.send(fixture.put("GET /"), 5);
        fixture.reset();
        fixture.pollUntil(() -> fixture.events.size() == 2);
        assertEquals(List.of("ready", "closed IO_ERROR"), fixture.events);
        assertEquals(5, fixture.connection.requestBytesTaken());
    }

    @EachIoMode
    void shouldProveThatNothingLeftWhenTheConnectionWasResetBeforeTheRequest(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.reset();
        fixture.awaitReset();
        assertFalse(fixture.connection.send(fixture.put("GET /"), 5));
        assertEquals(0, fixture.connection.requestBytesTaken());
        assertFalse(fixture.connection.isReady());
        assertFalse(fixture.connection.isQuiet());
        fixture.pollUntil(() -> fixture.events.size() == 2);
        assertEquals(HttpConnection.State.CLOSED, fixture.connection.state());
    }

    @EachIoMode
    void shouldTellWhenNobodyListens(final IoMode mode) throws IOException {
        fixture.server.close();
        fixture.open(mode);
        fixture.pollUntil(() -> fixture.events.size() == 1);
        assertEquals(List.of("closed CONNECT_FAILED"), fixture.events);
        assertTrue(fixture.connection.closeDetail().contains("refused"), fixture.connection.closeDetail());
    }

    @EachIoMode
    void shouldSayNothingMoreWhenClosedFromThisSideAndWorkWhenOpenedAgain(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.connection.close();
        assertEquals(CloseCause.CLOSED_LOCALLY, fixture.connection.closeCause());
        fixture.peer.close();
        fixture.connection.open(fixture.address());
        fixture.pollUntil(fixture.connection::isReady);
        fixture.peer = fixture.server.accept();
        assertEquals(List.of("ready", "ready"), fixture.events);
    }

    @EachIoMode
    void shouldThrowFromPollWhenTheListenerFails(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.connection.send(fixture.put("GET /"), 5);
        fixture.events.add("fail");
        fixture.answer(ANSWER);
        final IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> fixture.pollUntil(() -> fixture.events.size() == 3));
        assertEquals("defect", failure.getCause().getMessage());
    }

    @EachIoMode
    void shouldTellThatItCannotConnectWhenThereCannotEvenBeATry(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.connection.close();
        fixture.network.close();
        fixture.connection.open(fixture.address());
        assertEquals(List.of("ready", "closed CONNECT_FAILED"), fixture.events);
        assertEquals(HttpConnection.State.CLOSED, fixture.connection.state());
        fixture.open(mode);
    }
}
