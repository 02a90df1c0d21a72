package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.transport.Decoded.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseDecoderFixtureTest {
    private static final String GONE = "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}";

    private final Feeder feeder = new Feeder();

    static List<Path> headers() {
        return Fixtures.headers();
    }

    static List<String> responses() {
        return Fixtures.responses();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void shouldDecodeEveryBodyUnderEveryHeaderList(final Path headers) {
        final Random random = new Random(headers.getFileName().toString().hashCode());
        assertFalse(Fixtures.bodies().isEmpty());
        for (final Path file : Fixtures.bodies()) {
            final String body = Fixtures.text(file);
            final byte[] stream = Feeder.bytes(Fixtures.response(headers, body));
            final Decoded decoded = feeder.whole(stream);
            assertTrue(decoded.isComplete(), () -> file + ": " + decoded);
            assertEquals(stream.length, decoded.consumed());
            assertEquals(Fixtures.status(headers), decoded.response().status());
            assertEquals(body, decoded.response().body());
            for (int i = 0; i < 20; i++) {
                assertEquals(decoded, feeder.inRandomPieces(stream, random));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void shouldDecodeTheSameWhenSplitAnywhere(final String response) {
        final Decoded decoded = feeder.everyWay(response);
        assertTrue(decoded.isComplete());
        assertEquals(response.length(), decoded.consumed());
    }

    @ParameterizedTest
    @MethodSource("responses")
    void shouldNotCompleteWhenTruncatedAnywhere(final String response) {
        final byte[] stream = Feeder.bytes(response);
        assertTrue(feeder.firstBytesThenClose(stream, 0).idle());
        for (int length = 1; length < stream.length; length++) {
            final Decoded decoded = feeder.firstBytesThenClose(stream, length);
            assertEquals(Malformation.TRUNCATED, decoded.malformation(), "after " + length);
        }
        assertTrue(feeder.firstBytesThenClose(stream, stream.length).isComplete());
    }

    @Test
    void shouldNotCompleteWhenHeadersOfReadToCloseAreTruncated() {
        final byte[] headers = Feeder.bytes("HTTP/1.1 502 Bad Gateway\r\nServer: awselb/2.0\r\n\r\n");
        for (int length = 1; length < headers.length; length++) {
            assertEquals(
                    Malformation.TRUNCATED,
                    feeder.firstBytesThenClose(headers, length).malformation());
        }
        assertTrue(feeder.firstBytesThenClose(headers, headers.length).isComplete());
    }

    @Test
    void shouldReadNumbersOfTestnetCancel() {
        assertEquals(
                new Response(400, GONE, true, false, 2, -1, -1, 1649780893, 3),
                decode("headers/fapi_testnet_delete_order_400_2022-04-12.txt", GONE));
    }

    @Test
    void shouldReadNumbersOfSpotCancel() {
        assertEquals(
                new Response(400, GONE, true, false, 1, -1, -1, 1669289600, -1),
                decode("headers/spot_prod_delete_openorders_400_2022-11-24.txt", GONE));
    }

    @Test
    void shouldReadNumbersAndCloseOfOrderAnswer() {
        final String body = "x".repeat(400);
        assertEquals(
                new Response(200, body, false, false, 0, 1, -1, 1591264091, -1),
                decode("headers/fapi_prod_order_post_2020-06-04.txt", body));
    }

    @Test
    void shouldReadNumbersOfOpenOrders() {
        assertEquals(
                new Response(200, "[]", true, false, -1, -1, -1, 1634432818, -1),
                decode("headers/fapi_prod_openorders_get_200_2021-10-17.txt", "[]"));
    }

    @Test
    void shouldFlagEncodedBodyWhenGzipped() {
        final String body = "\u001f\u008b\b\0\r\n0\r\n\r\n\u00ff";
        assertEquals(
                new Response(200, body, true, true, 1, -1, -1, 1719311097, 1),
                decode("headers/fapi_testnet_delete_batch_200_chunked_gzip_2024-06-25.txt", body));
    }

    @Test
    void shouldReadLoadBalancerPage() {
        final String page = Fixtures.text(Fixtures.file("html/awselb_502.html"));
        assertEquals(122, page.length());
        assertEquals(
                new Response(502, page, true, false, -1, -1, -1, 1707204555, -1),
                decode("headers/wsfapi_handshake_502_awselb_2024-02-06.txt", page));
    }

    private Response decode(final String headers, final String body) {
        return feeder.everyWay(Fixtures.response(Fixtures.file(headers), body)).response();
    }
}
