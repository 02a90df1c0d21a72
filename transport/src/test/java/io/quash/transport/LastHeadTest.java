package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class LastHeadTest {
    private static final DecoderLimits TIGHT = new DecoderLimits(40, 200, 6, 2, 20, 64);
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
        final ResponseDecoder decoder = new ResponseDecoder(DecoderLimits.defaults());
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
        final String many = "HTTP/1.1 200 OK\r\n" + LINE.repeat(60) + "A: " + "x".repeat(1000)
                + "\r\nContent-Length: 2\r\n" + LINE + "\r\n{}";
        mustDecodeAsAFreshDecoder(DecoderLimits.defaults(), List.of(Feeder.bytes(many)), 10);
    }

    @Test
    void shouldDecodeAsAFreshDecoderWhateverCameBefore() {
        final List<byte[]> streams = DecoderProperties.seeds()
                .map(LastHeadTest::stream)
                .filter(s -> s.length < 2048)
                .toList();
        assertTrue(streams.size() > 200);
        mustDecodeAsAFreshDecoder(DecoderLimits.defaults(), streams, 3_000);
        mustDecodeAsAFreshDecoder(TIGHT, streams, 3_000);
    }

    private static byte[] stream(final byte[] input) {
        return Arrays.copyOfRange(input, DecoderProperties.PREFIX, input.length);
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

    /** One decoder takes streams that are whole, alike or damaged, one after the other; each time a fresh one judges. */
    private static void mustDecodeAsAFreshDecoder(
            final DecoderLimits limits, final List<byte[]> streams, final int rounds) {
        final Random random = new Random(20261123);
        final ResponseDecoder reused = new ResponseDecoder(limits);
        int completed = 0;
        byte[] stream = streams.get(0);
        for (int round = 0; round < rounds; round++) {
            stream = random.nextInt(4) == 0 ? streams.get(random.nextInt(streams.size())) : stream.clone();
            if (random.nextInt(3) == 0) {
                stream[random.nextInt(stream.length)] = (byte) " :\r\nA1~\t\0".charAt(random.nextInt(9));
            }
            final int cut = random.nextInt(stream.length);
            reused.reset();
            final Decoded expected = decode(new ResponseDecoder(limits), stream, stream.length);
            Feeder.mustEqual(expected, decode(reused, stream, cut), "after others, cut at " + cut, stream);
            completed += expected.isComplete() ? 1 : 0;
        }
        assertTrue(completed > 0, "responses that were complete");
    }

    private static Decoded decode(final ResponseDecoder decoder, final byte[] stream, final int cut) {
        final UnsafeBuffer source = new UnsafeBuffer(stream);
        final int consumed = decoder.decode(source, 0, cut);
        return Decoded.of(decoder, consumed + decoder.decode(source, cut, stream.length - cut));
    }
}
