package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FaultStatusTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status-429 | 429 | -1003,\"msg\":\"Too many | | false",
                "status-429-retry-after:5s | 429 | -1003 | 5 | false",
                "status-418:3s | 418 | IP(127.0.0.1) banned until 1736393895000. | | false",
                "status-418-retry-after:1500ms | 418 | banned until 1736393893500. | 2 | false",
                "status-403 | 403 | <H1>403 ERROR</H1> | | false",
                "status-404 | 404 | <h1>404 Not Found</h1> | | false",
                "status-408 | 408 | <h1>408 Request Timeout</h1> | | true",
                "status-408-not-applied | 408 | <h1>408 Request Timeout</h1> | | false",
                "status-502 | 502 | <h1>502 Bad Gateway</h1> | | true",
                "status-502-not-applied | 502 | <h1>502 Bad Gateway</h1> | | false",
                "status-504 | 504 | <h1>504 Gateway Timeout</h1> | | true",
                "status-504-not-applied | 504 | <h1>504 Gateway Timeout</h1> | | false",
                "status-503-unknown | 503 | {\"msg\":\"Unknown error, please check your request or try again later.\"} | | true",
                "status-503-unknown-not-applied | 503 | Unknown error, please check | | false",
                "status-503-unrecognised | 503 | Something went wrong | | true",
                "status-503-unrecognised-not-applied | 503 | Something went wrong | | false",
                "status-503-unavailable | 503 | {\"msg\":\"Service Unavailable.\"} | | false",
                "status-503-internal | 503 | -1001,\"msg\":\"Internal error; unable to process your request. Please try again.\" | | false",
                "status-503-throttled | 503 | -1008,\"msg\":\"Request throttled by system-level protection. | | false",
                "status-503-overloaded | 503 | -1008,\"msg\":\"Server is currently overloaded | | false",
                "code-1000 | 400 | -1000, | | true",
                "code-1000-not-applied | 400 | -1000, | | false",
                "code-1003 | 400 | -1003, | | false",
                "code-1006-applied | 400 | -1006, | | true",
                "code-1006-not-applied | 400 | -1006, | | false",
                "code-1007 | 400 | -1007, | | true",
                "code-1007-not-applied | 400 | -1007, | | false",
                "code-1021-ahead | 400 | -1021,\"msg\":\"Timestamp for this request was 1000ms ahead | | false",
                "code-1021-late | 400 | -1021,\"msg\":\"Timestamp for this request is outside of the recvWindow. | | false",
                "code-5028 | 400 | -5028, | | false",
                "code-5041 | 400 | -5041, | | true",
                "code-5041-not-applied | 400 | -5041, | | false"
            })
    void shouldAnswerSoAndExecuteOrNotWhenFaultSaysSo(
            final String fault, final int status, final String words, final String retryAfter, final boolean applied)
            throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain(fault)) {
            faulty.connection.send(FaultyExchange.cancel(7));
            final RawConnection.Received answer = faulty.connection.receive();

            assertTrue(answer.statusLine().startsWith("HTTP/1.1 " + status + ' '), answer.statusLine());
            assertTrue(answer.body().contains(words), answer.body());
            assertEquals(retryAfter, answer.header("Retry-After"));
            assertEquals(
                    answer.body().startsWith("<") ? "text/html" : "application/json", answer.header("Content-Type"));
            final OrderState state = applied ? OrderState.CANCELED : OrderState.OPEN;
            assertEquals(new OrderTruth(1, applied, state, Reported.OTHER, Reported.OTHER), faulty.truth(7));
            assertEquals(1, faulty.exchange.faults().size());
        }
    }

    @Test
    void shouldFillTheOrderAndSaySoWhenItIsFilledInTheSameMoment() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("status-200-filled")) {
            faulty.connection.send(FaultyExchange.cancel(7) + FaultyExchange.cancel(7) + FaultyExchange.query(7));
            final RawConnection.Received first = faulty.connection.receive();
            final RawConnection.Received second = faulty.connection.receive();
            final RawConnection.Received query = faulty.connection.receive();

            assertEquals("HTTP/1.1 200 OK", first.statusLine());
            assertTrue(first.body().contains("\"executedQty\":\"0.40\""), first.body());
            assertTrue(first.body().contains("\"status\":\"FILLED\""), first.body());
            assertEquals(Fixtures.error("m2011_unknown_order"), second.body());
            assertTrue(query.body().contains("\"status\":\"FILLED\""), query.body());
            assertEquals(
                    new OrderTruth(2, false, OrderState.FILLED, Reported.FILLED, Reported.UNKNOWN_ORDER),
                    faulty.truth(7));
            assertEquals(0, faulty.exchange.counts().canceled());
        }
    }

    @Test
    void shouldStrikeOnlyThatKindOfRequestWhenFaultIsForQueriesOrPings() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("status-502@on=query", "status-504@on=ping")) {
            faulty.connection.send(FaultyExchange.cancel(7) + FaultyExchange.query(7) + FaultyExchange.PING);

            assertEquals("HTTP/1.1 200 OK", faulty.connection.receive().statusLine());
            assertEquals("HTTP/1.1 502 Bad Gateway", faulty.connection.receive().statusLine());
            assertEquals(
                    "HTTP/1.1 504 Gateway Timeout", faulty.connection.receive().statusLine());
        }
    }

    @Test
    void shouldAnswerUnknownOrderWhenFaultLeavesTheAnswerAndOrderIsGone() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("reordered-json")) {
            faulty.connection.send(FaultyExchange.cancel(100) + FaultyExchange.cancel(5000));

            assertEquals(
                    "{\"msg\":\"Unknown order sent.\", \"code\":-2011 }",
                    faulty.connection.receive().body());
            assertEquals("HTTP/1.1 400 Bad Request", faulty.connection.receive().statusLine());
            assertEquals(Reported.UNKNOWN_ORDER, faulty.truth(100).firstReported());
            assertEquals(2, faulty.exchange.counts().unknownOrder());
        }
    }
}
