package io.quash.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page about measured latencies says: a title, a few figures, charts and tables in the order in which they were
 * added, and the conditions of the measurement. Written as one HTML file that refers to nothing outside of itself. All
 * text is shown as it is, whatever it contains; secrets are the caller's to keep out. Not thread-safe.
 */
public final class LatencyReport {
    /** A number that is worth to be seen first. */
    record Figure(String label, String value) {}

    private final String title;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, String> conditions = new LinkedHashMap<>();
    private String subtitle = "";

    public LatencyReport(final String title) {
        this.title = title;
    }

    /** One sentence about what was done. */
    public LatencyReport subtitle(final String text) {
        subtitle = text;
        return this;
    }

    /** A number that is worth to be seen first, with its unit. */
    public LatencyReport figure(final String label, final String value) {
        figures.add(new Figure(label, value));
        return this;
    }

    /** Says above everything else why the figures may not be what they seem. */
    public LatencyReport warning(final String text) {
        warnings.add(text);
        return this;
    }

    /** Adds a chart or a table below those before. */
    public LatencyReport add(final Section section) {
        sections.add(section);
        return this;
    }

    /** Under what circumstances was measured: machine, settings. The same key again replaces the value. */
    public LatencyReport condition(final String key, final String value) {
        conditions.put(key, value);
        return this;
    }

    /** Writes the page; replaces what the file contains. */
    public void write(final Path path) throws IOException {
        Files.writeString(path, html(), StandardCharsets.UTF_8);
    }

    /** The page. */
    public String html() {
        return new Page(this).html();
    }

    String title() {
        return title;
    }

    String subtitle() {
        return subtitle;
    }

    List<Figure> figures() {
        return figures;
    }

    List<String> warnings() {
        return warnings;
    }

    List<Section> sections() {
        return sections;
    }

    Map<String, String> conditions() {
        return conditions;
    }
}
