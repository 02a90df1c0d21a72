package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseDecoderMalformedTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String SURPLUS = "\r\n\r\nmore";

    /** A stream whose last byte is the one at which it becomes malformed. */
    record Case(Malformation malformation, String stream) {
        @Override
        public String toString() {
            return malformation + " " + stream.replace("\r", "\\r").replace("\n", "\\n");
        }
    }

    private final Feeder feeder = new Feeder();

    static List<Case> cases() {
        return Stream.of(statusLines(), lineEnds(), headerNames(), lengths(), transferEncodings(), chunks())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> statusLines() {
        return List.of(
                new Case(Malformation.BAD_STATUS_LINE, "\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "HTTP/1.1\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, " HTTP/1.1 200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "http/1.1 200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "ICY/1.1 200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "HTTP/1.1\t200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "HTTP/1,1 200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "HTTP/1.x 200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "HTTP/x.1 200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "HTTP/1.10 200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_LINE, "{\"code\":-1000,\"msg\":\"\"}\r\n"),
                new Case(Malformation.UNSUPPORTED_VERSION, "HTTP/0.9 200 OK\r\n"),
                new Case(Malformation.UNSUPPORTED_VERSION, "HTTP/1.2 200 OK\r\n"),
                new Case(Malformation.UNSUPPORTED_VERSION, "HTTP/2.0 200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 \r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 20\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 20 OK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 2000 OK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 200\tOK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1  200 OK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 2x0 OK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 +20 OK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 099 OK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 600 OK\r\n"),
                new Case(Malformation.BAD_STATUS_CODE, "HTTP/1.1 999 OK\r\n"),
                new Case(Malformation.UNEXPECTED_PROTOCOL_SWITCH, "HTTP/1.1 101 Switching Protocols\r\n"));
    }

    private static List<Case> lineEnds() {
        return List.of(
                new Case(Malformation.BARE_LF, "\n"),
                new Case(Malformation.BARE_LF, "HTTP/1.1 200 OK\n"),
                new Case(Malformation.BARE_LF, OK + "\n"),
                new Case(Malformation.BARE_LF, OK + "A: b\n"),
                new Case(Malformation.BARE_LF, CHUNKED + "5\n"),
                new Case(Malformation.BARE_LF, CHUNKED + "0\r\n\n"),
                new Case(Malformation.BARE_LF, CHUNKED + "0\r\nA: b\n"),
                new Case(Malformation.BARE_CR, "HTTP/1.1 200 OK\rX"),
                new Case(Malformation.BARE_CR, "HTTP/1.1 200 OK\r\r"),
                new Case(Malformation.BARE_CR, OK + "\rA"),
                new Case(Malformation.BARE_CR, OK + "A: b\rC"),
                new Case(Malformation.BARE_CR, CHUNKED + "5\r "),
                new Case(Malformation.BARE_CR, CHUNKED + "0\r\n\rX"),
                new Case(Malformation.CONTROL_CHARACTER, "\u0016"),
                new Case(Malformation.CONTROL_CHARACTER, "HTTP/1.1 200 O\0"),
                new Case(Malformation.CONTROL_CHARACTER, OK + "A\u0001"),
                new Case(Malformation.CONTROL_CHARACTER, OK + "A: \0"),
                new Case(Malformation.CONTROL_CHARACTER, OK + "A: b\u001b"),
                new Case(Malformation.CONTROL_CHARACTER, OK + "A: b\u007f"),
                new Case(Malformation.CONTROL_CHARACTER, CHUNKED + "5;\u000b"),
                new Case(Malformation.CONTROL_CHARACTER, CHUNKED + "0\r\nA: \u0008"));
    }

    private static List<Case> headerNames() {
        return List.of(
                new Case(Malformation.FOLDED_HEADER, OK + " A: b\r\n"),
                new Case(Malformation.FOLDED_HEADER, OK + "A: b\r\n c\r\n"),
                new Case(Malformation.FOLDED_HEADER, OK + "A: b\r\n\tc: d\r\n"),
                new Case(Malformation.FOLDED_HEADER, OK + "A: b\r\n \r\n"),
                new Case(Malformation.FOLDED_HEADER, CHUNKED + "0\r\nA: b\r\n c\r\n"),
                new Case(Malformation.MISSING_COLON, OK + "Header\r\n"),
                new Case(Malformation.MISSING_COLON, CHUNKED + "0\r\nTrailer\r\n"),
                new Case(Malformation.EMPTY_HEADER_NAME, OK + ": b\r\n"),
                new Case(Malformation.EMPTY_HEADER_NAME, CHUNKED + "0\r\n:\r\n"),
                new Case(Malformation.SPACE_IN_HEADER_NAME, OK + "Content-Length : 5\r\n"),
                new Case(Malformation.SPACE_IN_HEADER_NAME, OK + "Content-Length\t: 5\r\n"),
                new Case(Malformation.SPACE_IN_HEADER_NAME, OK + "Content Length: 5\r\n"),
                new Case(Malformation.ILLEGAL_HEADER_NAME, OK + "A(b): c\r\n"),
                new Case(Malformation.ILLEGAL_HEADER_NAME, OK + "\"A\": c\r\n"),
                new Case(Malformation.ILLEGAL_HEADER_NAME, OK + "A/b: c\r\n"),
                new Case(Malformation.ILLEGAL_HEADER_NAME, OK + "\u00c4: c\r\n"),
                new Case(Malformation.ILLEGAL_HEADER_NAME, CHUNKED + "0\r\nA@b: c\r\n"));
    }

    private static List<Case> lengths() {
        return List.of(
                new Case(Malformation.BAD_CONTENT_LENGTH, OK + "Content-Length:\r\n"),
                new Case(Malformation.BAD_CONTENT_LENGTH, OK + "Content-Length: -1\r\n"),
                new Case(Malformation.BAD_CONTENT_LENGTH, OK + "Content-Length: +1\r\n"),
                new Case(Malformation.BAD_CONTENT_LENGTH, OK + "Content-Length: 0x10\r\n"),
                new Case(Malformation.BAD_CONTENT_LENGTH, OK + "Content-Length: 5, 5\r\n"),
                new Case(Malformation.BAD_CONTENT_LENGTH, OK + "Content-Length: 5 5\r\n"),
                new Case(Malformation.BAD_CONTENT_LENGTH, OK + "Content-Length: 9223372036854775808\r\n"),
                new Case(Malformation.BAD_CONTENT_LENGTH, OK + "Content-Length: 18446744073709551618\r\n"),
                new Case(Malformation.CONFLICTING_CONTENT_LENGTHS, OK + "Content-Length: 5\r\ncontent-length: 6\r\n"),
                new Case(Malformation.BODY_TOO_LONG, OK + "Content-Length: 9223372036854775807\r\n\r\n"),
                new Case(Malformation.BODY_TOO_LONG, OK + "Content-Length: 4294967298\r\n\r\n"));
    }

    private static List<Case> transferEncodings() {
        final String chunked = OK + "Transfer-Encoding: chunked\r\n";
        return List.of(
                new Case(Malformation.LENGTH_AND_TRANSFER_ENCODING, chunked + "Content-Length: 5\r\n"),
                new Case(
                        Malformation.LENGTH_AND_TRANSFER_ENCODING,
                        OK + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
                new Case(Malformation.SEVERAL_TRANSFER_ENCODINGS, chunked + "Transfer-Encoding: chunked\r\n"),
                new Case(Malformation.UNSUPPORTED_TRANSFER_ENCODING, chunked + "Transfer-Encoding: identity\r\n"),
                new Case(Malformation.UNSUPPORTED_TRANSFER_ENCODING, OK + "Transfer-Encoding: gzip, chunked\r\n"),
                new Case(Malformation.UNSUPPORTED_TRANSFER_ENCODING, OK + "Transfer-Encoding: chunked, chunked\r\n"),
                new Case(Malformation.UNSUPPORTED_TRANSFER_ENCODING, OK + "Transfer-Encoding: chunked,\r\n"),
                new Case(Malformation.UNSUPPORTED_TRANSFER_ENCODING, OK + "Transfer-Encoding: xchunked\r\n"),
                new Case(Malformation.UNSUPPORTED_TRANSFER_ENCODING, OK + "Transfer-Encoding: identity\r\n"),
                new Case(Malformation.UNSUPPORTED_TRANSFER_ENCODING, OK + "Transfer-Encoding:\r\n"),
                new Case(
                        Malformation.TRANSFER_ENCODING_IN_HTTP_1_0,
                        "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
    }

    private static List<Case> chunks() {
        return List.of(
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + ";a=b\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + " 5\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "5 \r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "5 5\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "-5\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "0x5\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "5g\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "10000000000000000\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "10000000000000005\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "80000000000000005\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "1000000000000000\r\n"),
                new Case(Malformation.BAD_CHUNK_SIZE, CHUNKED + "5\r\nhello\r\n\r\n"),
                new Case(Malformation.BODY_TOO_LONG, CHUNKED + "fffffffffffffff\r\n"),
                new Case(Malformation.BODY_TOO_LONG, CHUNKED + "100000005\r\n"),
                new Case(Malformation.MISSING_CHUNK_END, CHUNKED + "5\r\nhello!"),
                new Case(Malformation.MISSING_CHUNK_END, CHUNKED + "5\r\nhello\n"),
                new Case(Malformation.MISSING_CHUNK_END, CHUNKED + "5\r\nhello\r0"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldStopAtTheMalformedByteHoweverSplit(final Case malformed) {
        final Decoded decoded = feeder.everyWay(malformed.stream() + SURPLUS);
        assertEquals(malformed.malformation(), decoded.malformation());
        assertEquals(malformed.stream().length() - 1, decoded.consumed());
        assertFalse(decoded.isComplete());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldStayMalformedWhenClosed(final Case malformed) {
        final Decoded decoded = feeder.wholeThenClose(malformed.stream());
        assertEquals(malformed.malformation(), decoded.malformation());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldDecodeNextResponseAfterReset(final Case malformed) {
        feeder.whole(malformed.stream());
        assertEquals(
                "{}",
                feeder.whole(OK + "Content-Length: 2\r\n\r\n{}").response().body());
    }

    @Test
    void shouldHaveACaseForEveryMalformationThatIsNotALimit() {
        final Set<Malformation> untested = EnumSet.allOf(Malformation.class);
        cases().forEach(tested -> untested.remove(tested.malformation()));
        assertEquals(
                EnumSet.of(
                        Malformation.NONE,
                        Malformation.TRUNCATED,
                        Malformation.STATUS_LINE_TOO_LONG,
                        Malformation.HEADERS_TOO_LONG,
                        Malformation.TOO_MANY_HEADERS,
                        Malformation.TOO_MANY_INTERIM_RESPONSES,
                        Malformation.CHUNK_LINE_TOO_LONG),
                untested);
    }
}
