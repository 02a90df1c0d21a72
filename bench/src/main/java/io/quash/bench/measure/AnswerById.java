package io.quash.bench.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.bench.memory.CancelAnswers;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers that the order of the request, named by its order id, is cancelled. Allocates nothing. */
final class AnswerById implements CancelAnswers {
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

    private final UnsafeBuffer canceled = new UnsafeBuffer(ByteBuffer.allocateDirect(1024));
    private final UnsafeBuffer answer = new UnsafeBuffer(canceled);

    AnswerById() {
        canceled.putBytes(0, HEAD);
        canceled.putBytes(HEAD.length + LENGTH_DIGITS, "\r\n\r\n".getBytes(US_ASCII));
        canceled.putBytes(BODY_OFFSET, BODY);
    }

    @Override
    public DirectBuffer to(final DirectBuffer request, final int offset) {
        int at = BODY_OFFSET + BODY.length;
        final int symbolOffset = offset + SYMBOL_OFFSET;
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
        answer.wrap(canceled, 0, at);
        return answer;
    }

    private static int lengthToAmpersand(final DirectBuffer request, final int offset) {
        int at = offset;
        while (request.getByte(at) != '&') {
            at++;
        }
        return at - offset;
    }
}
