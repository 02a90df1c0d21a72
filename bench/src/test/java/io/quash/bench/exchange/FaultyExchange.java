package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** An exchange with faults and one bare connection to it. Orders 1 to 99 are open, 100 to 199 are gone. */
final class FaultyExchange implements AutoCloseable {
    static final String SYMBOL = "BTCUSDT";
    static final String PING = RawConnection.request("GET", "/papi/v1/ping");

    final AtomicLong clock = new AtomicLong(VenueClient.NOW);
    final SimulatedExchange exchange;
    final RawConnection connection;

    private FaultyExchange(final boolean tls, final boolean bare, final String... faults) throws Exception {
        exchange = SimulatedExchange.launch(new ExchangeConfig()
                .tls(tls)
                .clock(clock::get)
                .orders(List.of(OrderRange.parse("BTCUSDT:1..99")))
                .gone(List.of(OrderRange.parse("BTCUSDT:100..199")))
                .faults(Arrays.stream(faults).map(FaultRule::parse).toList())
                .seed(1));
        connection = bare ? new RawConnection(exchange.port()) : RawConnection.to(exchange);
    }

    static FaultyExchange plain(final String... faults) throws Exception {
        return new FaultyExchange(false, true, faults);
    }

    static FaultyExchange tls(final String... faults) throws Exception {
        return new FaultyExchange(true, false, faults);
    }

    /** Whose connection speaks no TLS, whatever the exchange does. */
    static FaultyExchange bare(final boolean tls, final String... faults) throws Exception {
        return new FaultyExchange(tls, true, faults);
    }

    static String cancel(final long orderId, final String... headers) throws Exception {
        return signed("DELETE", orderId, headers);
    }

    static String query(final long orderId) throws Exception {
        return signed("GET", orderId);
    }

    private static String signed(final String method, final long orderId, final String... headers) throws Exception {
        final String query = "symbol=" + SYMBOL + "&orderId=" + orderId + "&timestamp=" + VenueClient.NOW;
        final String signature = VenueClient.signature(ExchangeConfig.DEMO_SECRET, query);
        final String target = VenueClient.ORDER + '?' + query + "&signature=" + signature;
        return RawConnection.request(method, target, headers);
    }

    OrderTruth truth(final long orderId) {
        return exchange.truth(SYMBOL, orderId);
    }

    /** Returns once the exchange has taken a cancel of the order. */
    void awaitCancelOf(final long orderId) {
        while (truth(orderId).cancelRequests() == 0) {
            Thread.yield();
        }
    }

    void shutDown() {
        exchange.close();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        exchange.close();
        assertEquals(0, exchange.counts().internalErrors());
    }
}
