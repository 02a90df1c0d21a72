package io.quash.bench.load;

import io.quash.bench.report.LatencyReport;
import io.quash.bench.report.PercentileChart;
import io.quash.bench.report.Table;
import io.quash.bench.report.Texts;
import io.quash.bench.report.TimeChart;
import io.quash.bench.report.TimeChart.Measure;
import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Makes a report for people of what came of a run. It has no secret. */
public final class LoadReport {
    private static final double NANOS_PER_SECOND = 1e9;
    /** How much longer than planned a run may take before it is said. */
    private static final double LATE = 1.05;

    private final LoadResult result;
    private final Timeline timeline;
    private final LatencyReport report;

    private LoadReport(final String title, final LoadResult result) {
        this.result = result;
        timeline = result.timeline();
        report = new LatencyReport(title);
    }

    /** @param command the command line, without its secrets */
    public static LatencyReport of(final String title, final LoadResult result, final String command) {
        return new LoadReport(title, result).filled(command);
    }

    private LatencyReport filled(final String command) {
        subtitle();
        warnings();
        figures();
        report.add(percentiles()).add(latencyOverTime()).add(throughput()).add(outcomesOverTime());
        report.add(outcomes());
        RunConditions.describe(result, command, report);
        return report;
    }

    private void subtitle() {
        final LoadPlan plan = result.plan();
        report.subtitle(Texts.count(result.submitted()) + " cancels at "
                + plan.context().network().endpoint() + " in " + seconds(result.elapsedNs()) + "; "
                + RunConditions.loop(plan));
    }

    private void warnings() {
        if (result.failure() != null) {
            report.warning("The run ended early: " + result.failure());
        }
        if (!result.addsUp()) {
            report.warning(
                    "The outcomes do not add up: " + Texts.count(result.submitted()) + " cancels were submitted, "
                            + Texts.count(result.outcomes()) + " had an outcome, and " + Texts.count(result.surplus())
                            + " outcomes were too many.");
        }
        if (result.notSubmitted() > 0) {
            report.warning(Texts.count(result.notSubmitted()) + " of " + Texts.count(result.keys())
                    + " orders were never submitted.");
        } else if (result.plan().expectedNs() > 0
                && result.elapsedNs() > LATE * result.plan().expectedNs()) {
            report.warning("The run fell behind its schedule: it took " + seconds(result.elapsedNs()) + " instead of "
                    + seconds(result.plan().expectedNs())
                    + ". Latencies count from the intended times, so they contain the wait.");
        }
    }

    private void figures() {
        final Histogram total = result.histograms().of(Stage.TOTAL);
        final long count = total.getTotalCount();
        report.figure("median", Texts.latency(count == 0 ? Double.NaN : total.getValueAtPercentile(50)))
                .figure("p99", Texts.latency(count < 100 ? Double.NaN : total.getValueAtPercentile(99)))
                .figure("p99.9", Texts.latency(count < 1_000 ? Double.NaN : total.getValueAtPercentile(99.9)))
                .figure("maximum", Texts.latency(count == 0 ? Double.NaN : total.getMaxValue()))
                .figure("throughput", Texts.count(Math.round(result.ratePerSecond())) + "/s")
                .figure("outcomes", Texts.count(result.outcomes()));
    }

    private PercentileChart percentiles() {
        final PercentileChart chart = new PercentileChart(
                "Latency by percentile",
                "Each stage of a cancel's way, and the total, which counts from the "
                        + result.plan().pace().countsFrom()
                        + ". Nothing is drawn above the percentile that one value is above.");
        chart.curve(
                Stage.TOTAL.label(),
                result.plan().pace().countsFrom() + " to decoded",
                result.histograms().of(Stage.TOTAL));
        for (final Stage stage : Stage.values()) {
            if (stage != Stage.TOTAL) {
                chart.curve(stage.label(), stage.extent(), result.histograms().of(stage));
            }
        }
        return chart;
    }

    private TimeChart latencyOverTime() {
        return overTime(
                        "Total latency over time",
                        "Of the outcomes of each " + interval()
                                + ", by when they were known. The maximum is exact, percentiles are within "
                                + String.format(Locale.ROOT, "%.1f", 100 * Timeline.PRECISION)
                                + " %; there is a p99 where there were 100 outcomes.",
                        Measure.LATENCY)
                .series("max", values(timeline::longestNs))
                .series("p99", values(i -> timeline.count(i) < 100 ? Double.NaN : timeline.percentileNs(i, 99)))
                .series("p50", values(i -> timeline.percentileNs(i, 50)));
    }

    private TimeChart throughput() {
        return overTime("Throughput over time", "Outcomes a second, of each " + interval() + '.', Measure.RATE)
                .series("outcomes a second", values(this::ratePerSecond));
    }

    /** The last interval has no rate when so little of it belongs to the run that its rate would be chance. */
    private double ratePerSecond(final int interval) {
        final long lengthNs = Math.min(timeline.intervalNs(), result.elapsedNs() - interval * timeline.intervalNs());
        return lengthNs < timeline.intervalNs() / 2
                ? Double.NaN
                : timeline.count(interval) * NANOS_PER_SECOND / lengthNs;
    }

    private TimeChart outcomesOverTime() {
        final TimeChart chart = overTime(
                "Outcomes over time",
                "How many of each kind in each " + interval() + "; where there were none, there is no point.",
                Measure.COUNT);
        for (final OutcomeKind kind : OutcomeKind.values()) {
            if (result.count(kind) > 0) {
                chart.series(
                        kind.name(), values(i -> timeline.count(i, kind) == 0 ? Double.NaN : timeline.count(i, kind)));
            }
        }
        return chart;
    }

    private Table outcomes() {
        final List<List<String>> rows = new ArrayList<>();
        for (final OutcomeKind kind : OutcomeKind.values()) {
            for (final Reason reason : Reason.values()) {
                final long count = result.count(kind, reason);
                if (count > 0) {
                    rows.add(List.of(kind.name(), reason.name(), Texts.count(count), share(count)));
                }
            }
        }
        rows.add(List.of("all", "", Texts.count(result.outcomes()), ""));
        return new Table("Outcomes", "", List.of("outcome", "reason", "count", "share"), rows);
    }

    private String share(final long count) {
        return String.format(Locale.ROOT, "%.3f %%", 100.0 * count / result.outcomes());
    }

    private TimeChart overTime(final String caption, final String note, final Measure measure) {
        return new TimeChart(caption, note, measure, values(i -> (i + 0.5) * timeline.intervalNs() / NANOS_PER_SECOND));
    }

    private double[] values(final IntToDoubleFunction valueOfInterval) {
        return IntStream.range(0, timeline.length())
                .mapToDouble(valueOfInterval)
                .toArray();
    }

    private String interval() {
        return timeline.intervalNs() / 1_000_000 + " ms";
    }

    private static String seconds(final long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / NANOS_PER_SECOND);
    }
}
