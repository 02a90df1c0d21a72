package io.quash.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Captured;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JmhCommandTest {
    private static final String IGNORE_LOCK = "jmh.ignoreLock";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    /** Another build on this machine may be running benchmarks; here no figure matters. */
    @BeforeEach
    void ignoreLock() {
        System.setProperty(IGNORE_LOCK, "true");
    }

    @AfterEach
    void heedLock() {
        System.clearProperty(IGNORE_LOCK);
    }

    private int run(final String... args) {
        return Captured.quash(out, err).execute(args);
    }

    @Test
    void shouldSaveWhatCanBeCompared() {
        final Path file = directory.resolve("r.json");

        assertEquals(
                0,
                run(
                        "jmh",
                        "--forks",
                        "0",
                        "--iterations",
                        "1",
                        "--seconds",
                        "1",
                        "--save",
                        file.toString(),
                        "ClassifyBenchmark.canceled"),
                err::toString);

        final Map<String, BenchmarkScore> scores = BenchmarkFile.read(file);
        final BenchmarkScore score = scores.get("ClassifyBenchmark.canceled");
        assertEquals(1, scores.size());
        assertEquals("ns/op", score.unit());
        assertTrue(score.score() > 0 && score.isTime());
        assertFalse(Double.isNaN(score.bytesPerOp()));
        final Conditions conditions = Conditions.readBeside(file);
        assertTrue(conditions.values().get("command").endsWith("ClassifyBenchmark.canceled"));
        assertTrue(conditions.values().get("jdk").contains(System.getProperty("java.runtime.version")));
        assertEquals(0, run("jmh-compare", file.toString(), file.toString(), "--fail-above", "1"), err::toString);
        assertTrue(out.toString().contains("1.000"), out::toString);
        assertFalse(out.toString().contains("other conditions"), out::toString);
    }

    @Test
    void shouldRefuseBeforeTheRunWhenTheFileCannotBeWritten() {
        assertEquals(2, run("jmh", "--save", "/no/such/folder/r.json", "ClassifyBenchmark.canceled"));

        assertTrue(err.toString().contains("cannot write /no/such/folder/r"), err::toString);
        assertFalse(Files.exists(Path.of("/no/such/folder")));
    }

    @Test
    void shouldSayWhatIsWrongWhenNoBenchmarkMatches() {
        assertEquals(2, run("jmh", "NoSuchBenchmark"));

        assertTrue(err.toString().startsWith("no benchmark matches NoSuchBenchmark"), err::toString);
    }
}
