package io.quash.bench.load;

import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** Prints a result for people. */
public final class ResultTables {
    private static final double NANOS_PER_MICRO = 1e3;

    private ResultTables() {}

    /** Outcomes by kind, and by reason where it is another than the venue's answer. */
    public static void printOutcomes(final LoadResult result, final PrintWriter out) {
        out.printf(Locale.ROOT, "%-28s %12s%n", "outcome", "cancels");
        for (final OutcomeKind kind : OutcomeKind.values()) {
            row(out, kind.name(), result.count(kind));
        }
        for (final Reason reason : Reason.values()) {
            if (result.count(reason) > 0) {
                row(out, "  reason " + reason.name(), result.count(reason));
            }
        }
        row(out, "all outcomes", result.outcomes());
        row(out, "submitted", result.submitted());
        if (result.notSubmitted() > 0) {
            row(out, "never submitted", result.notSubmitted());
        }
        if (result.surplus() > 0) {
            row(out, "OUTCOMES TOO MANY", result.surplus());
        }
        if (result.failure() != null) {
            out.println("ended early: " + result.failure());
        }
    }

    /** Latencies by stage, the achieved rate, and allocation. */
    public static void printLatencies(final LoadResult result, final PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-8s %10s %10s %10s %10s %10s %10s%n",
                "us",
                "count",
                "p50",
                "p90",
                "p99",
                "p99.9",
                "max");
        for (final Stage stage : Stage.values()) {
            final Histogram histogram = result.histograms().of(stage);
            out.printf(
                    Locale.ROOT,
                    "%-8s %10d %10.1f %10.1f %10.1f %10.1f %10.1f%n",
                    stage.label(),
                    histogram.getTotalCount(),
                    micros(histogram, 50),
                    micros(histogram, 90),
                    micros(histogram, 99),
                    micros(histogram, 99.9),
                    histogram.getMaxValue() / NANOS_PER_MICRO);
        }
        final Pace pace = result.plan().pace();
        out.printf(
                Locale.ROOT,
                "%s; the total counts from %s%n",
                pace.isOpenLoop()
                        ? String.format(Locale.ROOT, "open loop at %.1f/s", pace.ratePerSecond())
                        : "closed loop",
                pace.countsFrom());
        out.printf(Locale.ROOT, "%.3f s, %.0f cancels/s%n", result.elapsedNs() / 1e9, result.ratePerSecond());
        out.println("sender: " + result.plan().senderThread());
        out.println("allocated per cancel: " + allocated(result));
        out.flush();
    }

    private static void row(final PrintWriter out, final String label, final long count) {
        out.printf(Locale.ROOT, "%-28s %12d%n", label, count);
    }

    private static double micros(final Histogram histogram, final double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    private static String allocated(final LoadResult result) {
        final String strategies = bytes(result.strategyBytesPerCancel());
        return result.plan().context().isInvoked()
                ? "sender and strategy together " + strategies
                : "sender " + bytes(result.senderBytesPerCancel()) + ", strategies " + strategies;
    }

    private static String bytes(final OptionalDouble bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.2f B", bytes.getAsDouble()) : "unknown";
    }
}
