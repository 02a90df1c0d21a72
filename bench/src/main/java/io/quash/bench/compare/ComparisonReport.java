package io.quash.bench.compare;

import io.quash.bench.compare.ComparisonResult.Client;
import io.quash.bench.compare.ComparisonResult.Conditions;
import io.quash.bench.compare.ComparisonResult.Row;
import io.quash.bench.compare.ComparisonResult.Transport;
import io.quash.bench.report.LatencyReport;
import io.quash.bench.report.PercentileChart;
import io.quash.bench.report.Table;
import io.quash.bench.report.Texts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a page for people of a comparison. */
final class ComparisonReport {
    private static final List<String> HEADINGS =
            List.of("client", "p50", "p90", "p99", "p99.9", "max", "p50/floor", "p99/floor", "bytes/cancel");

    private ComparisonReport() {}

    /** @param command the command line */
    static LatencyReport of(final ComparisonResult result, final String command) {
        final Conditions conditions = result.conditions();
        final LatencyReport report = new LatencyReport("Quash compare")
                .subtitle(conditions.rounds() + " rounds of " + Texts.count(conditions.cancels())
                        + " cancels for each client by turns, one after the other, each on one kept-alive connection");
        for (final Transport transport : result.transports()) {
            report.add(chart(transport)).add(table(transport));
        }
        report.add(clients(result.transports().get(0)));
        describe(report, result, command);
        return report;
    }

    private static PercentileChart chart(final Transport transport) {
        final PercentileChart chart = new PercentileChart(
                "Round trip over " + transport.name(),
                "From before the call until the answer is read and checked, all rounds together.");
        for (final Client client : transport.clients()) {
            chart.curve(client.name(), "call to checked", client.histogram());
        }
        return chart;
    }

    private static Table table(final Transport transport) {
        final List<List<String>> rows = new ArrayList<>();
        for (final Client client : transport.clients()) {
            final Row row = client.row();
            rows.add(List.of(
                    client.name(),
                    micros(row.p50()),
                    micros(row.p90()),
                    micros(row.p99()),
                    micros(row.p999()),
                    micros(row.max()),
                    ratio(row.p50ToFloor()),
                    ratio(row.p99ToFloor()),
                    Texts.count(Math.round(row.bytesPerCancel()))));
        }
        return new Table(
                "Figures over " + transport.name(),
                "Of each figure the median over the rounds; ratios are medians of each round's ratio to the floor of the"
                        + " same round; bytes are those of all threads of the clients' process.",
                HEADINGS,
                rows);
    }

    private static Table clients(final Transport transport) {
        final List<List<String>> rows = new ArrayList<>();
        transport.clients().forEach(client -> rows.add(List.of(client.name(), client.description())));
        return new Table("Clients", "", List.of("client", "made of"), rows);
    }

    private static void describe(final LatencyReport report, final ComparisonResult result, final String command) {
        final Conditions conditions = result.conditions();
        report.condition(
                "date", conditions.begun().truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.machine().facts().forEach(report::condition);
        report.condition("pinning", conditions.pinning())
                .condition("warm-up", Texts.count(conditions.warmUp()) + " cancels of each client")
                .condition("command", command);
        for (final Transport transport : result.transports()) {
            report.condition("exchange over " + transport.name(), transport.exchange());
        }
    }

    private static String micros(final double value) {
        return Texts.latency(value * 1_000);
    }

    private static String ratio(final double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
