package io.quash.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Values over the time of a run. Not thread-safe. */
public final class TimeChart implements Section {
    /** What the values are, and how they are drawn. */
    public enum Measure {
        /** Nanoseconds, on a logarithmic scale. */
        LATENCY,
        /** Events a second, from zero. */
        RATE,
        /** Events, on a logarithmic scale; none is a gap. */
        COUNT
    }

    /** @param values one for each time; NaN where there is none */
    record Series(String name, double[] values) {}

    private final String caption;
    private final String note;
    private final Measure measure;
    private final double[] seconds;
    private final List<Series> series = new ArrayList<>();

    /** @param seconds since the run began, ascending */
    public TimeChart(final String caption, final String note, final Measure measure, final double[] seconds) {
        this.caption = caption;
        this.note = note;
        this.measure = measure;
        this.seconds = seconds.clone();
    }

    /**
     * @param values one for each time; NaN where there is none
     * @throws IllegalArgumentException when there are fewer or more
     */
    public TimeChart series(final String name, final double[] values) {
        if (values.length != seconds.length) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + values.length + " values for " + seconds.length + " times");
        }
        series.add(new Series(name, values.clone()));
        return this;
    }

    @Override
    public String caption() {
        return caption;
    }

    String note() {
        return note;
    }

    Measure measure() {
        return measure;
    }

    double[] seconds() {
        return seconds;
    }

    List<Series> series() {
        return series;
    }
}
