package io.quash.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.HdrHistogram.AbstractHistogram;

/**
 * Latencies by percentile, one curve for each histogram of nanoseconds, with a table of the usual percentiles. A curve
 * ends with its maximum, at the percentile that one of its values is above: nothing is drawn that was not measured.
 * Not thread-safe.
 */
public final class PercentileChart implements Section {
    private static final int POINTS_PER_DECADE = 40;

    /** @param extent what is measured; may be empty */
    record Curve(String name, String extent, AbstractHistogram nanos) {
        /** The value that so many of all values are above: one in {@code oneIn}; NaN when there are fewer. */
        double valueAt(final double oneIn) {
            final long count = nanos.getTotalCount();
            if (oneIn > count) {
                return Double.NaN;
            }
            return oneIn == count ? nanos.getMaxValue() : nanos.getValueAtPercentile(100 - 100 / oneIn);
        }
    }

    private final String caption;
    private final String note;
    private final List<Curve> curves = new ArrayList<>();

    /** @param note said above the chart; may be empty */
    public PercentileChart(final String caption, final String note) {
        this.caption = caption;
        this.note = note;
    }

    /** @param nanos not copied: it must not change until the report is written */
    public PercentileChart curve(final String name, final String extent, final AbstractHistogram nanos) {
        curves.add(new Curve(name, extent, nanos));
        return this;
    }

    @Override
    public String caption() {
        return caption;
    }

    String note() {
        return note;
    }

    List<Curve> curves() {
        return curves;
    }

    /** Where all curves are looked up, as {@code 1 / (1 - percentile)}: evenly spaced when seen logarithmically. */
    double[] oneIn() {
        final TreeSet<Double> points = new TreeSet<>();
        long most = 1;
        for (final Curve curve : curves) {
            final long count = curve.nanos().getTotalCount();
            most = Math.max(most, count);
            if (count > 0) {
                points.add((double) count);
            }
        }
        for (int i = 0; Math.pow(10, (double) i / POINTS_PER_DECADE) <= most; i++) {
            points.add(Math.pow(10, (double) i / POINTS_PER_DECADE));
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The usual percentiles as text; a dash where there were too few values. */
    Table table() {
        final List<List<String>> rows = new ArrayList<>();
        for (final Curve curve : curves) {
            final long count = curve.nanos().getTotalCount();
            final List<String> row = new ArrayList<>(List.of(curve.name(), Texts.count(count)));
            for (final double oneIn : new double[] {2, 10, 100, 1_000, 10_000}) {
                row.add(Texts.latency(curve.valueAt(oneIn)));
            }
            row.add(Texts.latency(count == 0 ? Double.NaN : curve.nanos().getMaxValue()));
            row.add(curve.extent());
            rows.add(row);
        }
        final List<String> header =
                List.of("", "count", "p50", "p90", "p99", "p99.9", "p99.99", "max", "measured from … to");
        final boolean explained =
                curves.stream().anyMatch(curve -> !curve.extent().isEmpty());
        return explained
                ? new Table("", "", header, rows)
                : new Table(
                        "",
                        "",
                        header.subList(0, header.size() - 1),
                        rows.stream().map(row -> row.subList(0, row.size() - 1)).toList());
    }
}
