package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.bench.compare.ComparisonResult.Client;
import io.quash.bench.compare.ComparisonResult.Row;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final double HISTOGRAM_ERROR = 0.001;

    @Test
    void shouldGiveMediansOfRoundsRatiosToTheFloorAndMergedHistogram() {
        final Rounds rounds = new Rounds();
        add(rounds, ContenderKind.FLOOR, 10_000, 0);
        add(rounds, ContenderKind.JDK, 50_000, 300);
        add(rounds, ContenderKind.JDK, 40_000, 100);
        add(rounds, ContenderKind.FLOOR, 20_000, 0);
        add(rounds, ContenderKind.FLOOR, 5_000, 0);
        add(rounds, ContenderKind.JDK, 45_000, 200);

        final List<Client> clients = rounds.clients();

        assertEquals(List.of("floor", "jdk"), clients.stream().map(Client::name).toList());
        assertRow(clients.get(0).row(), 10, 1, 0);
        assertRow(clients.get(1).row(), 45, 5, 20);
        assertEquals(30, clients.get(1).histogram().getTotalCount());
        assertEquals(50_000, clients.get(1).histogram().getMaxValue(), 50_000 * HISTOGRAM_ERROR);
    }

    private static void assertRow(final Row row, final double micros, final double ratio, final double bytes) {
        for (final double figure : new double[] {row.p50(), row.p90(), row.p99(), row.p999(), row.max()}) {
            assertEquals(micros, figure, micros * HISTOGRAM_ERROR);
        }
        assertEquals(ratio, row.p50ToFloor(), ratio * 2 * HISTOGRAM_ERROR);
        assertEquals(ratio, row.p99ToFloor(), ratio * 2 * HISTOGRAM_ERROR);
        assertEquals(bytes, row.bytesPerCancel());
    }

    private static void add(final Rounds rounds, final ContenderKind kind, final long nanos, final long bytes) {
        final Histogram histogram = Turn.emptyHistogram();
        histogram.recordValueWithCount(nanos, 10);
        rounds.add(kind, new Turn.Sample(histogram, bytes));
    }
}
