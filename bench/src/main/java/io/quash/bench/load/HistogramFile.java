package io.quash.bench.load;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Writes a run's histograms as one interval of a histogram log, tagged with the names of the stages. */
final class HistogramFile {
    private HistogramFile() {}

    static void write(final Path path, final LoadResult result) throws FileNotFoundException {
        final long endMs = System.currentTimeMillis();
        final long startMs = endMs - result.elapsedNs() / 1_000_000;
        final HistogramLogWriter log = new HistogramLogWriter(path.toFile());
        try {
            log.outputComment("[quash load; nanoseconds; total counts from "
                    + result.plan().pace().countsFrom() + "]");
            log.outputLogFormatVersion();
            log.outputStartTime(startMs);
            log.outputLegend();
            for (final Stage stage : Stage.values()) {
                final Histogram histogram = result.histograms().of(stage);
                histogram.setStartTimeStamp(startMs);
                histogram.setEndTimeStamp(endMs);
                log.outputIntervalHistogram(histogram);
            }
        } finally {
            log.close();
        }
    }
}
