package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.RawConnection.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultClosingTest {
    @ParameterizedTest
    @CsvSource({
        "close, before-answer, false", "close, within-headers, false", "close, within-body, false",
        "rst, before-answer, false", "rst, within-headers, false", "rst, within-body, false",
        "close, before-answer, true", "close, within-headers, true", "close, within-body, true",
        "rst, before-answer, true", "rst, within-headers, true", "rst, within-body, true"
    })
    void shouldEndTheConnectionThereAndExecuteOrNotWhenFaultSaysSo(
            final String how, final String where, final boolean tls) throws Exception {
        for (final boolean applied : new boolean[] {true, false}) {
            final String fault = how + '-' + where + (applied ? "-applied" : "-not-applied");
            try (FaultyExchange faulty = tls ? FaultyExchange.tls(fault) : FaultyExchange.plain(fault)) {
                faulty.connection.send(FaultyExchange.cancel(7));
                final RawConnection.Rest rest = faulty.connection.readToEnd();

                assertEquals(how.equals("rst") ? End.RESET : tls ? End.TRUNCATED : End.ORDERLY, rest.end());
                assertCut(where, rest.bytes());
                assertEquals(applied, faulty.truth(7).applied());
                assertEquals(Reported.NOTHING, faulty.truth(7).firstReported());
                assertFalse(!applied && rest.bytes().contains("CANCELED"), rest.bytes());
            }
        }
    }

    private static void assertCut(final String where, final String bytes) {
        final int bodyAt = bytes.indexOf("\r\n\r\n") + 4;
        switch (where) {
            case "before-answer" -> assertEquals("", bytes);
            case "within-headers" -> assertTrue(bytes.startsWith("HTTP/1.1 ") && bodyAt == 3, bytes);
            default -> {
                final String length = bytes.replaceFirst("(?s).*Content-Length: ([0-9]+).*", "$1");
                final int received = bytes.length() - bodyAt;
                assertTrue(bodyAt > 4 && received > 0 && received < Integer.parseInt(length), bytes);
            }
        }
    }

    @Test
    void shouldNotExecuteWhatIsPipelinedWhenTheConnectionEndsBefore() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("close-within-body@orders:7..7")) {
            faulty.connection.send(FaultyExchange.cancel(6) + FaultyExchange.cancel(7) + FaultyExchange.cancel(8));

            assertTrue(faulty.connection.receive().body().contains("\"orderId\":6,"));
            assertTrue(faulty.connection.readToEnd().bytes().startsWith("HTTP/1.1 200 OK"));
            assertEquals(OrderState.CANCELED, faulty.truth(7).state());
            assertEquals(0, faulty.truth(8).cancelRequests());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStaySilentWhenAnswerIsDropped(final boolean applied) throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain(applied ? "drop" : "drop-not-applied")) {
            faulty.connection.send(FaultyExchange.cancel(7) + FaultyExchange.PING);
            faulty.awaitCancelOf(7);
            faulty.shutDown();

            assertEquals("", faulty.connection.readToEnd().bytes());
            assertEquals(applied, faulty.truth(7).applied());
            assertEquals(Reported.NOTHING, faulty.truth(7).lastReported());
            assertEquals(0, faulty.exchange.counts().pings());
        }
    }

    @ParameterizedTest
    @CsvSource({"close-announced, close", "close-unannounced, keep-alive", "close-after:1, close"})
    void shouldCloseInOrderAfterTheAnswerWhenFaultSaysSo(final String fault, final String header) throws Exception {
        try (FaultyExchange faulty = FaultyExchange.tls(fault)) {
            faulty.connection.send(FaultyExchange.cancel(7));
            final RawConnection.Received answer = faulty.connection.receive();

            assertEquals(header, answer.header("Connection"));
            assertEquals(new RawConnection.Rest("", End.ORDERLY), faulty.connection.readToEnd());
            assertEquals(
                    new OrderTruth(1, true, OrderState.CANCELED, Reported.CANCELED, Reported.CANCELED),
                    faulty.truth(7));
        }
    }

    @Test
    void shouldFrameTheBodyByTheEndWhenItIsReadToClose() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("read-to-close")) {
            faulty.connection.send(FaultyExchange.cancel(7));
            final RawConnection.Rest rest = faulty.connection.readToEnd();

            assertEquals(End.ORDERLY, rest.end());
            assertFalse(rest.bytes().contains("Content-Length"), rest.bytes());
            assertTrue(rest.bytes().contains("\r\nConnection: close\r\n"), rest.bytes());
            assertTrue(rest.bytes().endsWith("\"priceMatch\":\"NONE\"}"), rest.bytes());
        }
    }

    @Test
    void shouldCloseAfterSoManyAnswersWhenFaultSaysSo() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("close-after:3")) {
            faulty.connection.send(FaultyExchange.PING.repeat(4));

            assertEquals("keep-alive", faulty.connection.receive().header("Connection"));
            assertEquals("keep-alive", faulty.connection.receive().header("Connection"));
            assertEquals("close", faulty.connection.receive().header("Connection"));
            assertEquals("", faulty.connection.readToEnd().bytes());
            assertEquals(3, faulty.exchange.counts().pings());
        }
    }

    @Test
    void shouldCloseInOrderWhenConnectionIsIdleForTooLong() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("idle-close:20ms")) {
            assertEquals(new RawConnection.Rest("", End.ORDERLY), faulty.connection.readToEnd());
        }
    }

    @Test
    void shouldRefuseEverySecondConnectionWhenFaultSaysSo() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("refuse-accept@every:2");
                RawConnection second = new RawConnection(faulty.exchange.port());
                RawConnection third = new RawConnection(faulty.exchange.port())) {
            assertEquals("", second.readToEnd().bytes());
            faulty.connection.send(FaultyExchange.PING);
            third.send(FaultyExchange.PING);

            assertEquals("{}", faulty.connection.receive().body());
            assertEquals("{}", third.receive().body());
            assertEquals(3, faulty.exchange.counts().connections());
        }
    }

    @ParameterizedTest
    @CsvSource({"stall-accept, false", "stall-handshake, false", "stall-accept, true", "stall-handshake, true"})
    void shouldAcceptAndStaySilentWhenFaultSaysSo(final String fault, final boolean tls) throws Exception {
        try (FaultyExchange faulty = FaultyExchange.bare(tls, fault)) {
            faulty.connection.send(FaultyExchange.PING);
            while (faulty.exchange.counts().connections() == 0) {
                Thread.yield();
            }
            faulty.shutDown();

            assertEquals("", faulty.connection.readToEnd().bytes());
            assertEquals(0, faulty.exchange.counts().requests());
        }
    }
}
