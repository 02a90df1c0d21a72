package io.quash.bench.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.ExchangeCounts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(120)
class DemoCommandTest {
    private static final DemoPlan.WarmUp SHORT = new DemoPlan.WarmUp(TimeUnit.MILLISECONDS.toNanos(50), 200);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int demo(final UnaryOperator<ExchangeCounts> counts, final String... args) {
        return new CommandLine(new DemoCommand(counts, SHORT))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void shouldAddUpOverTls() {
        assertEquals(0, demo(UnaryOperator.identity(), "--cancels", "2001", "--threads", "3"), out::toString);

        final String text = out.toString();
        assertTrue(text.contains("https://127.0.0.1:"), text);
        assertTrue(text.matches("(?s).*CANCELED = executed +1901 +1901  ok.*"), text);
        assertTrue(text.matches("(?s).*answered -2011 +100 +100  ok.*"), text);
        assertTrue(text.matches("(?s).*keys it was asked for +2001 +2001  ok.*"), text);
        assertTrue(text.contains("Everything adds up."), text);
        assertFalse(text.contains(ExchangeConfig.DEMO_SECRET), text);
        assertEquals("", err.toString());
    }

    @Test
    void shouldAddUpInThePlain() {
        assertEquals(
                0, demo(UnaryOperator.identity(), "--plain", "--cancels", "100", "--connections", "1"), out::toString);

        assertTrue(out.toString().contains("http://127.0.0.1:"), out::toString);
    }

    @Test
    void shouldWriteAReportWithBothSides(@TempDir final Path directory) throws Exception {
        final Path report = directory.resolve("demo.html");

        assertEquals(
                0,
                demo(UnaryOperator.identity(), "--plain", "--cancels", "200", "--report", report.toString()),
                out::toString);

        final String html = Files.readString(report);
        assertTrue(html.contains("<h1>Quash demo</h1>"), html);
        assertTrue(html.contains("<td>CANCELED = executed</td>"), html);
        assertTrue(html.contains("--plain --cancels 200"), html);
        assertFalse(html.contains(ExchangeConfig.DEMO_SECRET), html);
    }

    @Test
    void shouldRefuseBeforeTheRunWhenTheReportCannotBeWritten() {
        assertEquals(2, demo(UnaryOperator.identity(), "--plain", "--report", "/no/such/folder/r.html"));

        assertTrue(err.toString().contains("cannot write /no/such/folder/r.html"), err::toString);
        assertTrue(err.toString().contains("name another file"), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void shouldExitWith1WhenSidesDoNotAgree() {
        assertEquals(1, demo(DemoCommandTest::oneCancelMore, "--plain", "--cancels", "100"), out::toString);

        assertTrue(out.toString().matches("(?s).*CANCELED = executed +100 +101  MISMATCH.*"), out::toString);
        assertTrue(out.toString().contains("It does NOT add up."), out::toString);
    }

    @ParameterizedTest
    @CsvSource({"--cancels, 1, --cancels 1", "--threads, 1, --threads 1", "--connections, 65, --connections 65"})
    void shouldSayWhatIsWrongAndExitWith2WhenAnArgumentIsBad(
            final String option, final String value, final String words) {
        assertEquals(2, demo(UnaryOperator.identity(), option, value));

        assertTrue(err.toString().contains(words), err::toString);
        assertEquals("", out.toString());
    }

    private static ExchangeCounts oneCancelMore(final ExchangeCounts counts) {
        return new ExchangeCounts(
                counts.connections(),
                counts.cancels(),
                counts.cancelAlls(),
                counts.queries(),
                counts.pings(),
                counts.times(),
                counts.others(),
                counts.canceled() + 1,
                counts.unknownOrder(),
                counts.noSuchOrder(),
                counts.rejected(),
                counts.internalErrors());
    }
}
