package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the rehearsal's venue answers: mostly cancelled, in all ways that HTTP has to say so, and often enough something
 * else that the JVM does not take the rest for dead code.
 */
final class RehearsalAnswers {
    static final String SYMBOL = "REHEARSAL";
    static final int ORDERS = 8;
    static final long FIRST_ORDER_ID = 4_611_875_134_427_365_370L;
    static final String CLIENT_ORDER_ID = "rehearsal-";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final int ROUND = 32;
    private static final int BY_ORDER_ID = ("um/order?symbol=" + SYMBOL + "&orderId=" + FIRST_ORDER_ID).length() - 1;
    private static final int BY_CLIENT_ORDER_ID =
            ("um/order?symbol=" + SYMBOL + "&origClientOrderId=" + CLIENT_ORDER_ID).length();
    private static final int CANCEL_PATH = "DELETE /papi/v1/".length();
    private static final int QUERY_PATH = "GET /papi/v1/".length();

    private final DirectBuffer[] canceled = new DirectBuffer[ORDERS];
    private final DirectBuffer[] canceledInChunks = new DirectBuffer[ORDERS];
    private final DirectBuffer[] filled = new DirectBuffer[ORDERS];
    private final DirectBuffer pong = answer("200 OK", "{}");
    private final DirectBuffer gone = answer("400 Bad Request", "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
    private final DirectBuffer unknown = answer(
            "503 Service Unavailable",
            "{\"code\":-1000,\"msg\":\"Unknown error, please check your request or try again later.\"}");
    private long asked;

    RehearsalAnswers() {
        for (int i = 0; i < ORDERS; i++) {
            canceled[i] = answer("200 OK", order(i, "CANCELED"));
            canceledInChunks[i] = chunked(order(i, "CANCELED"));
            filled[i] = answer("200 OK", order(i, "FILLED"));
        }
    }

    /** The answer to the request that begins here. */
    DirectBuffer next(final DirectBuffer request, final int offset) {
        final boolean cancels = request.getByte(offset) == 'D';
        final int path = offset + (cancels ? CANCEL_PATH : QUERY_PATH);
        if (request.getByte(path) != 'u') {
            return pong;
        }
        asked++;
        final int order = orderAt(request, path);
        if (!cancels) {
            return filled[order];
        }
        switch ((int) (asked % ROUND)) {
            case 5:
                return gone;
            case 14:
                return unknown;
            case 3:
            case 11:
            case 19:
            case 27:
                return canceledInChunks[order];
            default:
                return canceled[order];
        }
    }

    boolean isInTwoPieces() {
        return asked % 8 == 7;
    }

    private static int orderAt(final DirectBuffer request, final int path) {
        final int digit = request.getByte(path + BY_ORDER_ID + 1) == '&' ? BY_ORDER_ID : BY_CLIENT_ORDER_ID;
        return request.getByte(path + digit) - '0';
    }

    private static String order(final int index, final String status) {
        return "{\"avgPrice\":\"0.00000\",\"clientOrderId\":\"" + CLIENT_ORDER_ID + index
                + "\",\"cumQty\":\"0\",\"cumQuote\":\"0\",\"executedQty\":\"0.125\",\"orderId\":"
                + (FIRST_ORDER_ID + index)
                + ",\"origQty\":\"0.400\",\"price\":\"64250.10\",\"reduceOnly\":false,\"side\":\"BUY\","
                + "\"positionSide\":\"BOTH\",\"status\":\"" + status + "\",\"symbol\":\"" + SYMBOL
                + "\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"updateTime\":1763868000000,"
                + "\"selfTradePreventionMode\":\"NONE\",\"goodTillDate\":0,\"priceMatch\":\"NONE\"}";
    }

    private static DirectBuffer answer(final String status, final String body) {
        return direct(
                "HTTP/1.1 " + status + "\r\n" + headers() + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static DirectBuffer chunked(final String body) {
        final int half = body.length() / 2;
        return direct("HTTP/1.1 200 OK\r\n" + headers() + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk(body.substring(0, half)) + chunk(body.substring(half)) + chunk(""));
    }

    private static String chunk(final String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String headers() {
        return "Content-Type: application/json\r\nConnection: keep-alive\r\nDate: "
                + HTTP_DATE.format(Instant.now().atOffset(ZoneOffset.UTC))
                + "\r\nx-mbx-used-weight-1m: 1\r\nx-mbx-order-count-1m: 1\r\nx-response-time: 3ms\r\n"
                + "Strict-Transport-Security: max-age=31536000; includeSubdomains\r\nX-Frame-Options: SAMEORIGIN\r\n"
                + "X-Content-Type-Options: nosniff\r\nX-Cache: Miss from cloudfront\r\n";
    }

    /** Memory like that which sockets are read into. */
    private static DirectBuffer direct(final String text) {
        final byte[] bytes = text.getBytes(US_ASCII);
        final ByteBuffer memory = ByteBuffer.allocateDirect(BitUtil.align(bytes.length, 8));
        final UnsafeBuffer buffer = new UnsafeBuffer(memory, 0, bytes.length);
        buffer.putBytes(0, bytes);
        return buffer;
    }
}
