package io.quash.bench.measure;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Launches as a table: of each the gateway, the bare socket, and the one by the other; then the medians. */
final class FirstTable {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String NOTHING = "-";
    private static final String LABELS = "%-7s%-11s%-5s%9s";
    private static final List<Function<PointTimes, CancelTime>> POINTS =
            List.of(PointTimes::first, PointTimes::steadyP50, PointTimes::afterIdle);
    private static final List<ToLongFunction<CancelTime>> PARTS = List.of(CancelTime::totalNs, CancelTime::ownNs);

    private final PrintWriter out;

    FirstTable(final PrintWriter out) {
        this.out = out;
    }

    void print(final List<LaunchTimes> launches) {
        heads();
        for (int i = 0; i < launches.size(); i++) {
            final boolean bareFirst = launches.get(i).bareFirst();
            rows(
                    Integer.toString(i + 1),
                    bareFirst ? "2nd" : "1st",
                    bareFirst ? "1st" : "2nd",
                    launches.subList(i, i + 1));
        }
        rows("median", NOTHING, NOTHING, launches);
    }

    private void heads() {
        out.printf(Locale.ROOT, LABELS, "", "", "", "");
        out.printf(
                Locale.ROOT,
                "%18s%18s%18s%17s%17s%n",
                "first us",
                "steady p50 us",
                "after idle us",
                "first/steady",
                "idle/steady");
        out.printf(Locale.ROOT, LABELS, "launch", "of", "went", "launch ms");
        out.printf(
                Locale.ROOT,
                "%9s%9s%9s%9s%9s%9s%9s%8s%9s%8s%n",
                "total",
                "own",
                "total",
                "own",
                "total",
                "own",
                "total",
                "own",
                "total",
                "own");
    }

    private void rows(
            final String label, final String quashWent, final String bareWent, final List<LaunchTimes> launches) {
        final double launchMs = median(launches, launch -> launch.launchNs() / NANOS_PER_MILLI);
        out.printf(Locale.ROOT, LABELS, label, "quash", quashWent, String.format(Locale.ROOT, "%.0f", launchMs));
        times(launches.stream().map(LaunchTimes::quash).toList());
        out.printf(Locale.ROOT, LABELS, label, "bare", bareWent, NOTHING);
        times(launches.stream().map(LaunchTimes::bare).toList());
        out.printf(Locale.ROOT, LABELS, label, "quash/bare", NOTHING, NOTHING);
        ratios(launches);
    }

    private void times(final List<PointTimes> all) {
        for (final Function<PointTimes, CancelTime> point : POINTS) {
            for (final ToLongFunction<CancelTime> part : PARTS) {
                final double micros = median(all, points -> part.applyAsLong(point.apply(points)) / NANOS_PER_MICRO);
                out.printf(Locale.ROOT, "%9.1f", micros);
            }
        }
        out.printf(
                Locale.ROOT,
                "%9.2f%8.2f%9.2f%8.2f%n",
                median(all, points -> points.firstRatio(CancelTime::totalNs)),
                median(all, points -> points.firstRatio(CancelTime::ownNs)),
                median(all, points -> points.afterIdleRatio(CancelTime::totalNs)),
                median(all, points -> points.afterIdleRatio(CancelTime::ownNs)));
    }

    private void ratios(final List<LaunchTimes> launches) {
        for (final Function<PointTimes, CancelTime> point : POINTS) {
            for (final ToLongFunction<CancelTime> part : PARTS) {
                final double ratio = median(
                        launches,
                        launch -> part.applyAsLong(point.apply(launch.quash()))
                                / (double) part.applyAsLong(point.apply(launch.bare())));
                out.printf(Locale.ROOT, "%9.2f", ratio);
            }
        }
        out.printf(Locale.ROOT, "%9s%8s%9s%8s%n", NOTHING, NOTHING, NOTHING, NOTHING);
    }

    /** The lower of the two in the middle. */
    private static <T> double median(final List<T> all, final ToDoubleFunction<T> value) {
        return all.stream()
                .mapToDouble(value)
                .sorted()
                .skip((all.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
