package io.quash.transport;

import static io.quash.transport.ResponseDecoder.ABSENT;

/**
 * What the headers of one response say, for those headers that matter here. Those that frame the body are
 * taken strictly; one that only informs is absent if it can't be read, and its last occurrence counts.
 */
final class HeaderFields {
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

    Malformation accept(final HeaderName name, final HeaderLine header) {
        switch (name) {
            case CONNECTION -> acceptConnection(header);
            case CONTENT_ENCODING -> isBodyEncoded |= header.hasElementOtherThan(IDENTITY);
            case CONTENT_LENGTH -> {
                return acceptContentLength(header);
            }
            case DATE ->
                dateEpochSeconds = HttpDate.parseEpochSeconds(header.text(), header.valueStart(), header.valueEnd());
            case ORDER_COUNT -> orderCount = decimal(header, header.valueEnd());
            case RESPONSE_TIME -> acceptResponseTime(header);
            case RETRY_AFTER -> acceptRetryAfter(header);
            case TRANSFER_ENCODING -> {
                return acceptTransferEncoding(header);
            }
            case USED_WEIGHT -> usedWeight = decimal(header, header.valueEnd());
            case IGNORED -> {}
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
        hasClose |= header.hasElement(CLOSE);
        hasKeepAlive |= header.hasElement(KEEP_ALIVE);
    }

    private void acceptRetryAfter(final HeaderLine header) {
        retryAfterDelay = ABSENT;
        retryAfterDate = ABSENT;
        if (Ascii.isAllDigits(header.text(), header.valueStart(), header.valueEnd())) {
            final long delay = Ascii.parseDecimal(
                    header.text(), header.valueStart(), header.valueEnd(), ResponseDecoder.MAX_RETRY_AFTER_SECONDS);
            retryAfterDelay = delay == ABSENT ? ResponseDecoder.MAX_RETRY_AFTER_SECONDS : delay;
        } else {
            retryAfterDate = HttpDate.parseEpochSeconds(header.text(), header.valueStart(), header.valueEnd());
        }
    }

    private void acceptResponseTime(final HeaderLine header) {
        final int unit = Math.max(header.valueStart(), header.valueEnd() - MILLISECONDS.length);
        final boolean isInMilliseconds = Ascii.equalsIgnoringCase(header.text(), unit, header.valueEnd(), MILLISECONDS);
        responseTimeMs = isInMilliseconds ? decimal(header, unit) : ABSENT;
    }

    private static long decimal(final HeaderLine header, final int end) {
        return Ascii.parseDecimal(header.text(), header.valueStart(), end, Long.MAX_VALUE);
    }
}
