package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import io.quash.engine.support.Fixtures;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Wherever a body lies, and whatever lies around it, its own bytes are read and no others. */
class AnswerScannerMemoryTest {
    private static final int OFFSET = 5;
    private static final byte[] BODY =
            "{\"orderId\":19,\"code\":-2011,\"price\":\"1.5\",\"x\":\"é\\n\\u12ab\",\"y\":\"a b\"}".getBytes(UTF_8);

    private final AnswerScanner scanner = new AnswerScanner();

    @Test
    void shouldRefuseABodyThatEndsEarlyWhenItsMemoryEndsThere() {
        for (int length = 0; length < BODY.length; length++) {
            final byte[] cut = Arrays.copyOf(BODY, length);
            assertFalse(scanner.scan(new UnsafeBuffer(cut), 0, length), "length " + length);
        }
    }

    @Test
    void shouldRefuseABodyThatEndsEarlyWhenTheRestLiesBehindIt() {
        assertTrue(scanner.scan(new UnsafeBuffer(BODY), 0, BODY.length));
        for (int length = 0; length < BODY.length; length++) {
            assertFalse(scanner.scan(new UnsafeBuffer(BODY), 0, length), "length " + length);
        }
    }

    @Test
    void shouldReadTheSameWhenTheBodyIsOutsideOfTheHeap() {
        final byte[] body = Fixtures.read("ok/um_cancel_200.json");
        assertTrue(Scans.scan(scanner, body));
        final byte[] expected = record(new UnsafeBuffer(new byte[OFFSET + OrderView.MAX_LENGTH]));
        assertTrue(scanner.scan(outsideOfTheHeap(body), OFFSET, body.length));
        assertArrayEquals(expected, record(new UnsafeBuffer(new byte[OFFSET + OrderView.MAX_LENGTH])));
        assertArrayEquals(expected, record(new UnsafeBuffer(ByteBuffer.allocateDirect(OFFSET + OrderView.MAX_LENGTH))));
    }

    @Test
    void shouldReadALongBodyOutsideOfTheHeapAndAShortOneAfterIt() {
        final byte[] body = ("{\"x\":\"" + "x".repeat(10_000) + "\",\"orderId\":17}").getBytes(UTF_8);
        assertTrue(scanner.scan(outsideOfTheHeap(body), OFFSET, body.length));
        assertEquals(17, scanner.longValue(OrderField.ORDER_ID));
        assertTrue(scanner.scan(outsideOfTheHeap(BODY), OFFSET, BODY.length));
        assertEquals(19, scanner.longValue(OrderField.ORDER_ID));
        assertEquals(-2011, scanner.code());
    }

    @Test
    void shouldRefuseToReadBeyondTheBufferWhenMoreLiesBehindIt() {
        final UnsafeBuffer part = new UnsafeBuffer(BODY, 0, BODY.length - 1);
        assertThrows(IndexOutOfBoundsException.class, () -> scanner.scan(part, 0, BODY.length));
    }

    private byte[] record(final UnsafeBuffer dst) {
        final int length = scanner.encodeOrder(dst, OFFSET);
        final byte[] record = new byte[length];
        dst.getBytes(OFFSET, record);
        return record;
    }

    private static UnsafeBuffer outsideOfTheHeap(final byte[] body) {
        final UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(OFFSET + body.length));
        memory.putBytes(OFFSET, body);
        return memory;
    }
}
