package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;

/** What comes in over TLS is read between two polls, past Netty where that can be done. */
@Timeout(60)
class TlsReadNowTest {
    private static final byte[] WORDS = "words".getBytes(StandardCharsets.US_ASCII);

    @EachTlsWay
    void shouldNotBeQuietNorDisturbTheHandshakeWhenThatIsUnderWay(final TlsRecords records, final IoMode mode)
            throws Exception {
        try (TlsServer server = TlsServer.silent();
                TlsWireFixture fixture = new TlsWireFixture(records, mode).connect(server.address())) {
            fixture.pollUntil(() -> fixture.opened == 1 || fixture.wire.isQuiet());
            assertEquals(1, fixture.opened);
        }
    }

    @EachTlsWay
    void shouldBeQuietUntilBytesComeIn(final TlsRecords records, final IoMode mode) throws Exception {
        final CountDownLatch speak = new CountDownLatch(1);
        try (TlsServer server = new TlsServer("TLSv1.3", 1, client -> {
                    client.startHandshake();
                    speak.await();
                    client.getOutputStream().write(WORDS);
                    client.getInputStream().read();
                });
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(server.address())) {
            // The server's tickets come first.
            fixture.pollUntil(fixture.wire::isQuiet);
            assertEquals(0, fixture.received.size());
            speak.countDown();
            fixture.awaitWithoutPoll(() -> {
                fixture.wire.isQuiet();
                return fixture.received.size() > 0;
            });
            assertArrayEquals(WORDS, fixture.received.toByteArray());
            fixture.wire.close();
            assertFalse(fixture.wire.isQuiet());
        }
    }

    @EachTlsWay
    void shouldLookAgainAfterEachAnswer(final TlsRecords records, final IoMode mode) throws Exception {
        final CountDownLatch speak = new CountDownLatch(1);
        try (TlsServer server = new TlsServer("TLSv1.3", 1, client -> {
                    client.startHandshake();
                    speak.await();
                    client.getOutputStream().write(WORDS);
                    client.getInputStream().read();
                });
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(server.address())) {
            fixture.wire.answered();
            fixture.pollUntil(fixture.wire::isQuiet);
            speak.countDown();
            fixture.awaitWithoutPoll(() -> {
                fixture.wire.answered();
                final boolean quiet = fixture.wire.isQuiet();
                assertFalse(quiet && fixture.received.size() > 0);
                return fixture.received.size() > 0;
            });
            assertArrayEquals(WORDS, fixture.received.toByteArray());
        }
    }

    @EachIoMode
    void shouldLeaveTheEndForThePollWhenAnAwaitedPeerCloses(final IoMode mode) throws Exception {
        try (TlsServer server = TlsServer.silent();
                TlsWireFixture fixture = new TlsWireFixture(TlsRecords.NATIVE, mode).open(server.address())) {
            assertEquals(1, fixture.wire.write(TlsWireFixture.directCopy(WORDS), 0, 1));
            fixture.awaitWithoutPoll(() -> fixture.network.pollAwaited() < 0);
            assertFalse(fixture.wire.isQuiet());
            assertEquals(Wire.CLOSED, fixture.wire.write(TlsWireFixture.directCopy(WORDS), 0, 1));
            assertEquals(CloseCause.NONE, fixture.closed);
            fixture.pollUntilClosed();
            assertEquals(CloseCause.PEER_CLOSED, fixture.closed);
        }
    }
}
