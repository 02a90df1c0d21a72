package io.quash.bench.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads results in JMH's JSON format. */
final class BenchmarkFile {
    private static final String PACKAGE = "io.quash.bench.jmh.";
    private static final List<String> ALLOCATION = List.of("gc.alloc.rate.norm", "·gc.alloc.rate.norm");

    private final Path path;

    private BenchmarkFile(final Path path) {
        this.path = path;
    }

    /**
     * @return the scores by name, in the order of the file
     * @throws IllegalArgumentException when it cannot be read or is not what JMH writes, saying why
     */
    static Map<String, BenchmarkScore> read(final Path path) {
        return new BenchmarkFile(path).read();
    }

    private Map<String, BenchmarkScore> read() {
        final JsonNode root = json();
        if (!root.isArray() || root.isEmpty()) {
            throw foreign(root.isArray() ? "it has no benchmark" : "it is not an array");
        }
        final Map<String, BenchmarkScore> scores = new LinkedHashMap<>();
        for (final JsonNode entry : root) {
            final BenchmarkScore score = score(entry);
            if (scores.put(score.name(), score) != null) {
                throw foreign(score.name() + " is in it twice");
            }
        }
        return scores;
    }

    private JsonNode json() {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(path));
        } catch (final JsonProcessingException e) {
            throw foreign("it is no JSON: " + e.getOriginalMessage());
        } catch (final NoSuchFileException e) {
            throw new IllegalArgumentException(path + ": there is no such file", e);
        } catch (final IOException e) {
            throw new IllegalArgumentException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private BenchmarkScore score(final JsonNode entry) {
        final JsonNode metric = entry.path("primaryMetric");
        final String unit = text(metric, "scoreUnit");
        final JsonNode score = metric.path("score");
        if (!score.isNumber()) {
            throw foreign("a benchmark in it has no score");
        }
        return new BenchmarkScore(
                name(entry),
                unit,
                !text(entry, "mode").equals("thrpt"),
                score.doubleValue(),
                numberOrNaN(metric.path("scoreError")),
                bytesPerOp(entry.path("secondaryMetrics")));
    }

    private String name(final JsonNode entry) {
        final String full = text(entry, "benchmark");
        final String name = full.startsWith(PACKAGE) ? full.substring(PACKAGE.length()) : full;
        final List<String> parameters = new ArrayList<>();
        entry.path("params")
                .properties()
                .forEach(parameter -> parameters.add(
                        parameter.getKey() + '=' + parameter.getValue().asText()));
        return parameters.isEmpty() ? name : name + '[' + String.join(",", parameters) + ']';
    }

    private static double bytesPerOp(final JsonNode metrics) {
        return ALLOCATION.stream()
                .map(metrics::path)
                .filter(JsonNode::isObject)
                .mapToDouble(metric -> numberOrNaN(metric.path("score")))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** JMH writes what it cannot tell as the text "NaN". */
    private static double numberOrNaN(final JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }

    private String text(final JsonNode node, final String field) {
        final JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw foreign("an entry has no " + field);
        }
        return value.textValue();
    }

    private IllegalArgumentException foreign(final String why) {
        return new IllegalArgumentException(
                path + " is not a file of JMH results as 'quash jmh --save' writes it: " + why);
    }
}
