package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

/** Each limit: exactly at it is fine, one less is refused, and at the same byte however split. */
class ResponseDecoderLimitsTest {
    private static final String STATUS_LINE = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = STATUS_LINE + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String EMPTY = "Content-Length: 0\r\n\r\n";

    @Test
    void shouldLimitStatusLine() {
        final String stream = STATUS_LINE + EMPTY;
        assertFits(maxStatusLineLength(17), stream);
        assertRefused(maxStatusLineLength(16), stream, Malformation.STATUS_LINE_TOO_LONG, 16);
        assertRefused(maxStatusLineLength(1), stream, Malformation.STATUS_LINE_TOO_LONG, 1);
    }

    @Test
    void shouldLimitStatusLineAfterInterimResponse() {
        final String stream = "HTTP/1.1 100 \r\n\r\n" + STATUS_LINE + EMPTY;
        assertFits(maxStatusLineLength(17), stream);
        assertRefused(maxStatusLineLength(16), stream, Malformation.STATUS_LINE_TOO_LONG, 17 + 16);
    }

    @Test
    void shouldLimitHeaderBytesAtAnyPlace() {
        final String head = STATUS_LINE + "A: bcd\r\n" + EMPTY;
        assertFits(maxHeaderBytes(head.length()), head);
        for (int limit = 1; limit < head.length(); limit++) {
            assertRefused(maxHeaderBytes(limit), head, Malformation.HEADERS_TOO_LONG, limit);
        }
    }

    @Test
    void shouldCountInterimResponsesAndTrailersAsHeaderBytes() {
        final String interim = "HTTP/1.1 100 Continue\r\nA: b\r\n\r\n";
        final String chunks = "3\r\nabc\r\n0\r\n";
        final String trailers = "C: d\r\n\r\n";
        final String stream = interim + CHUNKED + chunks + trailers;
        final int headerBytes = stream.length() - chunks.length();
        assertFits(maxHeaderBytes(headerBytes), stream);
        assertRefused(maxHeaderBytes(headerBytes - 1), stream, Malformation.HEADERS_TOO_LONG, stream.length() - 1);
    }

    @Test
    void shouldNotCountBodyAsHeaderBytes() {
        final String head = STATUS_LINE + "Content-Length: 500\r\n\r\n";
        assertFits(maxHeaderBytes(head.length()), head + "x".repeat(500));
    }

    @Test
    void shouldLimitNumberOfHeadersAndTrailersTogether() {
        final String last = "C: d\r\n";
        final String begin = "HTTP/1.1 100\r\nA: b\r\n\r\n" + CHUNKED + "0\r\n";
        final String stream = begin + last + "\r\n";
        assertFits(maxHeaders(3), stream);
        assertRefused(maxHeaders(2), stream, Malformation.TOO_MANY_HEADERS, (begin + last).length() - 1);
    }

    @Test
    void shouldLimitInterimResponses() {
        final String interim = "HTTP/1.1 102 Processing\r\n\r\n";
        final String stream = interim.repeat(3) + STATUS_LINE + EMPTY;
        assertFits(maxInterimResponses(3), stream);
        assertRefused(
                maxInterimResponses(2), stream, Malformation.TOO_MANY_INTERIM_RESPONSES, interim.length() * 3 - 3);
        assertRefused(maxInterimResponses(0), stream, Malformation.TOO_MANY_INTERIM_RESPONSES, interim.length() - 3);
    }

    @Test
    void shouldLimitChunkLine() {
        final String stream = CHUNKED + "1;name=value\r\nx\r\n0\r\n\r\n";
        assertFits(maxChunkLineLength(14), stream);
        assertRefused(maxChunkLineLength(13), stream, Malformation.CHUNK_LINE_TOO_LONG, CHUNKED.length() + 13);
    }

    @Test
    void shouldTakeChunkLineLongerThanHeaderBytes() {
        final DecoderLimits limits = new DecoderLimits(1024, CHUNKED.length() + 2, 128, 8, 1000, 64 * 1024);
        assertFits(limits, CHUNKED + "0;" + "x".repeat(996) + "\r\n\r\n");
    }

    @Test
    void shouldLimitBodyOfContentLength() {
        final String head = STATUS_LINE + "Content-Length: 100\r\n\r\n";
        final String stream = head + "x".repeat(100);
        assertFits(maxBodyLength(100), stream);
        assertRefused(maxBodyLength(99), stream, Malformation.BODY_TOO_LONG, head.length() - 1);
    }

    @Test
    void shouldLimitBodyOfAllChunksTogether() {
        final String begin = CHUNKED + "2\r\nab\r\n";
        final String stream = begin + "3\r\ncde\r\n0\r\n\r\n";
        assertFits(maxBodyLength(5), stream);
        assertRefused(maxBodyLength(4), stream, Malformation.BODY_TOO_LONG, begin.length() + 2);
    }

    @Test
    void shouldLimitBodyThatRunsToClose() {
        final String head = STATUS_LINE + "\r\n";
        final Feeder feeder = new Feeder(maxBodyLength(10));
        assertEquals(
                "x".repeat(10),
                feeder.wholeThenClose(head + "x".repeat(10)).response().body());
        assertRefused(maxBodyLength(10), head + "x".repeat(11), Malformation.BODY_TOO_LONG, head.length() + 10);
    }

    @Test
    void shouldTakeBodyOfDefaultLimit() {
        final String stream = STATUS_LINE + "Content-Length: 65536\r\n\r\n" + "x".repeat(65536);
        assertEquals(65536, new Feeder().whole(stream).response().body().length());
        assertEquals(
                Malformation.BODY_TOO_LONG,
                new Feeder()
                        .whole(STATUS_LINE + "Content-Length: 65537\r\n\r\n")
                        .malformation());
    }

    private static void assertFits(final DecoderLimits limits, final String stream) {
        assertNotNull(new Feeder(limits).everyWay(stream).response());
    }

    private static void assertRefused(
            final DecoderLimits limits, final String stream, final Malformation cause, final int consumed) {
        final Decoded decoded = new Feeder(limits).everyWay(stream);
        assertEquals(cause, decoded.malformation());
        assertEquals(consumed, decoded.consumed());
    }

    private static DecoderLimits maxStatusLineLength(final int value) {
        return new DecoderLimits(value, 32 * 1024, 128, 8, 256, 64 * 1024);
    }

    private static DecoderLimits maxHeaderBytes(final int value) {
        return new DecoderLimits(1024, value, 128, 8, 256, 64 * 1024);
    }

    private static DecoderLimits maxHeaders(final int value) {
        return new DecoderLimits(1024, 32 * 1024, value, 8, 256, 64 * 1024);
    }

    private static DecoderLimits maxInterimResponses(final int value) {
        return new DecoderLimits(1024, 32 * 1024, 128, value, 256, 64 * 1024);
    }

    private static DecoderLimits maxChunkLineLength(final int value) {
        return new DecoderLimits(1024, 32 * 1024, 128, 8, value, 64 * 1024);
    }

    private static DecoderLimits maxBodyLength(final int value) {
        return new DecoderLimits(1024, 32 * 1024, 128, 8, 256, value);
    }
}
