package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseDecoderFramingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    private final Feeder feeder = new Feeder();

    @Test
    void shouldTakeNothingBehindWhatCameInWhenThatIsLong() {
        final byte[] stream = Feeder.bytes("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n" + "x".repeat(20_000));
        for (final int length : new int[] {4_096, 4_097, 5_000, 8_192, 10_000}) {
            assertEquals(length, feeder.firstBytesThenClose(stream, length).consumed());
        }
        assertEquals(20_000, feeder.whole(stream).response().body().length());
    }

    @Test
    void shouldStayIdleWhenNothingWasReceived() {
        final Decoded decoded = feeder.wholeThenClose("");
        assertTrue(decoded.idle());
        assertFalse(decoded.isComplete());
        assertEquals(Malformation.NONE, decoded.malformation());
    }

    @Test
    void shouldNotBeIdleAfterOneByte() {
        assertFalse(feeder.whole("H").idle());
    }

    @Test
    void shouldTakeBodyOfContentLength() {
        assertEquals("hello", body(OK + "Content-Length: 5\r\n\r\nhello"));
    }

    @Test
    void shouldCompleteAtEndOfHeadersWhenContentLengthIsZero() {
        assertEquals("", body(OK + "Content-Length: 0\r\n\r\n"));
    }

    @Test
    void shouldAcceptRepeatedIdenticalContentLength() {
        assertEquals("hi", body(OK + "Content-Length: 2\r\nX: y\r\ncontent-length: 2\r\n\r\nhi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.0 200 OK", "HTTP/1.1 200 Fine, thanks \u00e9\t!"})
    void shouldAcceptStatusLine(final String statusLine) {
        assertEquals("{}", body(statusLine + "\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299, 300, 400, 418, 429, 503, 599})
    void shouldReportStatusCode(final int code) {
        final Decoded decoded = feeder.everyWay("HTTP/1.1 " + code + " Text\r\nContent-Length: 0\r\n\r\n");
        assertEquals(code, decoded.response().status());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void shouldHaveNoBodyWhateverHeadersSay(final int code) {
        for (final String framing :
                new String[] {"", "Content-Length: 99999999\r\n", "Transfer-Encoding: chunked\r\n"}) {
            final String head = "HTTP/1.1 " + code + " Text\r\n" + framing + "\r\n";
            final Decoded decoded = feeder.everyWay(head + "HTTP/1.1 200 OK\r\n");
            assertEquals("", decoded.response().body());
            assertTrue(decoded.response().keepAlive());
            assertEquals(head.length(), decoded.consumed());
        }
    }

    @Test
    void shouldReadToCloseWhenThereIsNoLength() {
        final String stream = OK + "Connection: keep-alive\r\n\r\n<html>\r\n\r\nHTTP/1.1 200 OK\r\n";
        assertNull(feeder.everyWay(stream).response());
        final Decoded decoded = feeder.wholeThenClose(stream);
        assertEquals("<html>\r\n\r\nHTTP/1.1 200 OK\r\n", decoded.response().body());
        assertFalse(decoded.response().keepAlive());
    }

    @Test
    void shouldReadToCloseEmptyBody() {
        assertEquals(
                "", feeder.wholeThenClose("HTTP/1.0 503\r\n\r\n").response().body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nhello\r\n0\r\n\r\n",
                "1\r\nh\r\n1\r\ne\r\n1\r\nl\r\n1\r\nl\r\n1\r\no\r\n0\r\n\r\n",
                "00000000000000000000005\r\nhello\r\n000\r\n\r\n",
                "2;a=b;c\r\nhe\r\n3 \t; d=\"; x\"\r\nllo\r\n0;last\r\n\r\n",
                "5;\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nExpires: 0\r\nContent-Length: 7\r\nTransfer-Encoding: x\r\nConnection: close\r\n\r\n"
            })
    void shouldJoinChunks(final String chunks) {
        assertEquals("hello", body(CHUNKED + chunks));
    }

    @Test
    void shouldReadHexadecimalSizesInEitherCase() {
        final String text = "0123456789abcdef".repeat(11).substring(0, 0xAB);
        assertEquals(text + text, body(CHUNKED + "aB\r\n" + text + "\r\nAb\r\n" + text + "\r\n0\r\n\r\n"));
    }

    @Test
    void shouldKeepCrLfInsideChunks() {
        assertEquals("\r\n0\r\n\r\n", body(CHUNKED + "7\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n"));
    }

    @Test
    void shouldJoinChunksOfAnySizesWhenSeeded() {
        for (int seed = 0; seed < 200; seed++) {
            final Random random = new Random(seed);
            final String text = Fixtures.text(Fixtures.file("ok/um_cancel_200.min.json"));
            final byte[] stream = Feeder.bytes(CHUNKED + Fixtures.chunked(text, random));
            assertEquals(text, feeder.inRandomPieces(stream, random).response().body());
        }
    }

    @Test
    void shouldEmptyChunkedBodyWhenOnlyLastChunk() {
        assertEquals("", body(CHUNKED + "0\r\n\r\n"));
    }

    @Test
    void shouldIgnoreCaseOfTransferEncoding() {
        assertEquals("x", body(OK + "tRANSFER-eNCODING:\tChUnKeD \r\n\r\n1\r\nx\r\n0\r\n\r\n"));
    }

    @Test
    void shouldDropTrailers() {
        final Decoded decoded = feeder.everyWay(CHUNKED + "0\r\nX-MBX-USED-WEIGHT-1M: 9\r\n\r\n");
        assertEquals(-1, decoded.response().usedWeight());
    }

    @Test
    void shouldSkipInterimResponses() {
        final String interim = "HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\nConnection: close\r\nX-MBX-USED-WEIGHT-1M: 5\r\n\r\n"
                + "HTTP/1.1 199\r\n\r\n";
        final Decoded decoded = feeder.everyWay(interim + OK + "Content-Length: 2\r\n\r\n{}");
        assertEquals(new Decoded.Response(200, "{}", true, false, -1, -1, -1, -1, -1), decoded.response());
    }

    @Test
    void shouldBeTruncatedWhenClosedAfterInterimResponse() {
        final Decoded decoded = feeder.wholeThenClose("HTTP/1.1 100 Continue\r\n\r\n");
        assertFalse(decoded.idle());
        assertEquals(Malformation.TRUNCATED, decoded.malformation());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + "Content-Length: 2\r\n\r\n{}",
                CHUNKED + "2\r\n{}\r\n0\r\nA: b\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"
            })
    void shouldLeaveSurplusBytes(final String response) {
        final Decoded decoded = feeder.everyWay(response + "HTTP/1.1 500 Next\r\nnot even valid");
        assertTrue(decoded.isComplete());
        assertEquals(response.length(), decoded.consumed());
    }

    @Test
    void shouldDecodePipelinedResponsesOneByOne() {
        final String first = OK + "Content-Length: 3\r\nX-MBX-USED-WEIGHT-1M: 1\r\nConnection: close\r\n\r\none";
        final String second = "HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n";
        final byte[] stream = Feeder.bytes(first + second);
        final ResponseDecoder decoder = new ResponseDecoder();
        final UnsafeBuffer source = new UnsafeBuffer(stream);

        assertEquals(first.length(), decoder.decode(source, 0, stream.length));
        assertEquals("one", decoder.body().getStringWithoutLengthAscii(0, decoder.bodyLength()));
        assertEquals(0, decoder.decode(source, first.length(), second.length()));
        decoder.reset();
        assertTrue(decoder.isIdle());
        assertEquals(second.length(), decoder.decode(source, first.length(), second.length()));
        assertEquals(
                new Decoded.Response(400, "two", true, false, -1, -1, -1, -1, -1),
                Decoded.of(decoder, 0).response());
    }

    @Test
    void shouldForgetHalfAResponseWhenReset() {
        final String response = OK + "Content-Length: 2\r\nContent-Encoding: br\r\n\r\n{}";
        final String next = CHUNKED + "1\r\nx\r\n0\r\nA: b\r\n\r\n";
        final Decoded expected = feeder.whole(next);
        for (final String interrupted : new String[] {response, next, "HTTP/1.1 100\r\n\r\nH", "HTTP/1.1 200\r\r"}) {
            for (int length = 0; length <= interrupted.length(); length++) {
                feeder.whole(interrupted.substring(0, length));
                assertEquals(expected, feeder.whole(next), "after " + interrupted.substring(0, length));
            }
        }
    }

    @Test
    void shouldCarryNothingOverToTheNextResponse() {
        final String[] streams = {
            "HTTP/1.0 200 OK\r\n\r\nuntil close",
            "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx",
            OK + "Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
            OK + "Retry-After: 1\r\nX-MBX-USED-WEIGHT-1M: 2\r\nX-MBX-ORDER-COUNT-1M: 3\r\nContent-Length: 0\r\n\r\n",
            OK + "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nx-response-time: 4ms\r\nContent-Length: 0\r\n\r\n",
            OK + "Retry-After: Sun, 06 Nov 1994 08:49:38 GMT\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 100\r\n\r\nHTTP/1.1 204\r\n\r\n",
            CHUNKED + "2\r\nab",
            CHUNKED + "2\r\nab\r\n0\r\n\r\n",
            OK + "A\n"
        };
        for (final String first : streams) {
            for (final String second : streams) {
                feeder.wholeThenClose(first);
                assertEquals(new Feeder().wholeThenClose(second), feeder.wholeThenClose(second), first + second);
            }
        }
    }

    @Test
    void shouldStayCompleteWhenClosedAfterwards() {
        final Decoded decoded = feeder.wholeThenClose(OK + "Content-Length: 2\r\n\r\n{}");
        assertTrue(decoded.isComplete());
        assertTrue(decoded.response().keepAlive());
    }

    private String body(final String stream) {
        final Decoded decoded = feeder.everyWay(stream);
        assertTrue(decoded.isComplete(), decoded::toString);
        assertEquals(stream.length(), decoded.consumed());
        return decoded.response().body();
    }
}
