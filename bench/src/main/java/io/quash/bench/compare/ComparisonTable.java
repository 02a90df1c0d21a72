package io.quash.bench.compare;

import io.quash.bench.compare.ComparisonResult.Client;
import io.quash.bench.compare.ComparisonResult.Conditions;
import io.quash.bench.compare.ComparisonResult.Row;
import io.quash.bench.compare.ComparisonResult.Transport;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Prints conditions and figures for people. */
final class ComparisonTable {
    private static final String HEADINGS = "%-13s %8s %8s %8s %8s %9s %9s %9s %12s%n";
    private static final String FIGURES = "%-13s %8.1f %8.1f %8.1f %8.1f %9.1f %9.2f %9.2f %12.1f%n";

    private final PrintWriter out;

    ComparisonTable(final PrintWriter out) {
        this.out = out;
    }

    void print(final Conditions conditions) {
        out.println("date      " + conditions.begun().truncatedTo(ChronoUnit.SECONDS));
        out.println("cpu       " + conditions.machine().cpu() + ", "
                + conditions.machine().cores() + " cores");
        out.println("kernel    " + conditions.machine().os());
        out.println("jdk       " + conditions.machine().jdk());
        final List<String> flags = conditions.machine().vmFlags();
        out.println("flags     " + (flags.isEmpty() ? "none" : String.join(" ", flags)));
        out.println("pinning   " + conditions.pinning());
        out.println("effort    " + conditions.rounds() + " rounds of " + conditions.cancels()
                + " cancels for each client, after " + conditions.warmUp() + " to warm up");
        out.flush();
    }

    void print(final Transport transport) {
        out.println();
        out.println(transport.name() + "; exchange: " + transport.exchange());
        out.printf(
                Locale.ROOT,
                HEADINGS,
                "us",
                "p50",
                "p90",
                "p99",
                "p99.9",
                "max",
                "p50/floor",
                "p99/floor",
                "bytes/cancel");
        for (final Client client : transport.clients()) {
            final Row row = client.row();
            out.printf(
                    Locale.ROOT,
                    FIGURES,
                    client.name(),
                    row.p50(),
                    row.p90(),
                    row.p99(),
                    row.p999(),
                    row.max(),
                    row.p50ToFloor(),
                    row.p99ToFloor(),
                    row.bytesPerCancel());
        }
        out.flush();
    }

    void printLegend(final Transport transport) {
        out.println();
        transport.clients().forEach(client -> out.printf("%-13s %s%n", client.name(), client.description()));
        out.println("Each figure is the median of the rounds' figures; ratios are to the floor of the same round.");
        out.println("Bytes are those of all threads of this process.");
        out.flush();
    }
}
