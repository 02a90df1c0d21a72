package io.quash.bench.jmh;

import io.quash.bench.memory.DirectText;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers to a successful cancel, as long as the venue's, and as different from one another. */
final class CannedAnswer {
    private static final int DIFFERING = 8;

    static final long ORDER_ID = 4_611_875_134_427_365_377L;
    static final String CLIENT_ORDER_ID = "myOrder1";

    static final String BODY = body(0, ORDER_ID, CLIENT_ORDER_ID);

    private CannedAnswer() {}

    /** As another order's answer differs from this one's: by its ids, price, quantity, side and time. */
    private static String body(final int number, final long orderId, final String clientOrderId) {
        return "{\"avgPrice\":\"0.00000\",\"clientOrderId\":\"" + clientOrderId
                + "\",\"cumQty\":\"0\",\"cumQuote\":\"0\",\"executedQty\":\"0\",\"orderId\":" + orderId
                + ",\"origQty\":\"0." + (40 + number) + "\",\"price\":\"" + (64_000 + number)
                + "\",\"reduceOnly\":false,\"side\":\"" + (number % 2 == 0 ? "BUY" : "SELL")
                + "\",\"positionSide\":\"SHORT\",\"status\":\"CANCELED\",\"symbol\":\"BTCUSDT\","
                + "\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"updateTime\":" + (1_571_110_484_038L + number)
                + ",\"selfTradePreventionMode\":\"NONE\",\"goodTillDate\":0,\"priceMatch\":\"NONE\"}";
    }

    static UnsafeBuffer[] differingBodies() {
        return IntStream.range(0, DIFFERING)
                .mapToObj(number -> DirectText.of(body(number, ORDER_ID + number, CLIENT_ORDER_ID + number)))
                .toArray(UnsafeBuffer[]::new);
    }

    static String canceled(final int number) {
        final String body = body(number, ORDER_ID, CLIENT_ORDER_ID);
        return "HTTP/1.1 200 OK\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n"
                + otherHeaders(number)
                + body;
    }

    /** Some of them, to be taken by turns. */
    static UnsafeBuffer[] differing() {
        return IntStream.range(0, DIFFERING)
                .mapToObj(number -> DirectText.of(canceled(number)))
                .toArray(UnsafeBuffer[]::new);
    }

    static UnsafeBuffer[] differingChunked() {
        return IntStream.range(0, DIFFERING)
                .mapToObj(number -> DirectText.of(canceledChunked(number)))
                .toArray(UnsafeBuffer[]::new);
    }

    private static String canceledChunked(final int number) {
        final String body = body(number, ORDER_ID, CLIENT_ORDER_ID);
        return "HTTP/1.1 200 OK\r\n"
                + "Content-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n"
                + otherHeaders(number)
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    private static String otherHeaders(final int number) {
        return "Connection: keep-alive\r\n"
                + "Date: Tue, 12 Apr 2022 16:28:13 GMT\r\n"
                + "Server: Bengine\r\n"
                + "X-MBX-USED-WEIGHT-1M: " + (1000 + number) + "\r\n"
                + "X-MBX-ORDER-COUNT-1M: 1\r\n"
                + "x-response-time: " + (1 + number % 3) + "ms\r\n"
                + "X-Frame-Options: SAMEORIGIN\r\n"
                + "X-Xss-Protection: 1; mode=block\r\n"
                + "X-Content-Type-Options: nosniff\r\n"
                + "Referrer-Policy: origin-when-cross-origin\r\n"
                + "Strict-Transport-Security: max-age=31536000; includeSubdomains\r\n"
                + "X-Cache: Miss from cloudfront\r\n"
                + "Via: 1.1 e832b62df62ac7dea0463212e63d91f6.cloudfront.net (CloudFront)\r\n"
                + "X-Amz-Cf-Pop: NRT57-P2\r\n"
                + "X-Amz-Cf-Id: 7rVxYDWpmzTTBqQk2vCXnYX8bnQyWDIzgIAh6gGUCSb0ZDhZ-" + (10 + number) + "==\r\n"
                + "\r\n";
    }
}
