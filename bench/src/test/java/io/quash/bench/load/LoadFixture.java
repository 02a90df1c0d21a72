package io.quash.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.YieldingIdleStrategy;

/** An exchange in this process, and what a gateway needs to reach it. */
final class LoadFixture {
    static final String SYMBOL = "BTCUSDT";

    private LoadFixture() {}

    static ExchangeConfig orders(final long count) {
        return new ExchangeConfig().orders(List.of(new OrderRange(SYMBOL, 1, count)));
    }

    static Context context(final SimulatedExchange exchange) {
        return new Context()
                .weightLimit(0)
                .weightReserve(0)
                .warmUpTimeoutNs(0)
                .network(new NetworkContext()
                        .endpoint(Endpoint.parse(exchange.endpoint().toString())))
                .credentials(new Credentials(ExchangeConfig.DEMO_KEY, ExchangeConfig.DEMO_SECRET.getBytes(UTF_8)))
                .connections(2)
                .idleStrategy(YieldingIdleStrategy.INSTANCE)
                .deadlineNs(TimeUnit.SECONDS.toNanos(20))
                .readyTimeoutNs(TimeUnit.SECONDS.toNanos(20));
    }

    static LoadPlan plan(final SimulatedExchange exchange, final KeyRange keys, final int warmUp, final int threads) {
        return new LoadPlan(context(exchange))
                .symbol(SYMBOL)
                .shares(keys.split(threads), keys.warmUp(warmUp).split(threads))
                .inFlight(2 * threads);
    }
}
