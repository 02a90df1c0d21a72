package io.quash.bench.load;

import static io.quash.bench.load.LoadFixture.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.GatewayException;
import io.quash.engine.OutcomeKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LoadRunTest {
    @Test
    void shouldWriteOneRowForEachOutcomeWithWhatIsKnown(@TempDir final Path directory) throws Exception {
        final Path csv = directory.resolve("outcomes.csv");
        final ExchangeConfig config = LoadFixture.orders(4)
                .gone(List.of(new OrderRange(SYMBOL, 4, 4)))
                .clientPrefix("x:");
        try (SimulatedExchange exchange = SimulatedExchange.launch(config);
                OutcomeFile rows = OutcomeFile.create(csv)) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange("x:", 3, 4), 5, 1);

            final LoadResult result = new LoadRun(plan.outcomes(rows)).execute(done -> {});

            assertTrue(result.addsUp());
            assertEquals(7, exchange.counts().cancels());
        }
        final List<String> lines = Files.readAllLines(csv).stream().sorted().toList();
        assertEquals(3, lines.size(), lines::toString);
        assertEquals(OutcomeFile.HEADER.trim(), lines.get(0));
        assertTrue(
                lines.get(1).matches("x:3,BTCUSDT,CANCELED,ANSWERED,200,,1,\\d+,\\d+,\\d+,3,CANCELED,0,\\d{13}"),
                lines::toString);
        assertTrue(lines.get(2).matches("x:4,BTCUSDT,CLOSED,RESOLVED,200,,1,\\d+,\\d+,\\d+,.*"), lines::toString);
    }

    @Test
    void shouldCountWhatIsMeasuredButNotTheWarmUp() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(300))) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange(null, 1, 300), 100, 3);
            final AtomicLong cancelsBefore = new AtomicLong(-1);
            plan.onMeasuring(() -> cancelsBefore.set(exchange.counts().cancels()));

            final LoadResult result = new LoadRun(plan).execute(done -> {});

            assertTrue(result.addsUp());
            assertEquals(100, cancelsBefore.get());
            assertEquals(300, result.count(OutcomeKind.CANCELED));
            assertEquals(0, result.notSubmitted());
            for (final Stage stage : Stage.values()) {
                assertEquals(300, result.histograms().of(stage).getTotalCount(), stage::label);
            }
        }
    }

    @Test
    void shouldSubmitAllWhenLoopIsOpen() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(200))) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange(null, 1, 200), 0, 2);

            final LoadResult result = new LoadRun(plan.pace(Pace.openLoop(2_000))).execute(done -> {});

            assertTrue(result.addsUp());
            assertEquals(200, result.count(OutcomeKind.CANCELED));
        }
    }

    @Test
    void shouldEndWithOneOutcomeForEachSubmittedCancelWhenStopped() {
        final ExchangeConfig config = LoadFixture.orders(100_000).delay(Duration.ofMillis(1));
        try (SimulatedExchange exchange = SimulatedExchange.launch(config)) {
            final LoadRun run = new LoadRun(LoadFixture.plan(exchange, new KeyRange(null, 1, 100_000), 0, 2));

            final LoadResult result = run.execute(done -> {
                if (done > 0) {
                    run.stop();
                }
            });

            assertTrue(result.addsUp());
            assertNull(result.failure());
            assertTrue(result.submitted() > 0 && result.notSubmitted() > 0, "submitted " + result.submitted());
            assertEquals(100_000, result.submitted() + result.notSubmitted());
            for (final OutcomeTally tally : result.tallies()) {
                for (int i = tally.submitted(); i < tally.keys().count(); i++) {
                    assertNull(tally.kindOf(i));
                    assertEquals(
                            OrderState.OPEN,
                            exchange.stateOf(SYMBOL, tally.keys().first() + i));
                }
            }
        }
    }

    @Test
    void shouldSubmitNothingWhenStoppedBeforeItBegins() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(100))) {
            final LoadRun run = new LoadRun(LoadFixture.plan(exchange, new KeyRange(null, 1, 100), 50, 2));
            run.stop();

            final LoadResult result = run.execute(done -> {});

            assertTrue(result.addsUp());
            assertEquals(100, result.notSubmitted());
            assertEquals(0, exchange.counts().cancels());
        }
    }

    @Test
    void shouldEndAndSayWhyWhenGatewayEndsByItself() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(10_000))) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange(null, 1, 10_000), 0, 2);
            final AtomicLong signed = new AtomicLong();
            final AtomicReference<Throwable> defect = new AtomicReference<>();
            plan.context().errorHandler(defect::set).epochClock(() -> {
                if (signed.incrementAndGet() == 100) {
                    throw new IllegalStateException("a clock that breaks");
                }
                return System.currentTimeMillis();
            });

            final LoadResult result = new LoadRun(plan).execute(done -> {});

            assertEquals("a clock that breaks", defect.get().getMessage());
            assertTrue(result.failure().contains("the gateway ended by itself"), result::failure);
            assertFalse(result.addsUp());
            assertEquals(result.submitted(), result.outcomes());
            assertTrue(result.notSubmitted() > 0);
        }
    }

    @Test
    void shouldRefusePlanWhoseThreadsCannotHaveOneInFlightEach() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(1))) {
            final LoadPlan plan =
                    LoadFixture.plan(exchange, new KeyRange(null, 1, 9), 0, 3).inFlight(2);

            final Exception refusal = assertThrows(IllegalArgumentException.class, () -> new LoadRun(plan));

            assertTrue(refusal.getMessage().contains("one for each thread"), refusal::getMessage);
        }
    }

    @Test
    void shouldCancelAllOnOneThreadWhenInvoked() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(500))) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange(null, 1, 500), 100, 1);
            plan.context().invoked(true);

            final LoadResult result = new LoadRun(plan).execute(done -> {});

            assertTrue(result.addsUp());
            assertEquals(500, result.count(OutcomeKind.CANCELED));
            assertEquals("invoked", plan.senderThread());
            assertTrue(result.senderBytesPerCancel().isEmpty());
            assertTrue(result.strategyBytesPerCancel().isPresent());
        }
    }

    @Test
    void shouldEndEveryCancelWhenStoppedWhileInvoked() {
        final ExchangeConfig config = LoadFixture.orders(100_000).delay(Duration.ofMillis(1));
        try (SimulatedExchange exchange = SimulatedExchange.launch(config)) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange(null, 1, 100_000), 0, 1);
            plan.context().invoked(true);
            final LoadRun run = new LoadRun(plan);

            final LoadResult result = run.execute(done -> {
                if (done > 0) {
                    run.stop();
                }
            });

            assertTrue(result.addsUp());
            assertTrue(result.submitted() > 0 && result.notSubmitted() > 0, "submitted " + result.submitted());
        }
    }

    @Test
    void shouldSayWhyWhenAnInvokedGatewayCannotBeLaunched() {
        final LoadPlan plan;
        try (SimulatedExchange gone = SimulatedExchange.launch(LoadFixture.orders(1))) {
            plan = LoadFixture.plan(gone, new KeyRange(null, 1, 9), 0, 1);
        }
        plan.context().invoked(true).readyTimeoutNs(TimeUnit.MILLISECONDS.toNanos(200));
        final LoadRun run = new LoadRun(plan);

        final Exception refusal = assertThrows(GatewayException.class, () -> run.execute(done -> {}));

        assertTrue(refusal.getMessage().contains("not ready within 200 ms"), refusal::getMessage);
    }

    @Test
    void shouldRefuseSeveralThreadsWhenInvoked() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(1))) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange(null, 1, 9), 0, 2);
            plan.context().invoked(true);

            final Exception refusal = assertThrows(IllegalArgumentException.class, () -> new LoadRun(plan));

            assertTrue(refusal.getMessage().contains("one strategy, and there are 2"), refusal::getMessage);
        }
    }
}
