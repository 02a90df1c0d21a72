package io.quash.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.SimulatedExchange;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class LoadAllocationTest {
    private static final int FEW = 1_000;
    private static final int CANCELS = 30_000;
    private static final int WARM_UP = 10_000;
    /** Where spinning threads keep the exchange from the cores, each turn that it gets is to answer many. */
    private static final int IN_FLIGHT = 64;

    private static final int CONNECTIONS = 16;
    /** An object takes 16 bytes at the least: one for every hundredth cancel would be seen. */
    private static final double NEXT_TO_NOTHING = 0.16;

    /** A class that is loaded is what the JVM does once, not what a cancel costs. */
    @BeforeAll
    static void loadClasses() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(FEW))) {
            final LoadPlan plan = plan(exchange, new KeyRange(null, 1, FEW), 1);
            plan.context().invoked(true);
            assertTrue(new LoadRun(plan).execute(done -> {}).addsUp());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c-"})
    void shouldAllocateNothingPerCancelInStrategyThreads(final String prefix, @TempDir final Path directory)
            throws Exception {
        final KeyRange keys = new KeyRange(prefix.isEmpty() ? null : prefix, 1, CANCELS);
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(CANCELS));
                OutcomeFile rows = OutcomeFile.create(directory.resolve("outcomes.csv"))) {
            final LoadPlan plan = plan(exchange, keys, 2).outcomes(rows);

            final LoadResult result = new LoadRun(plan).execute(done -> {});

            assertTrue(result.addsUp());
            assertEquals(CANCELS, result.outcomes());
            final double bytes = result.strategyBytesPerCancel().orElseThrow();
            assertTrue(bytes < NEXT_TO_NOTHING, () -> bytes + " bytes per cancel");
        }
    }

    @Test
    void shouldAllocateNothingPerCancelInSenderAndStrategyWhenInvoked() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(CANCELS))) {
            final LoadPlan plan = plan(exchange, new KeyRange(null, 1, CANCELS), 1);
            plan.context().invoked(true);

            final LoadResult result = new LoadRun(plan).execute(done -> {});

            assertTrue(result.addsUp());
            final double bytes = result.strategyBytesPerCancel().orElseThrow();
            assertTrue(bytes < NEXT_TO_NOTHING, () -> bytes + " bytes per cancel");
        }
    }

    private static LoadPlan plan(final SimulatedExchange exchange, final KeyRange keys, final int threads) {
        final LoadPlan plan = LoadFixture.plan(exchange, keys, WARM_UP, threads).inFlight(IN_FLIGHT);
        plan.context().connections(CONNECTIONS);
        return plan;
    }

    @Test
    void shouldSeeWhatAThreadAllocates() {
        final long before = ThreadAllocation.ofCurrentThread();
        final byte[] garbage = new byte[100_000];
        final long allocated = ThreadAllocation.difference(before, ThreadAllocation.ofCurrentThread());

        assertTrue(allocated >= garbage.length, () -> allocated + " bytes");
    }
}
