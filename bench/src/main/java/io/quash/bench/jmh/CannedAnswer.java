package io.quash.bench.jmh;

import io.quash.bench.memory.DirectText;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers to a successful cancel, as long as the venue's, and in their head as different from one another. */
final class CannedAnswer {
    private static final int DIFFERING = 8;

    static final long ORDER_ID = 4_611_875_134_427_365_377L;
    static final String CLIENT_ORDER_ID = "myOrder1";

    static final String BODY = "{\"avgPrice\":\"0.00000\",\"clientOrderId\":\"" + CLIENT_ORDER_ID
            + "\",\"cumQty\":\"0\",\"cumQuote\":\"0\",\"executedQty\":\"0\",\"orderId\":" + ORDER_ID
            + ",\"origQty\":\"0.40\",\"price\":\"0\",\"reduceOnly\":false,\"side\":\"BUY\",\"positionSide\":\"SHORT\","
            + "\"status\":\"CANCELED\",\"symbol\":\"BTCUSDT\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\","
            + "\"updateTime\":1571110484038,\"selfTradePreventionMode\":\"NONE\",\"goodTillDate\":0,"
            + "\"priceMatch\":\"NONE\"}";

    private CannedAnswer() {}

    static String canceled(final int number) {
        return "HTTP/1.1 200 OK\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + BODY.length() + "\r\n"
                + otherHeaders(number)
                + BODY;
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
        return "HTTP/1.1 200 OK\r\n"
                + "Content-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n"
                + otherHeaders(number)
                + Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";
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
