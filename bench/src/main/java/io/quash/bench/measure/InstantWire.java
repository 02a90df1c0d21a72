package io.quash.bench.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One connection to the venue in memory. Takes whole requests, answers pings and cancels by order id; allocates nothing. */
final class InstantWire implements Wire {
    private static final byte[] PONG =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII);
    private static final byte[] HEAD = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "X-MBX-USED-WEIGHT-1M: 1\r\nX-MBX-ORDER-COUNT-1M: 1\r\nContent-Length: ")
            .getBytes(US_ASCII);
    private static final byte[] BODY =
            ("{\"avgPrice\":\"0.00000\",\"clientOrderId\":\"c-1\",\"cumQty\":\"0\",\"cumQuote\":\"0\","
                            + "\"executedQty\":\"0\",\"origQty\":\"10\",\"price\":\"9300.10\",\"reduceOnly\":false,\"side\":\"BUY\","
                            + "\"positionSide\":\"BOTH\",\"status\":\"CANCELED\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\","
                            + "\"updateTime\":1700000000000,\"selfTradePreventionMode\":\"NONE\",\"priceMatch\":\"NONE\","
                            + "\"symbol\":\"")
                    .getBytes(US_ASCII);
    private static final byte[] BEFORE_ORDER_ID = "\",\"orderId\":".getBytes(US_ASCII);
    private static final int LENGTH_DIGITS = 3;
    private static final int BODY_OFFSET = HEAD.length + LENGTH_DIGITS + 4;
    private static final int SYMBOL_OFFSET = "DELETE /papi/v1/um/order?symbol=".length();
    private static final int ORDER_ID_GAP = "&orderId=".length();

    private final WireListener listener;
    private final UnsafeBuffer pong = new UnsafeBuffer(ByteBuffer.allocateDirect(PONG.length));
    private final UnsafeBuffer canceled = new UnsafeBuffer(ByteBuffer.allocateDirect(1024));
    private boolean open;
    private boolean closed;
    private DirectBuffer answer;
    private int answerLength;
    private long bytesAccepted;

    InstantWire(final WireListener listener) {
        this.listener = listener;
        pong.putBytes(0, PONG);
        canceled.putBytes(0, HEAD);
        canceled.putBytes(HEAD.length + LENGTH_DIGITS, "\r\n\r\n".getBytes(US_ASCII));
        canceled.putBytes(BODY_OFFSET, BODY);
    }

    /** Tells the listener that the wire is open, or passes on the answer that is due. */
    int deliver() {
        if (closed || open && answer == null) {
            return 0;
        }
        if (!open) {
            open = true;
            listener.onOpen(this);
        } else {
            final DirectBuffer due = answer;
            answer = null;
            listener.onBytes(this, due, 0, answerLength);
        }
        return 1;
    }

    @Override
    public int write(final DirectBuffer buffer, final int offset, final int length) {
        if (closed) {
            return CLOSED;
        }
        bytesAccepted += length;
        if (buffer.getByte(offset) == 'D') {
            answer = canceled;
            answerLength = compose(buffer, offset + SYMBOL_OFFSET);
        } else {
            answer = pong;
            answerLength = PONG.length;
        }
        return length;
    }

    private int compose(final DirectBuffer request, final int symbolOffset) {
        int at = BODY_OFFSET + BODY.length;
        final int symbolLength = lengthToAmpersand(request, symbolOffset);
        canceled.putBytes(at, request, symbolOffset, symbolLength);
        at += symbolLength;
        canceled.putBytes(at, BEFORE_ORDER_ID);
        at += BEFORE_ORDER_ID.length;
        final int idOffset = symbolOffset + symbolLength + ORDER_ID_GAP;
        final int idLength = lengthToAmpersand(request, idOffset);
        canceled.putBytes(at, request, idOffset, idLength);
        at += idLength;
        canceled.putByte(at++, (byte) '}');
        canceled.putNaturalPaddedIntAscii(HEAD.length, LENGTH_DIGITS, at - BODY_OFFSET);
        return at;
    }

    private static int lengthToAmpersand(final DirectBuffer request, final int offset) {
        int at = offset;
        while (request.getByte(at) != '&') {
            at++;
        }
        return at - offset;
    }

    @Override
    public long bytesAccepted() {
        return bytesAccepted;
    }

    @Override
    public void close() {
        closed = true;
        answer = null;
    }
}
