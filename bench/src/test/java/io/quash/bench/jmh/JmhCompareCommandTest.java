package io.quash.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Captured;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmhCompareCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path base;
    private Path now;

    @BeforeEach
    void nameFiles() {
        base = directory.resolve("base.json");
        now = directory.resolve("new.json");
    }

    private int compare(final String... options) {
        final String[] args = new String[options.length + 3];
        args[0] = "jmh-compare";
        args[1] = base.toString();
        args[2] = now.toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return Captured.quash(out, err).execute(args);
    }

    private static String entry(
            final String name, final String mode, final String unit, final String score, final String error) {
        return "{\"benchmark\":\"io.quash.bench.jmh." + name + "\",\"mode\":\"" + mode
                + "\",\"primaryMetric\":{\"score\":" + score + ",\"scoreError\":" + error + ",\"scoreUnit\":\"" + unit
                + "\"},\"secondaryMetrics\":{\"gc.alloc.rate.norm\":{\"score\":24.0}}}";
    }

    private static String time(final String score, final String error) {
        return '[' + entry("A.one", "avgt", "ns/op", score, error) + ']';
    }

    private void write(final String baseText, final String newText) throws IOException {
        Files.writeString(base, baseText);
        Files.writeString(now, newText);
    }

    private String line(final String begin) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 5, 120, 14, 1.200, SLOWER",
        "100, 5, 120, 15, 1.200, ''",
        "100, 5, 80, 10, 0.800, faster",
        "100, '\"NaN\"', 120, 1, 1.200, error unknown"
    })
    void shouldFlagWhatTheErrorsDoNotExplain(
            final String baseScore,
            final String baseError,
            final String newScore,
            final String newError,
            final String ratio,
            final String flag)
            throws Exception {
        write(time(baseScore, baseError), time(newScore, newError));

        assertEquals(0, compare(), err::toString);

        final String row = line("A.one");
        assertTrue(row.contains(ratio) && row.endsWith(flag), row);
        assertTrue(row.contains("24.00"), row);
        assertFalse(flag.isEmpty() && (row.contains("SLOWER") || row.contains("faster")), row);
    }

    @Test
    void shouldTakeMoreThroughputForFaster() throws Exception {
        write(
                '[' + entry("A.one", "thrpt", "ops/s", "100", "1") + ']',
                '[' + entry("A.one", "thrpt", "ops/s", "200", "1") + ']');

        assertEquals(0, compare("--fail-above", "1.0"), err::toString);

        assertTrue(line("A.one").contains("0.500") && line("A.one").endsWith("faster"), out::toString);
    }

    @Test
    void shouldTellBenchmarksApartByTheirParameters() throws Exception {
        final String plain = entry("A.one", "avgt", "ns/op", "1", "0");
        final String withParameters = plain.replace("\"mode\"", "\"params\":{\"io\":\"NIO\",\"n\":\"5\"},\"mode\"");
        write('[' + plain + ',' + withParameters + ']', '[' + withParameters + ']');

        assertEquals(0, compare(), err::toString);

        assertTrue(line("A.one[io=NIO,n=5]").contains("1.000"), out::toString);
        assertTrue(out.toString().contains("only in the base: A.one" + System.lineSeparator()), out::toString);
    }

    @ParameterizedTest
    @CsvSource({"1.19, 1", "1.2, 0", "1.3, 0"})
    void shouldFailWhenTheRatioIsExceeded(final String failAbove, final int exitCode) throws Exception {
        write(time("100", "50"), time("120", "50"));

        assertEquals(exitCode, compare("--fail-above", failAbove), err::toString);

        assertEquals(exitCode == 1, err.toString().contains("A.one takes 1.200 times as long as in the base"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ | is no JSON",
                "{} | is not an array",
                "[] | has no benchmark",
                "[1] | has no scoreUnit",
                "[{\"a\":1}] | has no scoreUnit",
                "[{\"primaryMetric\":{\"scoreUnit\":\"ns/op\"}}] | no score",
                "[{\"primaryMetric\":{\"scoreUnit\":\"ns/op\",\"score\":1}}] | no "
            })
    void shouldSayWhyAFileIsNotWhatItShouldBe(final String textAndWords) throws Exception {
        final String[] parts = textAndWords.split(" \\| ");
        write(time("1", "1"), parts[0]);

        assertEquals(2, compare());

        assertTrue(err.toString().startsWith(now + " is not a file of JMH results"), err::toString);
        assertTrue(err.toString().contains(parts[1]), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void shouldSayThatAFileIsMissing() throws Exception {
        Files.writeString(base, time("1", "1"));

        assertEquals(2, compare());

        assertTrue(err.toString().startsWith(now + ": there is no such file"), err::toString);
    }

    @Test
    void shouldRefuseWhatCannotBeCompared() throws Exception {
        write(time("1", "1"), time("1", "1").replace("ns/op", "us/op"));
        assertEquals(2, compare());
        write(time("1", "1"), time("1", "1").replace("A.one", "A.two"));
        assertEquals(2, compare());
        final String twice = entry("A.one", "avgt", "ns/op", "1", "1");
        write(time("1", "1"), '[' + twice + ',' + twice + ']');
        assertEquals(2, compare());

        assertTrue(err.toString().contains("A.one is in ns/op in one file and in us/op in the other"), err::toString);
        assertTrue(err.toString().contains("the two files have no benchmark in common"), err::toString);
        assertTrue(err.toString().contains("A.one is in it twice"), err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "much"})
    void shouldRefuseARatioThatIsNone(final String ratio) throws Exception {
        write(time("1", "1"), time("1", "1"));

        assertEquals(2, compare("--fail-above", ratio));

        assertTrue(err.toString().contains("--fail-above"), err::toString);
    }

    @Test
    void shouldSayWhatWasMeasuredUnderOtherConditions() throws Exception {
        write(time("1", "1"), time("1", "1"));
        final Map<String, String> values = Conditions.current("x").values();
        new Conditions(values).write(Conditions.fileBeside(base));
        final Map<String, String> others = new java.util.LinkedHashMap<>(values);
        others.put("jdk", "another JDK");
        others.put("command", "another command");
        new Conditions(others).write(Conditions.fileBeside(now));

        assertEquals(0, compare(), err::toString);

        assertEquals("other conditions: jdk: " + values.get("jdk") + " | another JDK", line("other conditions"));
        assertEquals(1, out.toString().split("other conditions").length - 1);
    }

    @Test
    void shouldSayThatConditionsAreNotKnownOrNotReadable() throws Exception {
        write(time("1", "1"), time("1", "1"));

        assertEquals(0, compare(), err::toString);
        Files.writeString(Conditions.fileBeside(base), "[]");
        assertEquals(2, compare());

        assertTrue(out.toString().contains("is not known for both"), out::toString);
        assertTrue(err.toString().contains("does not have the conditions"), err::toString);
    }
}
