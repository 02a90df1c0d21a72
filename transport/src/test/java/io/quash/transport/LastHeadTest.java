package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class LastHeadTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\n";
    private static final String LINE = "X-Cache: Miss from cloudfront\r\n";

    private final LastHead last = new LastHead();

    @Test
    void shouldCountTheBytesThatAreTheSame() {
        final byte[] text = Feeder.bytes(LINE + LINE);
        remember(LINE, LINE);
        last.rewind();
        for (int end = 0; end <= text.length; end++) {
            assertEquals(end, last.sameBytes(text, 0, end));
        }
        for (int i = 0; i < text.length; i++) {
            final byte[] other = text.clone();
            other[i] ^= 0x20;
            assertEquals(i, last.sameBytes(other, 0, other.length));
        }
    }

    @Test
    void shouldTellLinesInTheOrderInWhichTheyCameLastTime() {
        remember("A: 1\r\n", "Date: 2\r\n", "C: 345\r\n");
        last.rewind();
        assertFalse(last.isNextWithin(5));
        assertNext("A: 1\r\n", 0);
        assertNext("Date: 2\r\n", 1);
        assertNext("C: 345\r\n", 2);
        assertFalse(last.isNextWithin(1000), "no more than came");
        assertEquals(0, last.sameBytes(Feeder.bytes("A: 1\r\n"), 0, 6));
    }

    @Test
    void shouldPutALineOfAnotherLengthInThePlaceOfTheOneBefore() {
        remember("A: 1\r\n", "Date: 2\r\n", "C: 345\r\n");
        for (final String other : List.of("Date: two\r\n", "D: 2\r\n", "Date: 2\r\n")) {
            last.rewind();
            last.skip();
            last.remember(Feeder.bytes(other), 0, other.length(), HeaderName.DATE, 1);
            last.rewind();
            assertNext("A: 1\r\n", 0);
            assertNext(other, 1);
            assertNext("C: 345\r\n", 2);
        }
    }

    @Test
    void shouldForgetWhatCameAfterALineTooLongToRemember() {
        remember("A: 1\r\n", "B: 2\r\n", "C: 3\r\n");
        last.rewind();
        last.skip();
        last.remember(new byte[5000], 0, 5000, HeaderName.IGNORED, 0);
        last.rewind();
        assertNext("A: 1\r\n", 0);
        assertFalse(last.isNextWithin(5000));
        remember("D: 4\r\n");
        last.rewind();
        last.skip();
        assertNext("D: 4\r\n", 0);
    }

    @Test
    void shouldSayOfARepeatedHeaderWhatItSaidBefore() {
        final String answer = "HTTP/1.1 429 Too Many\r\nDate: Sun, 06 Nov 1994 08:49:07 GMT\r\nA: b\r\n"
                + "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\nx-mbx-used-weight-1m: 17\r\n"
                + "x-mbx-order-count-1m: 3\r\nx-response-time: 12ms\r\nContent-Encoding: gzip\r\n"
                + "Connection: close\r\nContent-Length: 2\r\n\r\n{}";
        final ResponseDecoder decoder = new ResponseDecoder();
        for (int i = 0; i < 3; i++) {
            decoder.reset();
            assertEquals(answer.length(), decoder.decode(new UnsafeBuffer(Feeder.bytes(answer)), 0, answer.length()));
            assertTrue(decoder.isComplete());
            assertEquals(784_111_747, decoder.dateEpochSeconds());
            assertEquals(30, decoder.retryAfterSeconds());
            assertEquals(17, decoder.usedWeight());
            assertEquals(3, decoder.orderCount());
            assertEquals(12, decoder.responseTimeMs());
            assertTrue(decoder.isBodyEncoded());
            assertFalse(decoder.keepAlive());
        }
    }

    @Test
    void shouldDecodeMoreAndLongerHeadersThanAreRemembered() {
        final String many = HEAD + LINE.repeat(60) + "A: " + "x".repeat(1000) + "\r\n" + LINE + LINE;
        mustDecodeAsAFreshDecoder(DecoderLimits.DEFAULTS, answer(many), answer(many));
        mustDecodeAsAFreshDecoder(DecoderLimits.DEFAULTS, answer(many), answer(HEAD + LINE));
        mustDecodeAsAFreshDecoder(DecoderLimits.DEFAULTS, answer(HEAD + LINE), answer(many));
    }

    @Test
    void shouldNotTakeTheRestOfALineForAnotherThatCameLastTime() {
        final Decoded decoded = mustDecodeAsAFreshDecoder(
                DecoderLimits.DEFAULTS,
                answer(HEAD + "Connection: close\r\n"),
                answer(HEAD + "X: Connection: close\r\n"));
        assertTrue(decoded.response().keepAlive());
    }

    @Test
    void shouldCountRepeatedLinesAndTheirBytesLikeAnyOther() {
        final DecoderLimits tight = limits(HEAD.length() + 3 * LINE.length() + 30, 4);
        final String fits = answer(HEAD + LINE + LINE + LINE);
        assertTrue(mustDecodeAsAFreshDecoder(tight, fits, fits).isComplete());
        final String tooLong = answer(HEAD + LINE + LINE + LINE + "A: " + "x".repeat(30) + "\r\n");
        assertEquals(
                Malformation.HEADERS_TOO_LONG,
                mustDecodeAsAFreshDecoder(tight, fits, tooLong).malformation());
        final String longerReason = answer(HEAD.replace("OK", "O".repeat(20)) + LINE + LINE + LINE);
        assertEquals(
                Malformation.HEADERS_TOO_LONG,
                mustDecodeAsAFreshDecoder(tight, fits, longerReason).malformation());
        final String tooMany = answer("HTTP/1.1 100 C\r\nA: 1\r\nB: 2\r\n\r\n" + HEAD + LINE + LINE);
        assertEquals(
                Malformation.TOO_MANY_HEADERS,
                mustDecodeAsAFreshDecoder(limits(32 * 1024, 4), fits, tooMany).malformation());
    }

    @Test
    void shouldRefuseARepeatedHeaderThatContradictsAnotherNow() {
        final Decoded decoded = mustDecodeAsAFreshDecoder(
                DecoderLimits.DEFAULTS, answer(HEAD + LINE + LINE), answer(HEAD + "Content-Length: 3\r\n" + LINE));
        assertEquals(Malformation.CONFLICTING_CONTENT_LENGTHS, decoded.malformation());
    }

    private static DecoderLimits limits(final int maxHeaderBytes, final int maxHeaders) {
        return new DecoderLimits(1024, maxHeaderBytes, maxHeaders, 8, 256, 64 * 1024);
    }

    private static String answer(final String head) {
        return head + "Content-Length: 2\r\n\r\n{}";
    }

    /** Decodes the second stream, cut anywhere, after the first one and by itself: nothing may differ. */
    private static Decoded mustDecodeAsAFreshDecoder(
            final DecoderLimits limits, final String first, final String second) {
        final byte[] stream = Feeder.bytes(second);
        final Decoded expected = new Feeder(limits).whole(stream);
        for (int cut = 0; cut <= stream.length; cut++) {
            final Feeder feeder = new Feeder(limits);
            feeder.whole(first);
            Feeder.mustEqual(expected, feeder.cutAt(stream, cut), "cut at " + cut, stream);
        }
        return expected;
    }

    private void remember(final String... lines) {
        for (int i = 0; i < lines.length; i++) {
            last.remember(Feeder.bytes(lines[i]), 0, lines[i].length(), HeaderName.DATE, i);
        }
    }

    private void assertNext(final String line, final long meaning) {
        final byte[] text = Feeder.bytes(line);
        assertEquals(text.length, last.sameBytes(text, 0, text.length));
        assertTrue(last.isNextWithin(text.length));
        assertEquals(text.length, last.nextLength());
        assertEquals(HeaderName.DATE, last.nextName());
        assertEquals(meaning, last.nextMeaning());
        last.skip();
    }
}
