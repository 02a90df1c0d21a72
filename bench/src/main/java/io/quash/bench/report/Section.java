package io.quash.bench.report;

/** A part of a {@link LatencyReport} with a caption of its own. */
public sealed interface Section permits PercentileChart, TimeChart, Table {
    String caption();
}
