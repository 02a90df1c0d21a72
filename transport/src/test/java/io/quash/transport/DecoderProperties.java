package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What must hold whatever bytes a {@link ResponseDecoder} gets: it does not throw, does not allocate, comes to the same
 * end however the bytes are split, and where it and Netty both find a response, it is the same response.
 *
 * <p>An input's first byte chooses the limits, the next three the lengths of the pieces; the rest is the stream.
 */
final class DecoderProperties {
    static final int PREFIX = 4;

    private static final DecoderLimits TIGHT = new DecoderLimits(40, 200, 6, 2, 20, 64);
    private static final int LARGEST_INPUT = 128 * 1024;
    private static final int MEASUREMENTS = 3;
    private static final byte[] PREFIXES = {0, 0, 6, 40, 1, 1, 0, 16};

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Feeder feeder = new Feeder();
    private final Feeder tightFeeder = new Feeder(TIGHT);
    private final ResponseDecoder decoder = new ResponseDecoder();
    private final UnsafeBuffer read = new UnsafeBuffer(ByteBuffer.allocateDirect(LARGEST_INPUT));

    /** Inputs to begin with: every fixture, whole and cut short, and responses of every other shape. */
    static Stream<byte[]> seeds() {
        final Stream<String> shapes = Stream.of(
                "HTTP/1.1 100 Continue\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\n{  \r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n",
                "HTTP/1.0 503 Busy\r\nConnection: keep-alive\r\n\r\nuntil the peer closes",
                "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 304\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 418 \r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\nDate: Sun, 06 Nov 1994 08:49:07 GMT\r\n"
                        + "Content-Length: 0\r\nConnection: close, x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\nContent-Encoding: gzip\r\n\r\nabsurplus",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n A: folded\r\n\r\n");
        return Stream.concat(Fixtures.responses().stream(), shapes)
                .map(Feeder::bytes)
                .flatMap(stream -> Stream.of(stream, Arrays.copyOf(stream, stream.length * 3 / 4)))
                .flatMap(stream -> Stream.of(input(0, stream), input(PREFIX, stream)));
    }

    void check(final byte[] input) {
        if (input.length < PREFIX || input.length > LARGEST_INPUT) {
            return;
        }
        final byte[] stream = Arrays.copyOfRange(input, PREFIX, input.length);
        final int[] lengths = {length(input[1]), length(input[2]), length(input[3])};
        final Feeder chosen = (input[0] & 1) == 0 ? feeder : tightFeeder;
        for (final boolean closes : new boolean[] {false, true}) {
            final Decoded decoded = chosen.inPieces(stream, closes, LARGEST_INPUT);
            Feeder.mustEqual(decoded, chosen.inPieces(stream, closes, 1), "byte by byte", stream);
            Feeder.mustEqual(
                    decoded, chosen.inPieces(stream, closes, lengths), "in " + Arrays.toString(lengths), stream);
            mustAgree(decoded, NettyOracle.decode(stream, closes));
        }
        assertEquals(0, allocatedBy(stream, lengths[0]), "bytes allocated");
    }

    private static byte[] input(final int prefixOffset, final byte[] stream) {
        final byte[] input = new byte[PREFIX + stream.length];
        System.arraycopy(PREFIXES, prefixOffset, input, 0, PREFIX);
        System.arraycopy(stream, 0, input, PREFIX, stream.length);
        return input;
    }

    private static int length(final byte choice) {
        return 1 + (choice & 0xFF);
    }

    /** Netty accepts more, but what is not complete here must not be complete there. */
    private static void mustAgree(final Decoded decoded, final NettyOracle.Response netty) {
        if (decoded.isComplete() && netty != null) {
            assertEquals(netty.status(), decoded.response().status());
            assertEquals(netty.body(), decoded.response().body());
            assertEquals(netty.keepAlive(), decoded.response().keepAlive());
        } else if (decoded.malformation() == Malformation.NONE || decoded.malformation() == Malformation.TRUNCATED) {
            assertNull(decoded.isComplete() ? null : netty, "complete for Netty alone");
        }
    }

    /** The least of some measurements: the first may load a class. */
    private long allocatedBy(final byte[] stream, final int length) {
        read.putBytes(0, stream);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MEASUREMENTS; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            decode(stream.length, length);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void decode(final int end, final int length) {
        decoder.reset();
        for (int position = 0; position < end; position += length) {
            decoder.decode(read, position, Math.min(length, end - position));
        }
        decoder.endOfStream();
    }
}
