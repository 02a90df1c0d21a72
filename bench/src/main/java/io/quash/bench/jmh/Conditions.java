package io.quash.bench.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quash.bench.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What benchmarks were measured on, kept in a file beside their results. It has no secret. */
record Conditions(Map<String, String> values) {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String SUFFIX = ".json";
    /** What makes figures incomparable when it differs. */
    private static final List<String> DECISIVE = List.of("processor", "cores", "kernel", "jdk", "jvmFlags");

    static Conditions current(final String command) {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        values.put("command", command);
        values.putAll(Machine.current().platform());
        values.put("jvmFlags", String.join(" ", JvmFlags.needed()));
        return new Conditions(values);
    }

    static Path fileBeside(final Path results) {
        final Path last = results.getFileName();
        final String name = last == null ? "" : last.toString();
        final String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return results.resolveSibling(stem + ".conditions" + SUFFIX);
    }

    void write(final Path file) throws IOException {
        MAPPER.writeValue(file.toFile(), values);
    }

    /** Those of these results; none when there is no such file. */
    static Conditions readBeside(final Path results) {
        final Path file = fileBeside(results);
        if (!Files.isRegularFile(file)) {
            return new Conditions(Map.of());
        }
        try {
            return new Conditions(MAPPER.readValue(file.toFile(), new TypeReference<>() {}));
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + " does not have the conditions of a measurement: " + e.getOriginalMessage(), e);
        } catch (final IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** In words, one line for each thing that differs or is not known; none when both are the same. */
    List<String> differencesTo(final Conditions other) {
        if (values.isEmpty() || other.values.isEmpty()) {
            return List.of("what they were measured on is not known for both: a .conditions.json file is missing");
        }
        final List<String> differences = new ArrayList<>();
        for (final String key : DECISIVE) {
            final String ours = values.getOrDefault(key, "unknown");
            final String theirs = other.values.getOrDefault(key, "unknown");
            if (!ours.equals(theirs)) {
                differences.add(key + ": " + ours + " | " + theirs);
            }
        }
        return differences;
    }
}
