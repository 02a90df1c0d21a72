package io.quash.bench.jmh;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The benchmarks of two runs side by side. */
final class BenchmarkComparison {
    /** One benchmark that both runs have. */
    record Row(BenchmarkScore base, BenchmarkScore now) {
        /** How much longer it takes now: above 1 is slower, whatever the unit. */
        double ratio() {
            return base.isTime() ? now.score() / base.score() : base.score() / now.score();
        }

        /** Whether the difference is more than the errors of both explain; false when an error is not known. */
        boolean isSignificant() {
            return Math.abs(now.score() - base.score()) > base.error() + now.error();
        }

        private String verdict() {
            if (Double.isNaN(base.error()) || Double.isNaN(now.error())) {
                return "error unknown";
            }
            if (!isSignificant()) {
                return "";
            }
            return ratio() > 1 ? "SLOWER" : "faster";
        }
    }

    private final List<Row> rows;
    private final Set<String> onlyBase;
    private final Set<String> onlyNow;

    /** @throws IllegalArgumentException when the runs have nothing in common, or not in the same unit */
    BenchmarkComparison(final Map<String, BenchmarkScore> base, final Map<String, BenchmarkScore> now) {
        rows = base.values().stream()
                .filter(score -> now.containsKey(score.name()))
                .map(score -> row(score, now.get(score.name())))
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the two files have no benchmark in common");
        }
        onlyBase = missing(base, now);
        onlyNow = missing(now, base);
    }

    private static Row row(final BenchmarkScore base, final BenchmarkScore now) {
        if (!base.unit().equals(now.unit())) {
            throw new IllegalArgumentException(base.name() + " is in " + base.unit() + " in one file and in "
                    + now.unit() + " in the other: run both with the same version of the benchmark");
        }
        return new Row(base, now);
    }

    private static Set<String> missing(
            final Map<String, BenchmarkScore> from, final Map<String, BenchmarkScore> other) {
        final Set<String> names = new TreeSet<>(from.keySet());
        names.removeAll(other.keySet());
        return names;
    }

    List<Row> rows() {
        return rows;
    }

    /** Those that take more than so many times as long as they did. */
    List<Row> above(final double ratio) {
        return rows.stream().filter(row -> row.ratio() > ratio).toList();
    }

    void print(final PrintWriter out) {
        final int width =
                rows.stream().mapToInt(row -> row.base().name().length()).max().orElse(0);
        final String format = "%-" + Math.max(width, "benchmark".length()) + "s %20s %20s %-6s %7s %10s %10s  %s%n";
        out.printf(Locale.ROOT, format, "benchmark", "base", "new", "unit", "ratio", "base B/op", "new B/op", "");
        for (final Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    format,
                    row.base().name(),
                    withError(row.base()),
                    withError(row.now()),
                    row.base().unit(),
                    String.format(Locale.ROOT, "%.3f", row.ratio()),
                    bytes(row.base()),
                    bytes(row.now()),
                    row.verdict());
        }
        onlyBase.forEach(name -> out.println("only in the base: " + name));
        onlyNow.forEach(name -> out.println("only in the new: " + name));
        out.println("ratio above 1: slower than the base. SLOWER, faster: the intervals of error do not overlap.");
        out.flush();
    }

    private static String withError(final BenchmarkScore score) {
        return Double.isNaN(score.error())
                ? String.format(Locale.ROOT, "%.3f", score.score())
                : String.format(Locale.ROOT, "%.3f ±%.3f", score.score(), score.error());
    }

    private static String bytes(final BenchmarkScore score) {
        return Double.isNaN(score.bytesPerOp()) ? "unknown" : String.format(Locale.ROOT, "%.2f", score.bytesPerOp());
    }
}
