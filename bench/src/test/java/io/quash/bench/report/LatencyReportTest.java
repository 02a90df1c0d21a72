package io.quash.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quash.bench.report.TimeChart.Measure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyReportTest {
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"charts\">(.*?)</script>", Pattern.DOTALL);
    private static final String HOSTILE =
            "</script><img src=x onerror=alert(1)> & \"quoted\" 'too' {{title}} \u2028 ${x}";

    private static Histogram histogram(final long... values) {
        final Histogram histogram = new Histogram(3_600_000_000_000L, 3);
        for (final long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    private static LatencyReport report(final String text) {
        return new LatencyReport("title " + text)
                .subtitle("subtitle " + text)
                .figure("figure " + text, "value " + text)
                .warning("warning " + text)
                .add(new PercentileChart("curves " + text, "note " + text)
                        .curve("curve " + text, "extent " + text, histogram(1_000, 2_000, 3_000)))
                .add(new TimeChart("over time " + text, "", Measure.RATE, new double[] {0.5, 1.5})
                        .series("series " + text, new double[] {1, Double.NaN}))
                .add(new Table(
                        "table " + text,
                        "table note " + text,
                        List.of("head " + text),
                        List.of(List.of("cell " + text))))
                .condition("key " + text, "condition " + text);
    }

    private static JsonNode charts(final String html) throws Exception {
        final Matcher data = DATA.matcher(html);
        assertTrue(data.find(), html);
        return new ObjectMapper().readTree(data.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "https://", "src=", "href=", "@import", "url(", "//cdn"})
    void shouldReferToNothingOutsideOfItself(final String reference) {
        final String html = report("1").html().replace("/*! https://github.com/leeoniya/uPlot (v1.6.30) */", "");

        assertFalse(html.contains(reference), () -> html.substring(Math.max(0, html.indexOf(reference) - 80)));
    }

    @Test
    void shouldContainEverythingThatItWasGiven() throws Exception {
        final String html = report("1").html();
        for (final String text : List.of(
                "<title>title 1",
                "<h1>title 1",
                "subtitle 1",
                "figure 1",
                "value 1",
                "warning 1",
                "<h2>curves 1",
                "note 1",
                "<td>curve 1",
                "<td>extent 1",
                "<h2>over time 1",
                "<h2>table 1",
                "table note 1",
                "head 1",
                "cell 1",
                "key 1",
                "condition 1")) {
            assertTrue(html.contains(text), text);
        }
        final JsonNode charts = charts(html);
        assertEquals("curve 1", charts.at("/0/series/0/name").asText());
        assertEquals("percentile", charts.at("/0/measure").asText());
        assertEquals("series 1", charts.at("/1/series/0/name").asText());
        assertEquals("rate", charts.at("/1/measure").asText());
        assertEquals("[0.5,1.5]", charts.at("/1/x").toString());
        assertEquals("[1,null]", charts.at("/1/series/0/y").toString());
    }

    @Test
    void shouldKeepTheLicenceOfThePlottingLibrary() {
        final String html = report("1").html();

        assertTrue(html.contains("The MIT License (MIT)"));
        assertTrue(html.contains("THE SOFTWARE IS PROVIDED \"AS IS\""));
        assertTrue(html.contains("var uPlot="));
    }

    @Test
    void shouldShowHostileTextAsItIs() throws Exception {
        final String html = report(HOSTILE).html();

        assertFalse(html.contains("<img"), html);
        assertEquals(3, html.split("</script>", -1).length - 1);
        assertTrue(html.contains("condition &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;"
                + " &#39;too&#39; {{title}} \u2028 ${x}"));
        final JsonNode charts = charts(html);
        assertEquals("curve " + HOSTILE, charts.at("/0/series/0/name").asText());
        assertEquals("series " + HOSTILE, charts.at("/1/series/0/name").asText());
    }

    @Test
    void shouldLetTheBrowserRunItsOwnScriptsOnly() throws Exception {
        final String html = report(HOSTILE).html();
        final List<String> scripts =
                SCRIPT.matcher(html).results().map(MatchResult::group).toList();

        assertEquals(2, scripts.size());
        assertTrue(html.contains("default-src 'none'"));
        for (final String script : scripts) {
            final String content = script.substring("<script>".length(), script.length() - "</script>".length());
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            final String policy = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
            assertTrue(html.substring(0, html.indexOf("<style>")).contains(policy), policy);
        }
    }

    @Test
    void shouldDrawEachCurveUpToItsMaximumAndNoFurther() throws Exception {
        final Histogram many = histogram();
        many.recordValueWithCount(1_000, 9_999);
        many.recordValueWithCount(70_000, 1);
        final LatencyReport report = new LatencyReport("t")
                .add(new PercentileChart("c", "")
                        .curve("many", "", many)
                        .curve("few", "", histogram(5, 10))
                        .curve("none", "", histogram()));

        final JsonNode chart = charts(report.html()).get(0);

        final JsonNode oneIn = chart.get("x");
        final int last = oneIn.size() - 1;
        assertEquals(1, oneIn.get(0).asInt());
        assertEquals(10_000, oneIn.get(last).asInt());
        assertEquals(many.getMaxValue(), chart.at("/series/0/y").get(last).asLong());
        assertEquals(
                many.getValueAtPercentile(50),
                chart.at("/series/0/y").get(last - 1).asLong());
        for (int i = 0; i <= last; i++) {
            final JsonNode few = chart.at("/series/1/y").get(i);
            assertEquals(oneIn.get(i).asDouble() > 2, few.isNull());
            assertTrue(few.isNull() || few.asInt() == (oneIn.get(i).asDouble() < 2 ? 5 : 10), few::toString);
            assertTrue(chart.at("/series/2/y").get(i).isNull());
        }
    }

    @Test
    void shouldLeavePercentilesOutWhenThereAreTooFewValues() {
        final PercentileChart chart = new PercentileChart("c", "").curve("few", "", histogram(5, 10));

        assertEquals(
                List.of("few", "2", "10 ns", "–", "–", "–", "–", "10 ns"),
                chart.table().rows().get(0));
        assertEquals(8, chart.table().header().size());
    }

    @Test
    void shouldRefuseWhatIsNotAsLongAsItShouldBe() {
        final TimeChart chart = new TimeChart("c", "", Measure.COUNT, new double[2]);

        assertThrows(IllegalArgumentException.class, () -> chart.series("s", new double[3]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table("t", "", List.of("a", "b"), List.of(List.of("only one"))));
    }

    @Test
    void shouldReplaceTheFile(@TempDir final Path directory) throws Exception {
        final Path file = directory.resolve("r.html");
        Files.writeString(file, "x".repeat(1_000_000));

        report("µ").write(file);

        final String html = Files.readString(file);
        assertTrue(html.startsWith("<!doctype html>") && html.endsWith("</html>\n"));
        assertTrue(html.contains("title µ"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "9994, 9.99 µs",
        "9996, 10.0 µs",
        "99960, 100 µs",
        "999400, 999 µs",
        "999600, 1.00 ms",
        "12345678, 12.3 ms",
        "3600000000000, 3600 s",
        "NaN, –"
    })
    void shouldWriteLatencyWithThreeDigitsAndItsUnit(final double nanos, final String text) {
        assertEquals(text, Texts.latency(nanos));
    }
}
