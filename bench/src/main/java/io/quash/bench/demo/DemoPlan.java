package io.quash.bench.demo;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.load.KeyRange;
import io.quash.bench.load.LoadPlan;
import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a demonstration consists of: orders 1 to {@code cancels}, of which every twentieth is gone in advance. The
 * first half is cancelled by order id, the second by client order id, by threads that take turns.
 */
record DemoPlan(int cancels, int threads, int connections, boolean tls, WarmUp warmUp) {
    private static final String SYMBOL = "BTCUSDT";
    private static final String CLIENT_PREFIX = "c-";
    private static final int GONE_RANGES = 10;
    private static final int GONE_ONE_IN = 20;

    /**
     * What comes before the first cancel that counts.
     *
     * @param rehearsalNs how long the launch may rehearse
     * @param cancels how many orders that do not exist are cancelled then
     */
    record WarmUp(long rehearsalNs, int cancels) {
        static final WarmUp USUAL = new WarmUp(new Context().warmUpTimeoutNs(), 4_000);
    }

    ExchangeConfig exchange() {
        return new ExchangeConfig()
                .tls(tls)
                .orders(List.of(new OrderRange(SYMBOL, 1, cancels)))
                .gone(goneOrders())
                .clientPrefix(CLIENT_PREFIX);
    }

    /** @param caFile what to trust; null without TLS */
    LoadPlan load(final URI endpoint, final Path caFile) {
        final Context ctx = new Context()
                .weightLimit(0)
                .weightReserve(0)
                .warmUpTimeoutNs(warmUp.rehearsalNs())
                .network(new NetworkContext()
                        .endpoint(Endpoint.parse(endpoint.toString()))
                        .trustedCa(caFile))
                .credentials(new Credentials(
                        ExchangeConfig.DEMO_KEY, ExchangeConfig.DEMO_SECRET.getBytes(StandardCharsets.UTF_8)))
                .connections(connections)
                .deadlineNs(TimeUnit.SECONDS.toNanos(10))
                .readyTimeoutNs(TimeUnit.SECONDS.toNanos(30));
        final int half = cancels / 2;
        return new LoadPlan(ctx)
                .symbol(SYMBOL)
                .shares(
                        shares(new KeyRange(null, 1, half), new KeyRange(CLIENT_PREFIX, half + 1L, cancels)),
                        shares(
                                new KeyRange(null, cancels + 1L, cancels + (long) warmUp.cancels() / 2),
                                new KeyRange("warm-up-", 1, warmUp.cancels() / 2)))
                .inFlight(Math.max(threads, connections));
    }

    /** Strategies in turns: one by order id, one by client order id. */
    private List<KeyRange> shares(final KeyRange byOrderId, final KeyRange byClientOrderId) {
        final List<KeyRange> even = byOrderId.split((threads + 1) / 2);
        final List<KeyRange> odd = byClientOrderId.split(threads / 2);
        final List<KeyRange> shares = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            shares.add((i % 2 == 0 ? even : odd).get(i / 2));
        }
        return shares;
    }

    private List<OrderRange> goneOrders() {
        final List<OrderRange> gone = new ArrayList<>();
        final int each = cancels / GONE_ONE_IN / GONE_RANGES;
        for (int i = 0; i < GONE_RANGES && each > 0; i++) {
            final long first = 1 + (long) cancels * i / GONE_RANGES;
            gone.add(new OrderRange(SYMBOL, first, first + each - 1));
        }
        return gone;
    }
}
