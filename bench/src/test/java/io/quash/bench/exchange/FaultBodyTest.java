package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test asks to close after the answer, so that all bytes of it can be looked at. */
@Timeout(60)
class FaultBodyTest {
    private static final String USUAL = Fixtures.ok("um_cancel_200")
            .replace("myOrder1", "c-7")
            .replace("4611875134427365377", "7")
            .replace("\"price\":\"0\"", "\"price\":\"60007\"")
            .replace("BUY", "SELL")
            .replace("1571110484038", Long.toString(VenueClient.NOW));

    private String head;
    private String body;
    private OrderTruth truth;

    /** Cancels order 7 and takes the whole answer apart at the first empty line. */
    private void cancelWith(final String fault, final boolean tls) throws Exception {
        try (FaultyExchange faulty = tls ? FaultyExchange.tls(fault) : FaultyExchange.plain(fault)) {
            faulty.connection.send(FaultyExchange.cancel(7, "Connection: close"));
            final RawConnection.Rest rest = faulty.connection.readToEnd();
            assertEquals(RawConnection.End.ORDERLY, rest.end());
            final int bodyAt = rest.bytes().indexOf("\r\n\r\n") + 4;
            head = rest.bytes().substring(0, bodyAt);
            body = rest.bytes().substring(bodyAt);
            truth = faulty.truth(7);
        }
        assertEquals(OrderState.CANCELED, truth.state());
    }

    private int contentLength() {
        return Integer.parseInt(head.replaceFirst("(?s).*\r\nContent-Length: ([0-9]+)\r\n.*", "$1"));
    }

    @ParameterizedTest
    @CsvSource({"split-bytes, false", "split-bytes, true", "delay:1ms, false", "duplicate-answer:1h, true"})
    void shouldSendTheUsualBytesWhenFaultIsInTheirTiming(final String fault, final boolean tls) throws Exception {
        cancelWith(fault, tls);

        assertEquals(USUAL, body);
        assertEquals(USUAL.length(), contentLength());
        assertEquals(Reported.CANCELED, truth.firstReported());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked-extensions", "chunked-bytes", "chunked-trailers"})
    void shouldSendChunksThatMakeTheUsualBodyWhenChunked(final String fault) throws Exception {
        cancelWith(fault, false);

        assertTrue(head.contains("\r\nTransfer-Encoding: chunked\r\n"), head);
        assertFalse(head.contains("Content-Length"), head);
        final StringBuilder content = new StringBuilder();
        int at = 0;
        for (int size = chunkSize(at); size > 0; size = chunkSize(at)) {
            at = body.indexOf("\r\n", at) + 2;
            content.append(body, at, at + size);
            assertEquals("\r\n", body.substring(at + size, at + size + 2));
            at += size + 2;
        }
        assertEquals(USUAL, content.toString());
        final String trailers =
                fault.equals("chunked-trailers") ? "X-Checksum: 0\r\nServer-Timing: total;dur=1\r\n" : "";
        assertEquals("0\r\n" + trailers + "\r\n", body.substring(at));
        assertEquals(fault.equals("chunked-extensions"), body.contains(";name=value;quoted=\"a;b\\\"c\"\r\n"));
    }

    private int chunkSize(final int at) {
        final String line = body.substring(at, body.indexOf("\r\n", at));
        return Integer.parseInt(line.replaceFirst(";.*", ""), 16);
    }

    @Test
    void shouldPackTheUsualBodyWhenGzipped() throws Exception {
        cancelWith("gzip", false);

        assertTrue(head.contains("\r\nContent-Encoding: gzip\r\n"), head);
        assertEquals(body.length(), contentLength());
        final byte[] packed = body.getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                USUAL,
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
                        StandardCharsets.ISO_8859_1));
        assertEquals(Reported.OTHER, truth.firstReported());
    }

    @ParameterizedTest
    @CsvSource({"giant-headers, 40000", "giant-headers:100000, 100000"})
    void shouldSendThatManyBytesOfHeadersWhenTheyAreGiant(final String fault, final int bytes) throws Exception {
        cancelWith(fault, true);

        assertTrue(head.length() > bytes, () -> head.length() + " bytes of headers");
        assertEquals(USUAL, body);
        assertTrue(Arrays.stream(head.split("\r\n")).skip(1).allMatch(line -> line.contains(": ")));
    }

    @Test
    void shouldSendThatManyBytesOfJsonWhenBodyIsGiant() throws Exception {
        cancelWith("giant-body:200000", true);

        assertEquals("{\"filler\":\"" + "x".repeat(200_000) + "\"," + USUAL.substring(1), body);
        assertEquals(body.length(), contentLength());
    }

    @ParameterizedTest
    @CsvSource({"content-length-short, -1", "content-length-long, 1"})
    void shouldAnnounceAnotherLengthWhenFaultSaysSo(final String fault, final int sign) throws Exception {
        cancelWith(fault, false);

        assertEquals(USUAL, body);
        assertEquals(sign, Integer.signum(contentLength() - body.length()));
        assertEquals(Reported.OTHER, truth.firstReported());
    }

    @Test
    void shouldAnnounceWhatItSendsWhenJsonIsTruncated() throws Exception {
        cancelWith("truncated-json", false);

        assertEquals(USUAL.substring(0, USUAL.length() / 2), body);
        assertEquals(body.length(), contentLength());
        assertEquals(Reported.OTHER, truth.firstReported());
    }

    @Test
    void shouldSendTheSameFieldsBackwardsWhenReordered() throws Exception {
        cancelWith("reordered-json", false);

        assertTrue(body.startsWith("{\"priceMatch\":\"NONE\", \"goodTillDate\":0, "), body);
        final List<String> fields =
                Arrays.asList(body.replaceAll("^\\{| \\}$", "").split(", "));
        Collections.reverse(fields);
        assertEquals(USUAL, "{" + String.join(",", fields) + "}");
        assertEquals(Reported.CANCELED, truth.firstReported());
    }

    @Test
    void shouldAddUnknownFieldsAndNestedValuesWhenExtended() throws Exception {
        cancelWith("extended-json", false);

        assertTrue(body.startsWith(USUAL.substring(0, USUAL.length() - 1) + ",\"someNewField\":"), body);
        assertTrue(body.contains("\"nested\":{\"status\":\"REJECTED\",\"orderId\":7,\"list\":[1,-2.5e3,{"), body);
        assertTrue(body.contains("\"value \\\"\\u0041\\\\\","), body);
    }

    @Test
    void shouldSendNumbersBeyond64BitsWhenTheyAreHuge() throws Exception {
        cancelWith("huge-numbers", false);

        assertTrue(body.contains("\"updateTime\":9223372036854775807,"), body);
        assertTrue(body.contains("\"goodTillDate\":1000000000000000000000000000000,"), body);
        assertTrue(body.contains("\"status\":\"CANCELED\""), body);
    }

    @ParameterizedTest
    @CsvSource({"wrong-order, 6, c-6, BTCUSDT", "wrong-symbol, 7, c-7, XBTCUSDT"})
    void shouldAnswerForAnotherOrderWhenFaultSaysSo(
            final String fault, final String orderId, final String clientOrderId, final String symbol)
            throws Exception {
        cancelWith(fault, false);

        assertTrue(body.contains("\"orderId\":" + orderId + ","), body);
        assertTrue(body.contains("\"clientOrderId\":\"" + clientOrderId + "\""), body);
        assertTrue(body.contains("\"symbol\":\"" + symbol + "\""), body);
        assertEquals(new OrderTruth(1, true, OrderState.CANCELED, Reported.OTHER, Reported.OTHER), truth);
    }

    @ParameterizedTest
    @CsvSource({"interim-100, 100 Continue", "interim-103, 103 Early Hints"})
    void shouldSendAnInterimAnswerFirstWhenFaultSaysSo(final String fault, final String status) throws Exception {
        cancelWith(fault, false);

        assertTrue(head.startsWith("HTTP/1.1 " + status + "\r\n"), head);
        assertTrue(body.startsWith("HTTP/1.1 200 OK\r\n"), body);
        assertTrue(body.endsWith("\r\n\r\n" + USUAL), body);
    }

    @Test
    void shouldSendTheAnswerTwiceWhenDuplicated() throws Exception {
        cancelWith("duplicate-answer", true);

        assertEquals(USUAL + head + USUAL, body);
    }

    @Test
    void shouldSendBytesAfterTheAnswerWhenThereIsASurplus() throws Exception {
        cancelWith("surplus-bytes", true);

        assertEquals(USUAL + "\r\nsurplus", body);
        assertEquals(USUAL.length(), contentLength());
    }

    @Test
    void shouldSendASurplusAnswerWhenIdle() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("surplus-answer:1ms")) {
            faulty.connection.send(FaultyExchange.cancel(7));

            assertEquals(USUAL, faulty.connection.receive().body());
            assertEquals(
                    "HTTP/1.1 408 Request Timeout", faulty.connection.receive().statusLine());
        }
    }

    @Test
    void shouldServeOnWhenTheConnectionIsToBeKept() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.tls("gzip@orders:1..1", "split-bytes@orders:2..2")) {
            faulty.connection.send(FaultyExchange.cancel(1) + FaultyExchange.cancel(2) + FaultyExchange.cancel(3));

            faulty.connection.read(
                    Integer.parseInt(faulty.connection.receiveHead().header("Content-Length")));
            assertTrue(faulty.connection.receive().body().contains("\"orderId\":2,"));
            assertTrue(faulty.connection.receive().body().contains("\"orderId\":3,"));
        }
    }

    @Test
    void shouldMakeTheBestOfAnEmptyObjectWhenPingsAreStruck() {
        for (final FaultKind kind : FaultKind.values()) {
            final byte[] altered = JsonAlteration.of(Fault.usual(kind), "{}".getBytes(StandardCharsets.US_ASCII));
            final String json = new String(altered, StandardCharsets.US_ASCII);
            assertTrue(json.startsWith("{") && (json.endsWith("}") || kind == FaultKind.TRUNCATED_JSON), json);
            assertFalse(json.contains(",}") || json.contains("{,"), json);
        }
    }
}
