package io.quash.transport;

import static io.quash.transport.ResponseDecoder.ABSENT;

/**
 * What a header that matters says by itself, as one number: the number that it holds, or {@link ResponseDecoder#ABSENT}
 * if it can't be read; flags for the others.
 */
final class HeaderMeaning {
    /** Of Connection. */
    static final long CLOSE = 1;

    /** Of Connection. */
    static final long KEEP_ALIVE = 2;

    /** Of Content-Encoding: one other than identity. Of Transfer-Encoding: chunked and nothing else. */
    static final long YES = 1;

    private static final byte[] CHUNKED_NAME = Ascii.bytes("chunked");
    private static final byte[] CLOSE_NAME = Ascii.bytes("close");
    private static final byte[] IDENTITY_NAME = Ascii.bytes("identity");
    private static final byte[] KEEP_ALIVE_NAME = Ascii.bytes("keep-alive");
    private static final byte[] MILLISECONDS = Ascii.bytes("ms");

    private HeaderMeaning() {}

    static long of(final HeaderName name, final HeaderLine header) {
        return switch (name) {
            case CONNECTION ->
                (header.hasElement(CLOSE_NAME) ? CLOSE : 0) | (header.hasElement(KEEP_ALIVE_NAME) ? KEEP_ALIVE : 0);
            case CONTENT_ENCODING -> header.hasElementOtherThan(IDENTITY_NAME) ? YES : 0;
            case TRANSFER_ENCODING -> header.isValue(CHUNKED_NAME) ? YES : 0;
            case CONTENT_LENGTH, ORDER_COUNT, USED_WEIGHT -> decimal(header, header.valueEnd());
            case DATE -> date(header);
            case RESPONSE_TIME -> responseTimeMs(header);
            case RETRY_AFTER -> retryAfter(header);
            case IGNORED -> 0;
        };
    }

    /** Whether this meaning of Retry-After is a date. */
    static boolean isRetryAfterDate(final long meaning) {
        return meaning != ABSENT && (meaning & 1) != 0;
    }

    /** The delay in seconds, or the date in seconds since the epoch; absent stays so. */
    static long retryAfterSeconds(final long meaning) {
        return meaning >> 1;
    }

    private static long retryAfter(final HeaderLine header) {
        if (!Ascii.isAllDigits(header.text(), header.valueStart(), header.valueEnd())) {
            final long date = date(header);
            return date == ABSENT ? ABSENT : date << 1 | 1;
        }
        final long delay = Ascii.parseDecimal(
                header.text(), header.valueStart(), header.valueEnd(), ResponseDecoder.MAX_RETRY_AFTER_SECONDS);
        return (delay == ABSENT ? ResponseDecoder.MAX_RETRY_AFTER_SECONDS : delay) << 1;
    }

    private static long responseTimeMs(final HeaderLine header) {
        final int unit = Math.max(header.valueStart(), header.valueEnd() - MILLISECONDS.length);
        final boolean isInMilliseconds = Ascii.equalsIgnoringCase(header.text(), unit, header.valueEnd(), MILLISECONDS);
        return isInMilliseconds ? decimal(header, unit) : ABSENT;
    }

    private static long date(final HeaderLine header) {
        return HttpDate.parseEpochSeconds(header.text(), header.valueStart(), header.valueEnd());
    }

    private static long decimal(final HeaderLine header, final int end) {
        return Ascii.parseDecimal(header.text(), header.valueStart(), end, Long.MAX_VALUE);
    }
}
