package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class FaultTruthTest {
    private static final int ORDERS = 200;

    @Test
    void shouldMeetTheSameFaultsWhenSeedAndRequestsAreTheSame() throws Exception {
        final List<OrderTruth> first = cancelAll(42, true);

        assertEquals(first, cancelAll(42, false));
        assertNotEquals(first, cancelAll(43, false));
        assertTrue(first.stream().anyMatch(OrderTruth::applied));
        assertFalse(first.stream().allMatch(OrderTruth::applied));
    }

    /** Each order by a connection of its own, which leaves once its cancel has been taken. */
    private static List<OrderTruth> cancelAll(final long seed, final boolean tls) throws Exception {
        final List<OrderTruth> truths = new ArrayList<>();
        final SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig()
                .tls(tls)
                .clock(() -> VenueClient.NOW)
                .faults(List.of(FaultRule.parse("mixed@60%")))
                .seed(seed));
        try (exchange) {
            for (int orderId = 1; orderId <= ORDERS; orderId++) {
                try (RawConnection connection = RawConnection.to(exchange)) {
                    connection.send(FaultyExchange.cancel(orderId));
                    while (exchange.truth("BTCUSDT", orderId).cancelRequests() == 0) {
                        Thread.yield();
                    }
                }
                truths.add(exchange.truth("BTCUSDT", orderId));
            }
        }
        assertEquals(seed, exchange.seed());
        assertEquals(0, exchange.counts().internalErrors());
        return truths;
    }

    @Test
    void shouldTellFirstAndLastReportWhenAnOrderIsAskedAgain() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("code-1007@attempt=1")) {
            assertEquals(
                    new OrderTruth(0, false, OrderState.OPEN, Reported.NOTHING, Reported.NOTHING), faulty.truth(7));
            faulty.connection.send(FaultyExchange.cancel(7) + FaultyExchange.cancel(7));
            faulty.connection.receive();
            faulty.connection.receive();

            assertEquals(
                    new OrderTruth(2, true, OrderState.CANCELED, Reported.OTHER, Reported.UNKNOWN_ORDER),
                    faulty.truth(7));
            assertThrows(IllegalArgumentException.class, () -> faulty.truth(5000));
        }
    }

    @Test
    void shouldWriteARowForEachOrderThatACancelHasReached(@TempDir final Path folder) throws Exception {
        final Path path = folder.resolve("truth.csv");
        final TruthFile file = TruthFile.begin(path);
        try (FaultyExchange faulty = FaultyExchange.plain("status-502-not-applied@attempt=1,orders:9..9")) {
            faulty.connection.send(FaultyExchange.cancel(9)
                    + FaultyExchange.cancel(9)
                    + FaultyExchange.cancel(3)
                    + FaultyExchange.cancel(100)
                    + FaultyExchange.query(50));
            for (int i = 0; i < 5; i++) {
                faulty.connection.receive();
            }
            file.write(faulty.exchange.book());
        }

        assertEquals("""
                order_id,symbol,cancel_requests,applied,state,first_reported,last_reported
                100,BTCUSDT,1,false,FILLED,unknown_order,unknown_order
                3,BTCUSDT,1,true,CANCELED,canceled,canceled
                9,BTCUSDT,2,true,CANCELED,other,canceled
                """, Files.readString(path));
    }

    @Test
    void shouldRefuseAtOnceWhenTheFileCannotBeWritten(@TempDir final Path folder) {
        final Path path = folder.resolve("missing").resolve("truth.csv");

        final UncheckedIOException refusal = assertThrows(UncheckedIOException.class, () -> TruthFile.begin(path));

        assertTrue(refusal.getMessage().contains(path.toString()), refusal.getMessage());
    }

    @Test
    void shouldKeepTheFilledPartWhenAPartlyFilledOrderIsCancelled() throws Exception {
        final SimulatedExchange exchange = SimulatedExchange.launch(
                new ExchangeConfig().clock(() -> VenueClient.NOW).partial(List.of(OrderRange.parse("BTCUSDT:5..6"))));
        try (exchange;
                RawConnection connection = new RawConnection(exchange.port())) {
            assertEquals(OrderState.PARTIALLY_FILLED, exchange.stateOf("BTCUSDT", 5));
            assertEquals(OrderState.OPEN, exchange.stateOf("BTCUSDT", 4));
            connection.send(FaultyExchange.query(5) + FaultyExchange.cancel(5) + FaultyExchange.query(5));
            final String before = connection.receive().body();
            final String cancel = connection.receive().body();
            final String after = connection.receive().body();

            assertTrue(before.contains("\"executedQty\":\"0.15\"") && before.contains("\"PARTIALLY_FILLED\""), before);
            assertTrue(cancel.contains("\"executedQty\":\"0.15\"") && cancel.contains("\"CANCELED\""), cancel);
            assertTrue(after.contains("\"executedQty\":\"0.15\"") && after.contains("\"CANCELED\""), after);
            assertTrue(exchange.truth("BTCUSDT", 5).applied());
            assertEquals(OrderState.CANCELED, exchange.stateOf("BTCUSDT", 5));
        }
    }

    @Test
    void shouldShowTheOrderAsItWasWhenQueriesLag() throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("query-lag:2s")) {
            faulty.connection.send(FaultyExchange.cancel(7) + FaultyExchange.query(7));
            faulty.connection.receive();
            assertTrue(faulty.connection.receive().body().contains("\"status\":\"NEW\""));

            faulty.clock.addAndGet(1999);
            faulty.connection.send(FaultyExchange.query(7));
            assertTrue(faulty.connection.receive().body().contains("\"status\":\"NEW\""));

            faulty.clock.addAndGet(1);
            faulty.connection.send(FaultyExchange.query(7));
            assertTrue(faulty.connection.receive().body().contains("\"status\":\"CANCELED\""));
        }
    }

    @ParameterizedTest
    @CsvSource({"6000, outside of the recvWindow, 38:18 GMT", "-1000, 1000ms ahead, 38:11 GMT"})
    void shouldMisjudgeTimestampsAndTellItsOwnTimeWhenClockIsSkewed(
            final long millis, final String words, final String date) throws Exception {
        try (FaultyExchange faulty = FaultyExchange.plain("clock-skew:" + millis + "ms")) {
            faulty.connection.send(FaultyExchange.cancel(7) + RawConnection.request("GET", "/papi/v1/time"));
            final RawConnection.Received cancel = faulty.connection.receive();

            assertTrue(cancel.body().contains(words), cancel.body());
            assertTrue(cancel.header("Date").endsWith(date), cancel.header("Date"));
            assertEquals(
                    "{\"serverTime\":" + (VenueClient.NOW + millis) + "}",
                    faulty.connection.receive().body());
            assertEquals(0, faulty.truth(7).cancelRequests());
        }
    }
}
