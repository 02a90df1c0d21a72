package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes over TLS, by native records and by Netty's handler: both must carry the same. */
@Timeout(120)
class TlsConversationTest {
    private static final int ROUNDS = 20;
    private static final int NATIVE_UNIT = RecordBuffers.MAX_PLAINTEXT;
    private static final int KEY_UPDATE_LENGTH = 27;

    static Stream<Arguments> ways() {
        return Stream.of(TlsRecords.NATIVE, TlsRecords.HANDLER)
                .flatMap(records -> Stream.of(IoMode.EPOLL, IoMode.NIO).map(mode -> Arguments.of(records, mode)));
    }

    static Stream<Arguments> conversations() {
        return ways().flatMap(way -> Stream.of("TLSv1.3", "TLSv1.2")
                .flatMap(protocol -> Stream.of(1, 7, 60, 5_000, 60_000)
                        .map(piece -> Arguments.of(way.get()[0], way.get()[1], protocol, piece))));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void shouldCarryTheSameBytesWhenRecordsAreOfAnyLengthAndCutAnywhere(
            final TlsRecords records, final IoMode mode, final String protocol, final int longestPiece)
            throws Exception {
        final long seed = longestPiece * 31L + protocol.hashCode();
        final int longest = longestPiece < 60 ? 300 : 40_000;
        final byte[][] requests = messages(seed, longest);
        final byte[][] answers = messages(seed + 1, longest);
        try (TlsServer server = new TlsServer(protocol, 1, client -> {
                    final Random random = new Random(seed);
                    for (int i = 0; i < ROUNDS; i++) {
                        assertArrayEquals(requests[i], client.getInputStream().readNBytes(requests[i].length));
                        writeInParts(client.getOutputStream(), answers[i], random);
                    }
                });
                Relay relay = new Relay(server.address(), seed, longestPiece);
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(relay.address())) {
            long sent = 0;
            for (int i = 0; i < ROUNDS; i++) {
                fixture.received.reset();
                fixture.send(requests[i]);
                final int expected = answers[i].length;
                fixture.pollUntil(() -> fixture.received.size() >= expected);
                assertArrayEquals(answers[i], fixture.received.toByteArray());
                sent += requests[i].length;
                final long accepted = fixture.wire.bytesAccepted();
                // The handler's wire looks at Netty's queue when it is asked, and cannot any more after the end.
                assertTrue(accepted == sent || records == TlsRecords.HANDLER && accepted < sent, accepted + " bytes");
            }
            fixture.pollUntilClosed();
            assertEquals(CloseCause.PEER_CLOSED, fixture.closed);
            server.await();
        }
    }

    @EachTlsWay
    void shouldLoseNothingWhenThePeerSpeaksRightAfterTheHandshake(final TlsRecords records, final IoMode mode)
            throws Exception {
        final byte[] greeting = bytes(3, 20_000);
        final int connections = 30;
        try (TlsServer server = new TlsServer("TLSv1.3", connections, client -> {
                    client.getOutputStream().write(greeting);
                    assertEquals(-1, client.getInputStream().read());
                });
                TlsWireFixture fixture = new TlsWireFixture(records, mode)) {
            for (int i = 0; i < connections; i++) {
                fixture.received.reset();
                fixture.open(server.address());
                fixture.pollUntil(() -> fixture.received.size() >= greeting.length);
                assertArrayEquals(greeting, fixture.received.toByteArray());
                fixture.wire.close();
                fixture.network.poll();
            }
            server.await();
        }
    }

    @EachTlsWay
    void shouldAccountForEveryByteWhenThePeerDoesNotRead(final TlsRecords records, final IoMode mode) throws Exception {
        final byte[] request = bytes(5, 16 * 1024 * 1024);
        final CountDownLatch reads = new CountDownLatch(1);
        // Over TLS 1.3 the JDK, with its limit so low, asks for new keys with every record of a backlog, and BoringSSL
        // ends a connection after 32 such requests without data between them.
        try (TlsServer server = new TlsServer("TLSv1.2", 1, client -> {
                    client.startHandshake();
                    reads.await();
                    assertArrayEquals(request, client.getInputStream().readNBytes(request.length));
                });
                TlsWireFixture fixture = new TlsWireFixture(records, mode).open(server.address())) {
            final UnsafeBuffer buffer = TlsWireFixture.directCopy(request);
            final boolean isNative = records == TlsRecords.NATIVE;
            int taken = fixture.wire.write(buffer, 0, request.length);
            assertTrue(taken > 0 && (taken < request.length || !isNative), taken + " bytes");
            assertTrue(fixture.wire.bytesAccepted() < request.length);
            for (int i = 0; i < 100; i++) {
                fixture.network.poll();
                final int more = fixture.wire.write(buffer, taken, request.length - taken);
                assertTrue(more >= 0, "more " + more);
                taken += more;
                final long waiting = taken - fixture.wire.bytesAccepted();
                assertTrue(waiting >= 0 && (waiting <= NATIVE_UNIT || !isNative), waiting + " bytes wait");
            }
            reads.countDown();
            while (taken < request.length) {
                fixture.network.poll();
                final int more = fixture.wire.write(buffer, taken, request.length - taken);
                assertTrue(more >= 0, "taken " + taken + ", then " + fixture.closed + " " + fixture.detail);
                taken += more;
            }
            fixture.pollUntil(() -> fixture.wire.bytesAccepted() == request.length);
            fixture.pollUntilClosed();
            assertEquals(CloseCause.PEER_CLOSED, fixture.closed);
            server.await();
        }
    }

    @ParameterizedTest
    @CsvSource({"EPOLL, 300", "EPOLL, 50000", "NIO, 300", "NIO, 50000"})
    void shouldChangeKeysAndSayTheNewOnesWhenThePeerAsksForThem(final IoMode mode, final int longestPiece)
            throws Exception {
        final int length = 2 * ServerCertificate.KEY_LIMIT;
        final byte[] answer = bytes(7, length);
        try (TlsServer server = new TlsServer("TLSv1.3", 1, client -> {
                    for (int i = 0; i < 3; i++) {
                        assertArrayEquals(bytes(i, 100), client.getInputStream().readNBytes(100));
                        writeInParts(client.getOutputStream(), answer, new Random(i));
                    }
                });
                Relay relay = new Relay(server.address(), 1, longestPiece);
                TlsWireFixture fixture = new TlsWireFixture(TlsRecords.NATIVE, mode).open(relay.address())) {
            for (int i = 0; i < 3; i++) {
                fixture.received.reset();
                fixture.send(bytes(i, 100));
                fixture.pollUntil(() -> fixture.received.size() >= length);
                assertArrayEquals(answer, fixture.received.toByteArray());
            }
            fixture.pollUntilClosed();
            assertEquals(CloseCause.PEER_CLOSED, fixture.closed);
            server.await();
            final List<Integer> sent = relay.clientRecords();
            assertTrue(sent.contains(KEY_UPDATE_LENGTH), "no key update among records of " + sent);
        }
    }

    private static void writeInParts(final OutputStream out, final byte[] bytes, final Random random)
            throws IOException {
        for (int sent = 0; sent < bytes.length; ) {
            final int part = Math.min(bytes.length - sent, 1 + random.nextInt(random.nextBoolean() ? 20 : 20_000));
            out.write(bytes, sent, part);
            sent += part;
        }
    }

    private static byte[][] messages(final long seed, final int longest) {
        final Random random = new Random(seed);
        final byte[][] messages = new byte[ROUNDS][];
        for (int i = 0; i < ROUNDS; i++) {
            messages[i] = bytes(seed + i, 1 + random.nextInt(longest));
        }
        return messages;
    }

    private static byte[] bytes(final long seed, final int length) {
        final byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
