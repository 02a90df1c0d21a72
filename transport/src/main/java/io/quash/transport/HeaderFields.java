package io.quash.transport;

import static io.quash.transport.ResponseDecoder.ABSENT;

/**
 * What the headers of one response say, for those headers that matter here. Those that frame the body are
 * taken strictly; one that only informs is absent if it can't be read, and its last occurrence counts.
 */
final class HeaderFields {
    private static final byte[] CONNECTION = Ascii.bytes("connection");
    private static final byte[] CONTENT_ENCODING = Ascii.bytes("content-encoding");
    private static final byte[] CONTENT_LENGTH = Ascii.bytes("content-length");
    private static final byte[] DATE = Ascii.bytes("date");
    private static final byte[] ORDER_COUNT = Ascii.bytes("x-mbx-order-count-1m");
    private static final byte[] RESPONSE_TIME = Ascii.bytes("x-response-time");
    private static final byte[] RETRY_AFTER = Ascii.bytes("retry-after");
    private static final byte[] TRANSFER_ENCODING = Ascii.bytes("transfer-encoding");
    private static final byte[] USED_WEIGHT = Ascii.bytes("x-mbx-used-weight-1m");

    private static final byte[] CHUNKED = Ascii.bytes("chunked");
    private static final byte[] CLOSE = Ascii.bytes("close");
    private static final byte[] IDENTITY = Ascii.bytes("identity");
    private static final byte[] KEEP_ALIVE = Ascii.bytes("keep-alive");
    private static final byte[] MILLISECONDS = Ascii.bytes("ms");

    private long contentLength;
    private boolean isChunked;
    private boolean isBodyEncoded;
    private boolean hasClose;
    private boolean hasKeepAlive;
    private long usedWeight;
    private long orderCount;
    private long responseTimeMs;
    private long dateEpochSeconds;
    private long retryAfterDelay;
    private long retryAfterDate;

    HeaderFields() {
        reset();
    }

    void reset() {
        contentLength = ABSENT;
        isChunked = false;
        isBodyEncoded = false;
        hasClose = false;
        hasKeepAlive = false;
        usedWeight = ABSENT;
        orderCount = ABSENT;
        responseTimeMs = ABSENT;
        dateEpochSeconds = ABSENT;
        retryAfterDelay = ABSENT;
        retryAfterDate = ABSENT;
    }

    /** Takes in one header. The length of its name leaves at most one comparison for most of them. */
    Malformation accept(final HeaderLine header) {
        switch (header.nameLength()) {
            case 4 -> acceptDate(header);
            case 10 -> acceptConnection(header);
            case 11 -> acceptRetryAfter(header);
            case 14 -> {
                return acceptContentLength(header);
            }
            case 15 -> acceptResponseTime(header);
            case 16 -> acceptContentEncoding(header);
            case 17 -> {
                return acceptTransferEncoding(header);
            }
            case 20 -> acceptUsage(header);
            default -> {
                return Malformation.NONE;
            }
        }
        return Malformation.NONE;
    }

    /** {@link ResponseDecoder#ABSENT} if there was none. */
    long contentLength() {
        return contentLength;
    }

    boolean isChunked() {
        return isChunked;
    }

    boolean isBodyEncoded() {
        return isBodyEncoded;
    }

    boolean keepAlive(final boolean isHttp10) {
        return !hasClose && (hasKeepAlive || !isHttp10);
    }

    long usedWeight() {
        return usedWeight;
    }

    long orderCount() {
        return orderCount;
    }

    long responseTimeMs() {
        return responseTimeMs;
    }

    long dateEpochSeconds() {
        return dateEpochSeconds;
    }

    long retryAfterSeconds() {
        if (retryAfterDate == ABSENT || dateEpochSeconds == ABSENT) {
            return retryAfterDelay;
        }
        final long delay = Math.max(0, retryAfterDate - dateEpochSeconds);
        return Math.min(delay, ResponseDecoder.MAX_RETRY_AFTER_SECONDS);
    }

    private Malformation acceptContentLength(final HeaderLine header) {
        if (!header.isNamed(CONTENT_LENGTH)) {
            return Malformation.NONE;
        }
        final long length = decimal(header, header.valueEnd());
        if (length == ABSENT) {
            return Malformation.BAD_CONTENT_LENGTH;
        }
        if (contentLength != ABSENT && contentLength != length) {
            return Malformation.CONFLICTING_CONTENT_LENGTHS;
        }
        contentLength = length;
        return isChunked ? Malformation.LENGTH_AND_TRANSFER_ENCODING : Malformation.NONE;
    }

    private Malformation acceptTransferEncoding(final HeaderLine header) {
        if (!header.isNamed(TRANSFER_ENCODING)) {
            return Malformation.NONE;
        }
        if (!header.isValue(CHUNKED)) {
            return Malformation.UNSUPPORTED_TRANSFER_ENCODING;
        }
        if (isChunked) {
            return Malformation.SEVERAL_TRANSFER_ENCODINGS;
        }
        isChunked = true;
        return contentLength == ABSENT ? Malformation.NONE : Malformation.LENGTH_AND_TRANSFER_ENCODING;
    }

    private void acceptConnection(final HeaderLine header) {
        if (header.isNamed(CONNECTION)) {
            hasClose |= header.hasElement(CLOSE);
            hasKeepAlive |= header.hasElement(KEEP_ALIVE);
        }
    }

    private void acceptContentEncoding(final HeaderLine header) {
        if (header.isNamed(CONTENT_ENCODING)) {
            isBodyEncoded |= header.hasElementOtherThan(IDENTITY);
        }
    }

    private void acceptDate(final HeaderLine header) {
        if (header.isNamed(DATE)) {
            dateEpochSeconds = HttpDate.parseEpochSeconds(header.buffer(), header.valueStart(), header.valueEnd());
        }
    }

    private void acceptRetryAfter(final HeaderLine header) {
        if (!header.isNamed(RETRY_AFTER)) {
            return;
        }
        retryAfterDelay = ABSENT;
        retryAfterDate = ABSENT;
        if (Ascii.isAllDigits(header.buffer(), header.valueStart(), header.valueEnd())) {
            final long delay = Ascii.parseDecimal(
                    header.buffer(), header.valueStart(), header.valueEnd(), ResponseDecoder.MAX_RETRY_AFTER_SECONDS);
            retryAfterDelay = delay == ABSENT ? ResponseDecoder.MAX_RETRY_AFTER_SECONDS : delay;
        } else {
            retryAfterDate = HttpDate.parseEpochSeconds(header.buffer(), header.valueStart(), header.valueEnd());
        }
    }

    private void acceptResponseTime(final HeaderLine header) {
        if (header.isNamed(RESPONSE_TIME)) {
            final int unit = Math.max(header.valueStart(), header.valueEnd() - MILLISECONDS.length);
            final boolean isInMilliseconds =
                    Ascii.equalsIgnoringCase(header.buffer(), unit, header.valueEnd(), MILLISECONDS);
            responseTimeMs = isInMilliseconds ? decimal(header, unit) : ABSENT;
        }
    }

    private void acceptUsage(final HeaderLine header) {
        if (header.isNamed(USED_WEIGHT)) {
            usedWeight = decimal(header, header.valueEnd());
        } else if (header.isNamed(ORDER_COUNT)) {
            orderCount = decimal(header, header.valueEnd());
        }
    }

    private static long decimal(final HeaderLine header, final int end) {
        return Ascii.parseDecimal(header.buffer(), header.valueStart(), end, Long.MAX_VALUE);
    }
}
