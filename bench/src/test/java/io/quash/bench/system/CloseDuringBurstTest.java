package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeKind;
import io.quash.transport.NetworkContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CloseDuringBurstTest {
    private static final int THREADS = 3;
    private static final int CLOSE_AFTER = 1_000;

    @RepeatedTest(5)
    void shouldEndEveryAcceptedIntentOnceWhenClosedFromTwoThreadsDuringABurst() throws Exception {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig())) {
            final CancelGateway gateway = CancelGateway.launch(
                    InvokedSender.contextFor(exchange, new NetworkContext()).drainTimeoutNs(2_000_000));
            final AtomicInteger delivered = new AtomicInteger();
            final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 2);
            final List<Future<Map<Long, OutcomeKind>>> strategies = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                final long first = 1 + i * 100_000L;
                strategies.add(threads.submit(() -> cancelUntilClosed(gateway, first, delivered)));
            }
            final Runnable closer = () -> {
                while (delivered.get() < CLOSE_AFTER) {
                    Thread.yield();
                }
                gateway.close();
            };
            final List<Future<?>> closers = List.of(threads.submit(closer), threads.submit(closer));
            for (final Future<?> each : closers) {
                each.get();
            }
            for (final Future<Map<Long, OutcomeKind>> strategy : strategies) {
                strategy.get().forEach((orderId, kind) -> compare(exchange, orderId, kind));
            }
            threads.shutdown();
            assertTrue(delivered.get() >= CLOSE_AFTER);
        }
    }

    private static void compare(final SimulatedExchange exchange, final long orderId, final OutcomeKind kind) {
        final boolean canceled = exchange.stateOf("BTCUSDT", orderId) == OrderState.CANCELED;
        final long requests = exchange.cancelRequestsFor("BTCUSDT", orderId);
        switch (kind) {
            case CANCELED -> assertTrue(canceled, "order " + orderId);
            case NOT_SENT -> assertEquals(0, requests, "order " + orderId);
            default -> assertEquals(OutcomeKind.UNKNOWN, kind, "order " + orderId);
        }
    }

    /** Every accepted order with its outcome; fails when one has none or two. */
    private static Map<Long, OutcomeKind> cancelUntilClosed(
            final CancelGateway gateway, final long first, final AtomicInteger delivered) {
        final CancelClient client = gateway.newClient();
        final Map<Long, OutcomeKind> outcomes = new HashMap<>();
        int accepted = 0;
        long result = 0;
        while (result != CancelClient.CLOSED) {
            result = client.cancel(0, first + accepted);
            if (result > 0) {
                accepted++;
            }
            client.poll(outcome -> record(outcome, outcomes, delivered), 64);
        }
        while (client.unfinished() > 0) {
            client.poll(outcome -> record(outcome, outcomes, delivered), 64);
        }
        assertEquals(accepted, outcomes.size());
        return outcomes;
    }

    private static void record(
            final CancelOutcome outcome, final Map<Long, OutcomeKind> outcomes, final AtomicInteger delivered) {
        if (outcomes.put(outcome.orderId(), outcome.kind()) != null) {
            throw new AssertionError("a second outcome for order " + outcome.orderId());
        }
        delivered.incrementAndGet();
    }
}
