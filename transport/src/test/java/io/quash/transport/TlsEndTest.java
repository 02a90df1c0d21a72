package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Timeout;

/** How a TLS stream ends, and what is told of it. */
@Timeout(60)
class TlsEndTest {
    private static final byte[] LAST_WORDS = "last words".getBytes(StandardCharsets.US_ASCII);
    private static final int CLOSE_NOTIFY_LENGTH = 24;

    private final CountDownLatch over = new CountDownLatch(1);

    @EachTlsWay
    void shouldTellThatThePeerClosedWhenItSaidSo(final TlsRecords records, final IoMode mode) throws Exception {
        try (TlsServer server = new TlsServer(
                        "TLSv1.3", 1, client -> client.getOutputStream().write(LAST_WORDS));
                TlsWireFixture fixture = new TlsWireFixture(records, mode).connect(server.address())) {
            fixture.pollUntilClosed();
            assertEquals(CloseCause.PEER_CLOSED, fixture.closed);
            assertArrayEquals(LAST_WORDS, fixture.received.toByteArray());
            assertEquals(Wire.CLOSED, fixture.wire.write(TlsWireFixture.directCopy(LAST_WORDS), 0, 1));
        }
    }

    @EachTlsWay
    void shouldTellAnUncleanEndWhenThePeerSaidNothingBeforeIt(final TlsRecords records, final IoMode mode)
            throws Exception {
        try (TlsServer server = waitingServer("TLSv1.3");
                Relay relay = relay(server);
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(relay.address())) {
            fixture.pollUntil(() -> fixture.received.size() == LAST_WORDS.length);
            relay.finish();
            fixture.pollUntilClosed();
            assertEquals(CloseCause.PEER_CLOSED_UNCLEANLY, fixture.closed);
            over.countDown();
        }
    }

    @EachTlsWay
    void shouldTellAnInputOutputErrorWhenThePeerResets(final TlsRecords records, final IoMode mode) throws Exception {
        try (TlsServer server = waitingServer("TLSv1.3");
                Relay relay = relay(server);
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(relay.address())) {
            fixture.pollUntil(() -> fixture.received.size() == LAST_WORDS.length);
            relay.reset();
            fixture.pollUntilClosed();
            assertEquals(CloseCause.IO_ERROR, fixture.closed);
            over.countDown();
        }
    }

    @EachTlsWay
    void shouldTellTheAlertWhenThePeerCannotReadARecord(final TlsRecords records, final IoMode mode) throws Exception {
        try (TlsServer server = TlsServer.silent();
                Relay relay = relay(server);
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(relay.address())) {
            relay.harmClient();
            fixture.send(LAST_WORDS);
            fixture.pollUntilClosed();
            assertEquals(CloseCause.IO_ERROR, fixture.closed);
            assertTrue(fixture.detail.contains("ALERT"), fixture.detail);
            Assertions.assertThrows(ExecutionException.class, server::await);
        }
    }

    @EachIoMode
    void shouldTellAnInputOutputErrorWhenBytesAreNoRecord(final IoMode mode) throws Exception {
        try (TlsServer server = waitingServer("TLSv1.3");
                Relay relay = relay(server);
                TlsWireFixture fixture = new TlsWireFixture(TlsRecords.NATIVE, mode).open(relay.address())) {
            fixture.pollUntil(() -> fixture.received.size() == LAST_WORDS.length);
            relay.sendToClient("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            fixture.pollUntilClosed();
            assertEquals(CloseCause.IO_ERROR, fixture.closed);
            assertTrue(!fixture.detail.isEmpty());
            assertArrayEquals(LAST_WORDS, fixture.received.toByteArray());
            over.countDown();
        }
    }

    @EachIoMode
    void shouldTellAnInputOutputErrorWhenARecordIsForged(final IoMode mode) throws Exception {
        try (TlsServer server = waitingServer("TLSv1.3");
                Relay relay = relay(server);
                TlsWireFixture fixture = new TlsWireFixture(TlsRecords.NATIVE, mode).open(relay.address())) {
            fixture.pollUntil(() -> fixture.received.size() == LAST_WORDS.length);
            final byte[] forged = new byte[5 + 40];
            forged[0] = 23;
            forged[1] = 3;
            forged[2] = 3;
            forged[4] = 40;
            relay.sendToClient(forged);
            fixture.pollUntilClosed();
            assertEquals(CloseCause.IO_ERROR, fixture.closed);
            assertTrue(fixture.detail.contains("DECRYPT"), fixture.detail);
            over.countDown();
        }
    }

    @EachTlsWay
    void shouldEndWhenThePeerWantsToNegotiateAnew(final TlsRecords records, final IoMode mode) throws Exception {
        try (TlsServer server = new TlsServer("TLSv1.2", 1, client -> {
                    client.startHandshake();
                    assertEquals(1, client.getInputStream().read());
                    client.startHandshake();
                    client.getInputStream().read();
                });
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(server.address())) {
            fixture.send(new byte[] {1});
            if (records == TlsRecords.NATIVE) {
                fixture.pollUntilClosed();
                assertEquals(CloseCause.IO_ERROR, fixture.closed);
                assertTrue(fixture.detail.contains("NO_RENEGOTIATION"), fixture.detail);
            } else {
                // Netty lets the server do so once.
                fixture.send(new byte[] {2});
                fixture.pollUntilClosed();
                assertEquals(1, fixture.opened);
            }
        }
    }

    @EachTlsWay
    void shouldSayGoodbyeAndNothingToTheListenerWhenClosedFromThisSide(final TlsRecords records, final IoMode mode)
            throws Exception {
        try (TlsServer server = new TlsServer(
                        "TLSv1.3",
                        1,
                        client -> assertEquals(-1, client.getInputStream().read()));
                Relay relay = relay(server);
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(relay.address())) {
            fixture.wire.close();
            fixture.pollUntil(server::isDone);
            server.await();
            final int last = relay.clientRecords().size() - 1;
            assertEquals(
                    CLOSE_NOTIFY_LENGTH, relay.clientRecords().get(last), "record lengths " + relay.clientRecords());
            assertEquals(CloseCause.NONE, fixture.closed);
            assertEquals(Wire.CLOSED, fixture.wire.write(TlsWireFixture.directCopy(LAST_WORDS), 0, 1));
        }
    }

    @EachTlsWay
    void shouldTellThatThePeerDoesNotSpeakTlsWhenItDoesNot(final TlsRecords records, final IoMode mode)
            throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TlsWireFixture fixture = new TlsWireFixture(records, mode)) {
            fixture.connect(new java.net.InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
            fixture.pollUntilConnected();
            try (Socket peer = server.accept()) {
                peer.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                fixture.pollUntilClosed();
            }
            assertEquals(0, fixture.opened);
            assertEquals(CloseCause.NOT_TLS, fixture.closed);
        }
    }

    @EachTlsWay
    void shouldTellThatTheCertificateIsRejectedWhenNobodyVouchesForIt(final TlsRecords records, final IoMode mode)
            throws Exception {
        try (TlsServer server = TlsServer.silent();
                TlsWireFixture fixture = new TlsWireFixture(records, mode, null)) {
            fixture.connect(server.address());
            fixture.pollUntilClosed();
            assertEquals(0, fixture.opened);
            assertEquals(CloseCause.CERTIFICATE_REJECTED, fixture.closed);
        }
    }

    private TlsServer waitingServer(final String protocol) throws Exception {
        return new TlsServer(protocol, 1, client -> {
            client.getOutputStream().write(LAST_WORDS);
            over.await();
        });
    }

    private static Relay relay(final TlsServer server) throws Exception {
        return new Relay(server.address(), 1, 60_000);
    }

    @EachTlsWay
    void shouldSendNothingMoreWhenClosedFromThisSideWhileThePeerDoesNotRead(final TlsRecords records, final IoMode mode)
            throws Exception {
        final int length = 16 * 1024 * 1024;
        final AtomicLong readInAll = new AtomicLong();
        try (TlsServer server = new TlsServer("TLSv1.2", 1, client -> {
                    client.startHandshake();
                    over.await();
                    readInAll.set(client.getInputStream().readAllBytes().length);
                });
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(server.address())) {
            final int taken = fixture.wire.write(TlsWireFixture.directCopy(new byte[length]), 0, length);
            assertTrue(fixture.wire.bytesAccepted() < taken, "some of them wait");
            fixture.wire.close();
            fixture.network.poll();
            over.countDown();
            fixture.pollUntil(server::isDone);
            assertTrue(readInAll.get() < taken, readInAll + " bytes");
        }
    }
}
