package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ResponseDecoderAllocationTest {
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 500;
    private static final List<String> MALFORMED = List.of(
            "HTTP/1.1 999 Bad\r\n",
            "HTTP/1.1 200 OK\r\nA: b\n",
            "HTTP/1.1 200 OK\r\nContent-Length: x\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ResponseDecoder decoder = new ResponseDecoder();
    private final UnsafeBuffer[] responses = responses();

    private long checksum;

    @Test
    void shouldNotAllocateWhenDecoding() {
        assertEquals(0, allocatedBy(() -> decodeAll(Integer.MAX_VALUE)));
        assertTrue(checksum > 0);
    }

    @Test
    void shouldNotAllocateWhenDecodingInPieces() {
        assertEquals(0, allocatedBy(() -> decodeAll(7)));
        assertTrue(checksum > 0);
    }

    @Test
    void shouldCatchAllocationWhenThereIsOne() {
        final Runnable careless = () -> {
            decodeAll(Integer.MAX_VALUE);
            checksum += new ResponseDecoder().bodyLength();
        };
        assertTrue(allocatedBy(careless) >= (long) ROUNDS * DecoderLimits.DEFAULTS.maxBodyLength());
    }

    private long allocatedBy(final Runnable work) {
        run(work, WARM_UP);
        final long before = threads.getCurrentThreadAllocatedBytes();
        final long afterNothing = threads.getCurrentThreadAllocatedBytes();
        run(work, ROUNDS);
        final long after = threads.getCurrentThreadAllocatedBytes();
        return after - afterNothing - (afterNothing - before);
    }

    private static void run(final Runnable work, final int rounds) {
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
    }

    private void decodeAll(final int longestPiece) {
        for (final UnsafeBuffer response : responses) {
            decoder.reset();
            int position = 0;
            int consumed = 1;
            while (position < response.capacity() && consumed > 0) {
                final int length = Math.min(longestPiece, response.capacity() - position);
                consumed = decoder.decode(response, position, length);
                position += consumed;
            }
            decoder.endOfStream();
            checksum += position + decoder.bodyLength() + decoder.retryAfterSeconds() + decoder.dateEpochSeconds();
        }
    }

    private static UnsafeBuffer[] responses() {
        final List<String> streams = new ArrayList<>(Fixtures.responses());
        streams.addAll(MALFORMED);
        streams.add("HTTP/1.1 100\r\n\r\nHTTP/1.0 503 Busy\r\n\r\nuntil close");
        return streams.stream().map(ResponseDecoderAllocationTest::direct).toArray(UnsafeBuffer[]::new);
    }

    private static UnsafeBuffer direct(final String stream) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(stream.length()));
        buffer.putBytes(0, Feeder.bytes(stream));
        return buffer;
    }
}
