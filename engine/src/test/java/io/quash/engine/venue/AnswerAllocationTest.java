package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.order.Decimal;
import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import io.quash.engine.support.Allocation;
import io.quash.engine.support.Fixtures;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class AnswerAllocationTest {
    private static final int ROUNDS = 100_000;

    private final AnswerScanner scanner = new AnswerScanner();
    private final UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(OrderView.MAX_LENGTH));
    private final OrderView order = new OrderView();
    private final Decimal decimal = new Decimal();
    private final StringBuilder out = new StringBuilder(1024);
    private final byte[] bytes = new byte[OrderView.MAX_TEXT_LENGTH];
    private long sum;

    @Test
    void shouldAllocateNothingWhenReadingOrders() {
        final UnsafeBuffer body = direct(Fixtures.read("ok/um_cancel_200.json"));
        assertEquals(0, Allocation.bytesIn(ROUNDS, () -> readOrder(body)));
        assertTrue(sum != 0);
    }

    @Test
    void shouldAllocateNothingWhenTextsAreEscapedOrTooLong() {
        final UnsafeBuffer body = direct(("{\"symbol\":\"\\u6d4b\\ud834\\udd1e\",\"status\":\"N\\u0045W\",\"price\":\""
                        + "9".repeat(200) + "\",\"orderId\":\"\\u0031\",\"x\":[[{\"y\":[1,\"é\"]}]]}")
                .getBytes(UTF_8));
        assertEquals(0, Allocation.bytesIn(ROUNDS, () -> readOrder(body)));
        assertTrue(sum != 0);
    }

    @Test
    void shouldAllocateNothingWhenReadingErrors() {
        final UnsafeBuffer body = direct(Fixtures.read("errors/m1003_banned_418.json"));
        final byte[] prefix = "Way too".getBytes(UTF_8);
        final Runnable read = () -> {
            scanner.scan(body, 0, body.capacity());
            sum += scanner.code() + scanner.bannedUntilMs();
            sum += scanner.messageStartsWith(prefix) ? 1 : 0;
            sum += scanner.copyMessage(record, 0, 64);
        };
        assertEquals(0, Allocation.bytesIn(ROUNDS, read));
        assertTrue(sum != 0);
    }

    @Test
    void shouldAllocateNothingWhenBodiesAreMalformed() {
        final UnsafeBuffer html = direct(Fixtures.read("html/awselb_502.html"));
        final UnsafeBuffer body = direct(Fixtures.read("ok/um_cancel_200.json"));
        final Runnable read = () -> {
            sum += scanner.scan(html, 0, html.capacity()) ? 1 : 0;
            sum += scanner.scan(body, 0, body.capacity() - 5) ? 1 : 0;
        };
        assertEquals(0, Allocation.bytesIn(ROUNDS, read));
        assertEquals(0, sum);
    }

    @Test
    void shouldCatchAReaderThatAllocates() {
        final UnsafeBuffer body = direct(Fixtures.read("ok/um_cancel_200.json"));
        final Runnable read = () -> {
            readOrder(body);
            sum += order.text(OrderField.SYMBOL).hashCode();
        };
        assertTrue(Allocation.bytesIn(ROUNDS, read) > ROUNDS);
    }

    private void readOrder(UnsafeBuffer body) {
        scanner.scan(body, 0, body.capacity());
        sum += scanner.longValue(OrderField.ORDER_ID) + scanner.status().ordinal();
        sum += scanner.encodeOrder(record, 0);
        order.wrap(record, 0);
        sum += order.orderId() + order.updateTime() + order.goodTillDate();
        sum += order.avgPrice(decimal) ? decimal.mantissa() : decimal.scale();
        sum += order.cumQty(decimal) ? decimal.mantissa() : decimal.scale();
        sum += order.executedQty(decimal) && decimal.isZero() ? 1 : 0;
        sum += order.price(decimal) ? decimal.mantissa() : decimal.scale();
        sum += order.status().ordinal()
                + order.side().ordinal()
                + order.positionSide().ordinal();
        sum += order.timeInForce().ordinal()
                + order.type().ordinal()
                + order.priceMatch().ordinal();
        sum += order.selfTradePreventionMode().ordinal() + (order.reduceOnly(false) ? 1 : 0);
        out.setLength(0);
        order.appendText(OrderField.SYMBOL, out);
        order.origQty(decimal);
        decimal.appendTo(out);
        sum += out.length() + order.copyText(OrderField.CLIENT_ORDER_ID, bytes, 0);
    }

    private static UnsafeBuffer direct(byte[] bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length));
        buffer.putBytes(0, bytes);
        return buffer;
    }
}
