package io.quash.bench.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A simulated exchange on a spinning thread of this process, and settings for gateways on the other core. */
final class LocalVenue {
    static final String SYMBOL = "BTCUSDT";
    /** Orders with ids from 1 that are open at the start. */
    static final long ORDERS = 100_000_000;

    private LocalVenue() {}

    static SimulatedExchange launch(final Duration serviceTime, final Path caFile) {
        return SimulatedExchange.launch(new ExchangeConfig()
                .tls(caFile != null)
                .caFile(caFile)
                .delay(serviceTime)
                .spin(true)
                .orders(List.of(new OrderRange(SYMBOL, 1, ORDERS))));
    }

    /** Invoked, without limits of weight, and patient: nothing but the cancels themselves uses a connection. */
    static Context context(final String endpoint) {
        return new Context()
                .weightLimit(0)
                .weightReserve(0)
                .network(new NetworkContext().endpoint(Endpoint.parse(endpoint)))
                .credentials(new Credentials(ExchangeConfig.DEMO_KEY, ExchangeConfig.DEMO_SECRET.getBytes(US_ASCII)))
                .symbol(SYMBOL)
                .invoked(true)
                .pingIntervalNs(TimeUnit.HOURS.toNanos(1))
                .maxConnectionAgeNs(TimeUnit.HOURS.toNanos(8))
                .attemptTimeoutNs(TimeUnit.MINUTES.toNanos(1))
                .deadlineNs(TimeUnit.MINUTES.toNanos(5))
                .readyTimeoutNs(TimeUnit.SECONDS.toNanos(30));
    }
}
