package io.quash.bench.exchange;

import static io.quash.bench.exchange.VenueClient.NOW;
import static io.quash.bench.exchange.VenueClient.ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConversationTest {
    private static final String PING = RawConnection.request("GET", "/papi/v1/ping");

    private SimulatedExchange exchange;
    private RawConnection connection;

    private void connect(final ExchangeConfig config) throws Exception {
        exchange = SimulatedExchange.launch(config.clock(() -> NOW));
        connection = new RawConnection(exchange.port());
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        exchange.close();
        assertEquals(0, exchange.counts().internalErrors());
    }

    private static String cancel(final long orderId, final String... headers) throws Exception {
        final String query = "symbol=BTCUSDT&orderId=" + orderId + "&timestamp=" + NOW;
        final String signature = VenueClient.signature(ExchangeConfig.DEMO_SECRET, query);
        return RawConnection.request("DELETE", ORDER + '?' + query + "&signature=" + signature, headers);
    }

    @Test
    void shouldSendTheVenuesHeadersWhenAnsweringACancel() throws Exception {
        connect(new ExchangeConfig());
        connection.send(cancel(1));
        final RawConnection.Received answer = connection.receive();

        assertEquals("HTTP/1.1 200 OK", answer.statusLine());
        assertEquals(
                List.of(
                        "Content-Type",
                        "Content-Length",
                        "Connection",
                        "Date",
                        "Server",
                        "x-mbx-used-weight-1m",
                        "x-mbx-order-count-1m",
                        "x-response-time",
                        "X-Frame-Options",
                        "X-Xss-Protection",
                        "X-Content-Type-Options",
                        "Referrer-Policy",
                        "Strict-Transport-Security",
                        "X-Cache",
                        "Via",
                        "X-Amz-Cf-Pop",
                        "X-Amz-Cf-Id"),
                answer.headerNames());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("keep-alive", answer.header("Connection"));
        assertEquals("Thu, 09 Jan 2025 03:38:12 GMT", answer.header("Date"));
        assertEquals("1", answer.header("x-mbx-used-weight-1m"));
        assertEquals("Miss from cloudfront", answer.header("X-Cache"));
    }

    @Test
    void shouldMarkErrorsAndOmitOrderCountWhenItIsNoOrderAnswer() throws Exception {
        connect(new ExchangeConfig());
        connection.send(cancel(0) + PING);
        final RawConnection.Received unknownOrder = connection.receive();
        final RawConnection.Received ping = connection.receive();

        assertEquals("HTTP/1.1 400 Bad Request", unknownOrder.statusLine());
        assertEquals("Error from cloudfront", unknownOrder.header("X-Cache"));
        assertEquals("0", unknownOrder.header("x-mbx-order-count-1m"));
        assertEquals("42", unknownOrder.header("Content-Length"));
        assertNull(ping.header("x-mbx-order-count-1m"));
        assertEquals("2", ping.header("x-mbx-used-weight-1m"));
        assertNotEquals(unknownOrder.header("X-Amz-Cf-Id"), ping.header("X-Amz-Cf-Id"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 200})
    void shouldAnswerInRequestOrderWhenRequestsArePipelined(final long delayMicros) throws Exception {
        final int requests = 200;
        connect(new ExchangeConfig().delay(Duration.ofNanos(delayMicros * 1000)));
        final StringBuilder pipeline = new StringBuilder();
        for (int i = 1; i <= requests; i++) {
            pipeline.append(i % 3 == 0 ? PING : cancel(i));
        }
        connection.send(pipeline.toString());

        for (int i = 1; i <= requests; i++) {
            final String body = connection.receive().body();
            assertTrue(i % 3 == 0 ? body.equals("{}") : body.contains("\"orderId\":" + i + ","), body);
        }
        assertEquals(requests, exchange.counts().requests());
        assertEquals(1, exchange.counts().connections());
    }

    @Test
    void shouldAnswerEveryRequestWhenMoreArePipelinedThanMayWait() throws Exception {
        final int requests = 3000;
        connect(new ExchangeConfig().delay(Duration.ofNanos(1000)));
        final Thread sender = new Thread(() -> {
            try {
                connection.send(PING.repeat(requests));
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        sender.start();

        for (int i = 0; i < requests; i++) {
            assertEquals("{}", connection.receive().body());
        }
        sender.join();
        assertEquals(requests, exchange.counts().pings());
    }

    @Test
    void shouldUnderstandRequestWhenItArrivesByteByByte() throws Exception {
        connect(new ExchangeConfig());
        for (final char c : cancel(5).toCharArray()) {
            connection.send(String.valueOf(c));
        }

        assertEquals("HTTP/1.1 200 OK", connection.receive().statusLine());
        assertEquals(OrderState.CANCELED, exchange.stateOf("BTCUSDT", 5));
    }

    @Test
    void shouldSignTheReceivedBytesWhenTheyAreNotAscii() throws Exception {
        connect(new ExchangeConfig().orders(List.of(new OrderRange("测", 1, 1))));
        // the three bytes of the symbol in UTF-8, not percent-encoded
        final String query = "symbol=\u00e6\u00b5\u008b&orderId=1&timestamp=" + NOW;
        final String signature = VenueClient.signature(ExchangeConfig.DEMO_SECRET, query);
        connection.send(RawConnection.request("DELETE", ORDER + '?' + query + "&signature=" + signature));

        assertEquals("HTTP/1.1 200 OK", connection.receive().statusLine());
    }

    @Test
    void shouldCloseAfterTheAnswerWhenTheClientAsksForIt() throws Exception {
        connect(new ExchangeConfig());
        connection.send(cancel(9, "Connection: close") + cancel(10));
        final RawConnection.Received answer = connection.receive();

        assertEquals("close", answer.header("Connection"));
        assertTrue(connection.isAtEnd());
        assertEquals(OrderState.OPEN, exchange.stateOf("BTCUSDT", 10));
    }

    @Test
    void shouldAnswer404WhenPathIsUnknownAnd405WhenMethodIs() throws Exception {
        connect(new ExchangeConfig());
        connection.send(RawConnection.request("GET", "/papi/v1/um/nothing"));
        connection.send(RawConnection.request("POST", "/papi/v1/ping", "Content-Length: 0"));
        connection.send(RawConnection.request("GET", "/papi/v1/um/allOpenOrders"));
        final RawConnection.Received unknownPath = connection.receive();
        final RawConnection.Received wrongMethod = connection.receive();

        assertEquals("HTTP/1.1 404 Not Found", unknownPath.statusLine());
        assertEquals("text/html", unknownPath.header("Content-Type"));
        assertEquals("HTTP/1.1 405 Method Not Allowed", wrongMethod.statusLine());
        assertEquals("{\"code\":-5000,\"msg\":\"Path /papi/v1/ping, Method POST is invalid\"}", wrongMethod.body());
        assertEquals("HTTP/1.1 405 Method Not Allowed", connection.receive().statusLine());
        assertEquals(3, exchange.counts().others());
    }

    @Test
    void shouldSendNoContentWhenMethodIsHead() throws Exception {
        connect(new ExchangeConfig());
        connection.send(RawConnection.request("HEAD", "/papi/v1/ping") + PING);

        assertEquals("HTTP/1.1 405 Method Not Allowed", connection.receive().statusLine());
        assertEquals("{}", connection.receive().body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no http at all\r\n\r\n", "GET /papi/v1/ping HTTP/1.1\r\nContent-Length: x\r\n\r\n"})
    void shouldAnswer400AndCloseWhenBytesAreNoRequest(final String bytes) throws Exception {
        connect(new ExchangeConfig());
        connection.send(bytes);
        final RawConnection.Received answer = connection.receive();

        assertEquals("HTTP/1.1 400 Bad Request", answer.statusLine());
        assertTrue(connection.isAtEnd());
        assertEquals(1, exchange.counts().others());
    }

    @Test
    void shouldGoOnServingOthersWhenAClientLeavesBeforeItsAnswer() throws Exception {
        connect(new ExchangeConfig().delay(Duration.ofMillis(5)));
        try (RawConnection leaving = new RawConnection(exchange.port())) {
            leaving.send(cancel(1) + cancel(2));
        }
        connection.send(PING);

        assertEquals("{}", connection.receive().body());
    }
}
