package io.quash.transport;

import static io.quash.transport.ResponseDecoder.ABSENT;

/**
 * What the headers of one response say, for those headers that matter here. Those that frame the body are
 * taken strictly; one that only informs is absent if it can't be read, and its last occurrence counts.
 */
final class HeaderFields {
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

    /** @param meaning by {@link HeaderMeaning}. */
    Malformation accept(final HeaderName name, final long meaning) {
        switch (name) {
            case CONNECTION -> {
                hasClose |= (meaning & HeaderMeaning.CLOSE) != 0;
                hasKeepAlive |= (meaning & HeaderMeaning.KEEP_ALIVE) != 0;
            }
            case CONTENT_ENCODING -> isBodyEncoded |= meaning == HeaderMeaning.YES;
            case CONTENT_LENGTH -> {
                return acceptContentLength(meaning);
            }
            case DATE -> dateEpochSeconds = meaning;
            case ORDER_COUNT -> orderCount = meaning;
            case RESPONSE_TIME -> responseTimeMs = meaning;
            case RETRY_AFTER -> acceptRetryAfter(meaning);
            case TRANSFER_ENCODING -> {
                return acceptTransferEncoding(meaning == HeaderMeaning.YES);
            }
            case USED_WEIGHT -> usedWeight = meaning;
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

    private Malformation acceptContentLength(final long length) {
        if (length == ABSENT) {
            return Malformation.BAD_CONTENT_LENGTH;
        }
        if (contentLength != ABSENT && contentLength != length) {
            return Malformation.CONFLICTING_CONTENT_LENGTHS;
        }
        contentLength = length;
        return isChunked ? Malformation.LENGTH_AND_TRANSFER_ENCODING : Malformation.NONE;
    }

    private Malformation acceptTransferEncoding(final boolean isOnlyChunked) {
        if (!isOnlyChunked) {
            return Malformation.UNSUPPORTED_TRANSFER_ENCODING;
        }
        if (isChunked) {
            return Malformation.SEVERAL_TRANSFER_ENCODINGS;
        }
        isChunked = true;
        return contentLength == ABSENT ? Malformation.NONE : Malformation.LENGTH_AND_TRANSFER_ENCODING;
    }

    private void acceptRetryAfter(final long meaning) {
        final boolean isDate = HeaderMeaning.isRetryAfterDate(meaning);
        final long seconds = HeaderMeaning.retryAfterSeconds(meaning);
        retryAfterDelay = isDate ? ABSENT : seconds;
        retryAfterDate = isDate ? seconds : ABSENT;
    }
}
