package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.ExchangeCounts;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeKind;
import io.quash.engine.order.OrderStatus;
import io.quash.transport.NetworkContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CancelOverTlsTest {
    private static final int THREADS = 4;
    private static final int CANCELS_A_THREAD = 5_000;
    private static final int CANCELS = THREADS * CANCELS_A_THREAD;
    private static final int GONE_FROM = 19_001;

    @Test
    void shouldEndEachIntentOnceAndAddUpWithTheExchangeWhenFourThreadsCancel(@TempDir final Path folder)
            throws Exception {
        final ExchangeConfig config = new ExchangeConfig()
                .tls(true)
                .orders(List.of(OrderRange.parse("BTCUSDT:1.." + (GONE_FROM - 1))))
                .gone(List.of(OrderRange.parse("BTCUSDT:" + GONE_FROM + ".." + CANCELS)));
        try (SimulatedExchange exchange = SimulatedExchange.launch(config)) {
            final Path ca = Files.writeString(folder.resolve("ca.pem"), exchange.caPem());
            final OutcomeKind[] kinds = new OutcomeKind[CANCELS + 1];
            try (CancelGateway gateway =
                    CancelGateway.launch(InvokedSender.contextFor(exchange, new NetworkContext().trustedCa(ca)))) {
                final ExecutorService strategies = Executors.newFixedThreadPool(THREADS);
                final List<Future<Integer>> results = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    results.add(strategies.submit(new Strategy(gateway, i, kinds)));
                }
                for (final Future<Integer> result : results) {
                    assertEquals(CANCELS_A_THREAD, result.get(), "one outcome for each intent");
                }
                strategies.shutdown();
            }

            for (int orderId = 1; orderId <= CANCELS; orderId++) {
                final boolean open = orderId < GONE_FROM;
                assertEquals(open ? OutcomeKind.CANCELED : OutcomeKind.CLOSED, kinds[orderId], "order " + orderId);
                assertEquals(1, exchange.cancelRequestsFor("BTCUSDT", orderId), "requests for order " + orderId);
                assertEquals(open ? OrderState.CANCELED : OrderState.FILLED, exchange.stateOf("BTCUSDT", orderId));
            }
            final ExchangeCounts counts = exchange.counts();
            assertEquals(CANCELS, counts.cancels());
            assertEquals(GONE_FROM - 1, counts.canceled());
            assertEquals(CANCELS - GONE_FROM + 1, counts.unknownOrder());
            assertEquals(0, counts.internalErrors());
        }
    }

    /** Cancels every fourth order, one half by order id and one half by client order id. */
    private static final class Strategy implements Callable<Integer> {
        private final CancelGateway gateway;
        private final int first;
        private final OutcomeKind[] kinds;
        private final StringBuilder clientOrderId = new StringBuilder();
        private int ended;

        Strategy(final CancelGateway gateway, final int first, final OutcomeKind[] kinds) {
            this.gateway = gateway;
            this.first = first;
            this.kinds = kinds;
        }

        @Override
        public Integer call() {
            try (CancelClient client = gateway.newClient()) {
                for (int i = 0; i < CANCELS_A_THREAD; i++) {
                    while (submit(client, 1 + first + i * THREADS, i % 2 == 0) < 0) {
                        poll(client);
                    }
                    poll(client);
                }
                while (client.unfinished() > 0) {
                    poll(client);
                }
                return ended;
            }
        }

        private long submit(final CancelClient client, final long orderId, final boolean byOrderId) {
            if (byOrderId) {
                return client.cancel(0, orderId);
            }
            clientOrderId.setLength(0);
            return client.cancel(0, clientOrderId.append("c-").append(orderId));
        }

        private void poll(final CancelClient client) {
            if (client.poll(this::onOutcome, 64) == 0) {
                Thread.yield();
            }
        }

        private void onOutcome(final CancelOutcome outcome) {
            ended++;
            final int orderId = outcome.isByClientOrderId()
                    ? Integer.parseInt(outcome.clientOrderId().substring(2))
                    : (int) outcome.orderId();
            if (kinds[orderId] != null) {
                throw new AssertionError("a second outcome for order " + orderId);
            }
            kinds[orderId] = outcome.kind();
            if (outcome.kind() == OutcomeKind.CANCELED) {
                assertEquals(OrderStatus.CANCELED, outcome.order().status());
                assertEquals(orderId, outcome.order().orderId());
            }
        }
    }
}
