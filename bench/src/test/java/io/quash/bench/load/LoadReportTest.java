package io.quash.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.SimulatedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LoadReportTest {
    private static final String WARNING = "role=\"alert\"";

    private static String html(final LoadResult result) {
        return LoadReport.of("t", result, "c").html();
    }

    @Test
    void shouldWarnThatTheRunFellBehindItsSchedule() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(500))) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange(null, 1, 500), 0, 1);

            final String html = html(new LoadRun(plan.pace(Pace.openLoop(10_000_000))).execute(done -> {}));

            assertEquals(1, html.split(WARNING, -1).length - 1);
            assertTrue(html.contains("The run fell behind its schedule"), html);
            assertTrue(html.contains("open loop at 10000000.0/s"), html);
        }
    }

    @Test
    void shouldWarnThatOrdersWereNeverSubmittedAndHaveNoFigures() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(10))) {
            final LoadRun run = new LoadRun(LoadFixture.plan(exchange, new KeyRange(null, 1, 10), 0, 1));
            run.stop();

            final String html = html(run.execute(done -> {}));

            assertTrue(html.contains("10 of 10 orders were never submitted."), html);
            assertTrue(html.contains("<dt>median</dt><dd>–</dd>"), html);
        }
    }

    @Test
    void shouldNotWarnWhenAllIsWell() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(10))) {
            final LoadPlan plan = LoadFixture.plan(exchange, new KeyRange(null, 1, 10), 0, 1);

            assertFalse(html(new LoadRun(plan).execute(done -> {})).contains(WARNING));
        }
    }
}
