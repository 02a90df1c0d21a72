package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes requests into one connection's buffer. What never changes is written once; a cancel fills in the rest from
 * right to left, so that it ends where the fixed part begins:
 *
 * <pre>
 *             start                              timestamp       signature     tail                       end
 *               |                                    |               |           |                          |
 *  ...........  DELETE /path?symbol=S&amp;orderId=1  &amp;recvWindow=W&amp;timestamp=T  &amp;signature=H   HTTP/1.1, headers
 *               '-- written for each request --'  '------ fixed, but for the values of T and H -------'
 * </pre>
 *
 * <p>Parameters are those of sections 1 and 6 of the API facts: all in the query, one id, the signature last. Nothing
 * allocates after construction. For one thread.
 */
public final class RequestEncoder {
    /** Most characters of a client order id. */
    public static final int MAX_CLIENT_ORDER_ID_LENGTH = 36;

    private static final byte[] CANCEL = "DELETE /papi/v1/um/order?".getBytes(US_ASCII);
    private static final byte[] QUERY = "GET /papi/v1/um/order?".getBytes(US_ASCII);
    private static final byte[] CANCEL_ALL = "DELETE /papi/v1/um/allOpenOrders?".getBytes(US_ASCII);
    private static final byte[] ORDER_ID = "&orderId=".getBytes(US_ASCII);
    private static final byte[] CLIENT_ORDER_ID = "&origClientOrderId=".getBytes(US_ASCII);
    private static final int TIMESTAMP_DIGITS = 13;
    private static final int SIGNATURE_DIGITS = 64;
    private static final int VARIABLE_LENGTH = 1024;

    private final UnsafeBuffer buffer;
    private final RequestSigner signer;
    private final int fixedOffset;
    private final int timestampOffset;
    private final int payloadEnd;
    private final int signatureOffset;
    private final int end;
    private final int pingOffset;
    private final int timeOffset;
    private final int unsignedEnd;
    private int start;
    private int payloadOffset;

    /** How long a buffer must be for requests with these headers. */
    public static int requiredCapacity(final String authority, final String apiKey) {
        return 2 * VARIABLE_LENGTH + 3 * headers(authority, apiKey).length;
    }

    /**
     * @param buffer       the connection's request buffer.
     * @param authority    value of the Host header.
     * @param apiKey       value of the X-MBX-APIKEY header.
     * @param recvWindowMs 1 to 60000, or 0 to leave the parameter out.
     */
    public RequestEncoder(
            final UnsafeBuffer buffer,
            final RequestSigner signer,
            final String authority,
            final String apiKey,
            final int recvWindowMs) {
        this.buffer = buffer;
        this.signer = signer;
        fixedOffset = VARIABLE_LENGTH;
        int at = fixedOffset;
        if (recvWindowMs > 0) {
            at = put(at, ("&recvWindow=" + recvWindowMs).getBytes(US_ASCII));
        }
        timestampOffset = put(at, "&timestamp=".getBytes(US_ASCII));
        payloadEnd = timestampOffset + TIMESTAMP_DIGITS;
        signatureOffset = put(payloadEnd, "&signature=".getBytes(US_ASCII));
        final byte[] headers = headers(authority, apiKey);
        end = put(signatureOffset + SIGNATURE_DIGITS, headers);
        pingOffset = end;
        timeOffset = put(put(pingOffset, "GET /papi/v1/ping".getBytes(US_ASCII)), headers);
        unsignedEnd = put(put(timeOffset, "GET /papi/v1/time".getBytes(US_ASCII)), headers);
    }

    /** Encodes a cancel by order id; then {@link #sign}. */
    public void cancelByOrderId(final byte[] symbolQuery, final long orderId) {
        byOrderId(CANCEL, symbolQuery, orderId);
    }

    /** Encodes a cancel by client order id; then {@link #sign}. */
    public void cancelByClientOrderId(final byte[] symbolQuery, final byte[] id, final int idLength) {
        byClientOrderId(CANCEL, symbolQuery, id, idLength);
    }

    /** Encodes a query by order id; then {@link #sign}. */
    public void queryByOrderId(final byte[] symbolQuery, final long orderId) {
        byOrderId(QUERY, symbolQuery, orderId);
    }

    /** Encodes a query by client order id; then {@link #sign}. */
    public void queryByClientOrderId(final byte[] symbolQuery, final byte[] id, final int idLength) {
        byClientOrderId(QUERY, symbolQuery, id, idLength);
    }

    /** Encodes a cancel of all open orders of a symbol; then {@link #sign}. */
    public void cancelAll(final byte[] symbolQuery) {
        front(fixedOffset, CANCEL_ALL, symbolQuery);
    }

    /**
     * Stamps and signs what was encoded last.
     *
     * @param timestampMs the venue's time, ms since 1970; 13 digits until the year 2286.
     */
    public void sign(final long timestampMs) {
        long rest = timestampMs;
        for (int i = timestampOffset + TIMESTAMP_DIGITS - 1; i >= timestampOffset; i--) {
            final long tenth = rest / 10;
            buffer.putByte(i, (byte) ('0' + (int) (rest - tenth * 10)));
            rest = tenth;
        }
        signer.sign(buffer, payloadOffset, payloadEnd - payloadOffset, signatureOffset);
    }

    /** Where the request begins that was encoded last. */
    public int offset() {
        return start;
    }

    /** Its length in bytes. */
    public int length() {
        return end - start;
    }

    /** Where the unsigned ping begins; it is always there. */
    public int pingOffset() {
        return pingOffset;
    }

    public int pingLength() {
        return timeOffset - pingOffset;
    }

    /** Where the unsigned question for the venue's time begins; it is always there. */
    public int timeOffset() {
        return timeOffset;
    }

    public int timeLength() {
        return unsignedEnd - timeOffset;
    }

    private void byOrderId(final byte[] methodAndPath, final byte[] symbolQuery, final long orderId) {
        int at = fixedOffset;
        long rest = orderId;
        do {
            final long tenth = rest / 10;
            buffer.putByte(--at, (byte) ('0' + (int) (rest - tenth * 10)));
            rest = tenth;
        } while (rest != 0);
        front(putBefore(at, ORDER_ID), methodAndPath, symbolQuery);
    }

    private void byClientOrderId(
            final byte[] methodAndPath, final byte[] symbolQuery, final byte[] id, final int idLength) {
        final int at = fixedOffset - idLength;
        buffer.putBytes(at, id, 0, idLength);
        front(putBefore(at, CLIENT_ORDER_ID), methodAndPath, symbolQuery);
    }

    private void front(final int before, final byte[] methodAndPath, final byte[] symbolQuery) {
        payloadOffset = putBefore(before, symbolQuery);
        start = putBefore(payloadOffset, methodAndPath);
    }

    private int putBefore(final int at, final byte[] bytes) {
        final int from = at - bytes.length;
        buffer.putBytes(from, bytes);
        return from;
    }

    private int put(final int at, final byte[] bytes) {
        buffer.putBytes(at, bytes);
        return at + bytes.length;
    }

    private static byte[] headers(final String authority, final String apiKey) {
        return (" HTTP/1.1\r\nHost: " + authority + "\r\nX-MBX-APIKEY: " + apiKey + "\r\nUser-Agent: quash\r\n\r\n")
                .getBytes(US_ASCII);
    }
}
