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
    private final DirectBuffer pong = answer(0, "200 OK", "{}");
    private final DirectBuffer gone = answer(1, "400 Bad Request", "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
    private final DirectBuffer unknown = answer(
            2,
            "503 Service Unavailable",
            "{\"code\":-1000,\"msg\":\"Unknown error, please check your request or try again later.\"}");
    private long asked;

    RehearsalAnswers() {
        for (int i = 0; i < ORDERS; i++) {
            canceled[i] = answer(i, "200 OK", order(i, "CANCELED"));
            canceledInChunks[i] = chunked(i, order(i, "CANCELED"));
            filled[i] = answer(i, "200 OK", order(i, "FILLED"));
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
                + ",\"origQty\":\"0.400\",\"price\":\"" + (9_998 + index) + ".10\",\"reduceOnly\":false,\"side\":\""
                + (index % 2 == 0 ? "BUY" : "SELL") + "\",\"positionSide\":\"BOTH\",\"status\":\"" + status
                + "\",\"symbol\":\"" + SYMBOL + "\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"updateTime\":"
                + (1_763_868_000_000L + index)
                + ",\"selfTradePreventionMode\":\"NONE\",\"goodTillDate\":0,\"priceMatch\":\"NONE\"}";
    }

    private static DirectBuffer answer(final int index, final String status, final String body) {
        return direct("HTTP/1.1 " + status + "\r\n" + headers(index) + "Content-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    private static DirectBuffer chunked(final int index, final String body) {
        final int half = body.length() / 2;
        return direct("HTTP/1.1 200 OK\r\n" + headers(index) + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk(body.substring(0, half)) + chunk(body.substring(half)) + chunk(""));
    }

    private static String chunk(final String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    /** Some lines are as in the answer before, some say something else, and often enough they come in other places. */
    private static String headers(final int index) {
        return (index % 4 == 3 ? "Via: 1.1 rehearsal\r\n" : "")
                + "Content-Type: application/json\r\nConnection: keep-alive\r\nDate: "
                + HTTP_DATE.format(Instant.now().atOffset(ZoneOffset.UTC))
                + "\r\nServer: rehearsal\r\nx-mbx-used-weight-1m: " + (1 + index) + "\r\n"
                + (index % 4 < 2 ? "x-mbx-order-count-1m: 1\r\n" : "")
                + "x-response-time: " + (9 + index % 2) + "ms\r\n"
                + "Strict-Transport-Security: max-age=31536000; includeSubdomains\r\nX-Frame-Options: SAMEORIGIN\r\n"
                + "X-Xss-Protection: 1; mode=block\r\nX-Content-Type-Options: nosniff\r\n"
                + "Referrer-Policy: origin-when-cross-origin\r\nX-Cache: Miss from cloudfront\r\n"
                + "X-Amz-Cf-Pop: NRT57\r\nX-Amz-Cf-Id: rehearsal-" + index
                + "\r\n";
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
