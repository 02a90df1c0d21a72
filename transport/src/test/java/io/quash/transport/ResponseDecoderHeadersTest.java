package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.transport.Decoded.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseDecoderHeadersTest {
    private static final String DATE = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";

    private final Feeder feeder = new Feeder();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1|X: y|true",
                "HTTP/1.1|Connection: keep-alive|true",
                "HTTP/1.1|Connection: close|false",
                "HTTP/1.1|CONNECTION:CLOSE|false",
                "HTTP/1.1|connection: upgrade ,\tClose , x|false",
                "HTTP/1.1|Connection: ,, ,close|false",
                "HTTP/1.1|Connection: closed, not-close|true",
                "HTTP/1.1|Connection: keep-alive, close|false",
                "HTTP/1.1|Proxy-Connection: close|true",
                "HTTP/1.1|XConnection: close|true",
                "HTTP/1.1|Connexions: close|true",
                "HTTP/1.0|X: y|false",
                "HTTP/1.0|Connection: Keep-Alive|true",
                "HTTP/1.0|Connection: x,keep-alive|true",
                "HTTP/1.0|Connection: upgrade|false",
                "HTTP/1.0|Connection: close, keep-alive|false",
            })
    void shouldKnowWhetherConnectionStaysOpen(final String version, final String header, final boolean keepAlive) {
        assertEquals(keepAlive, decode(version, header + "\r\n").keepAlive());
    }

    @Test
    void shouldHeedCloseInAnyOfSeveralConnectionHeaders() {
        final String headers = "Connection: close\r\nConnection: keep-alive\r\n";
        assertEquals(false, decode("HTTP/1.1", headers).keepAlive());
        assertEquals(false, decode("HTTP/1.0", headers).keepAlive());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Encoding: gzip|true",
                "content-encoding:BR|true",
                "Content-Encoding: identity|false",
                "Content-Encoding: IDENTITY |false",
                "Content-Encoding:|false",
                "Content-Encoding: , |false",
                "Content-Encoding: identity, gzip|true",
                "Content-Encodings: gzip|false",
                "Accept-Encodings: gzip|false",
                "Content-Language: gzip|false",
            })
    void shouldFlagEncodedBody(final String header, final boolean encoded) {
        assertEquals(encoded, decode("HTTP/1.1", header + "\r\n").encoded());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-MBX-USED-WEIGHT-1M: 17|17",
                "x-mbx-used-weight-1m:17|17",
                "x-Mbx-Used-Weight-1m:\t 017 \t|17",
                "X-MBX-USED-WEIGHT-1M: 9223372036854775807|9223372036854775807",
                "X-MBX-USED-WEIGHT-1M: 9223372036854775808|-1",
                "X-MBX-USED-WEIGHT-1M: 99999999999999999999999999|-1",
                "X-MBX-USED-WEIGHT-1M: -1|-1",
                "X-MBX-USED-WEIGHT-1M: +1|-1",
                "X-MBX-USED-WEIGHT-1M: 1.5|-1",
                "X-MBX-USED-WEIGHT-1M: 1 2|-1",
                "X-MBX-USED-WEIGHT-1M:|-1",
                "X-MBX-USED-WEIGHT: 1|-1",
                "X-MBX-USED-WEIGHT-1H: 1|-1",
            })
    void shouldReadUsedWeightOrNothing(final String header, final long expected) {
        final Response response = decode("HTTP/1.1", header + "\r\n");
        assertEquals(expected, response.usedWeight());
        assertEquals(ResponseDecoder.ABSENT, response.orderCount());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-MBX-ORDER-COUNT-1M: 1200|1200",
                "x-mbx-order-count-1m:0|0",
                "x-mbx-order-count-1m: many|-1",
                "X-MBX-ORDER-COUNT-10S: 3|-1"
            })
    void shouldReadOrderCountOrNothing(final String header, final long expected) {
        final Response response = decode("HTTP/1.1", header + "\r\n");
        assertEquals(expected, response.orderCount());
        assertEquals(ResponseDecoder.ABSENT, response.usedWeight());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-response-time: 3ms|3",
                "X-Response-Time:0MS|0",
                "x-response-time: 12345678901ms|12345678901",
                "x-response-time: 3 ms|-1",
                "x-response-time: 3|-1",
                "x-response-time: 3s|-1",
                "x-response-time: ms|-1",
                "x-response-time: s|-1",
                "x-response-time:|-1",
                "x-response-time: 1.5ms|-1",
                "x-response-when: 3ms|-1",
            })
    void shouldReadResponseTimeOrNothing(final String header, final long expected) {
        assertEquals(expected, decode("HTTP/1.1", header + "\r\n").responseTime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date: Sun, 06 Nov 1994 08:49:37 GMT|784111777",
                "date:Sun, 06 Nov 1994 08:49:37 GMT |784111777",
                "Date: Sunday, 06-Nov-94 08:49:37 GMT|-1",
                "Date: Sun Nov  6 08:49:37 1994|-1",
                "Date:|-1",
            })
    void shouldReadDateOrNothing(final String header, final long expected) {
        assertEquals(expected, decode("HTTP/1.1", header + "\r\n").date());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 120|120",
                "retry-after:0|0",
                "Retry-After: 2147483647|2147483647",
                "Retry-After: 2147483648|2147483647",
                "Retry-After: 99999999999999999999999|2147483647",
                "Retry-After: -1|-1",
                "Retry-After: 1.5|-1",
                "Retry-After: soon|-1",
                "Retry-After:|-1",
                "Retry-Before: 5|-1",
                "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT|0",
                "Retry-After: Sun, 06 Nov 1994 08:51:38 GMT|121",
                "Retry-After: Sun, 06 Nov 1994 08:49:36 GMT|0",
                "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT|2147483647",
            })
    void shouldReadRetryAfterOrNothing(final String header, final long expected) {
        assertEquals(expected, decode("HTTP/1.1", DATE + header + "\r\n").retryAfter());
        assertEquals(expected, decode("HTTP/1.1", header + "\r\n" + DATE).retryAfter());
    }

    @Test
    void shouldNotGuessRetryAfterDateWithoutDate() {
        final String header = "Retry-After: Sun, 06 Nov 1994 08:51:38 GMT\r\n";
        assertEquals(ResponseDecoder.ABSENT, decode("HTTP/1.1", header).retryAfter());
    }

    @Test
    void shouldTakeLastWhenInformativeHeaderIsRepeated() {
        final Response response = decode(
                "HTTP/1.1",
                DATE + "Retry-After: Sun, 06 Nov 1994 08:51:38 GMT\r\nRetry-After: 5\r\n"
                        + "X-MBX-USED-WEIGHT-1M: 1\r\nX-MBX-USED-WEIGHT-1M: 2\r\n"
                        + "X-MBX-ORDER-COUNT-1M: 1\r\nX-MBX-ORDER-COUNT-1M: ?\r\n");
        assertEquals(5, response.retryAfter());
        assertEquals(2, response.usedWeight());
        assertEquals(ResponseDecoder.ABSENT, response.orderCount());
    }

    private Response decode(final String version, final String headers) {
        return feeder.everyWay(version + " 429 Slow\r\n" + headers + "Content-Length: 0\r\n\r\n")
                .response();
    }
}
