package io.quash.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.SimulatedExchange;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

@Timeout(60)
class QuashTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final String... args) {
        return Captured.quash(out, err).execute(args);
    }

    @Test
    void shouldListenPrintCountsAndEndWhenDurationIsOver() {
        final int exitCode = run("exchange", "--duration", "1ms", "--delay", "500us", "--gone", "BTCUSDT:1..5");

        assertEquals(0, exitCode, err::toString);
        final String text = out.toString();
        assertTrue(text.startsWith("listening on http://127.0.0.1:"), text);
        assertTrue(text.contains("connections accepted"), text);
        assertFalse(text.contains(ExchangeConfig.DEMO_SECRET), text);
    }

    @Test
    void shouldWriteTheCaAndSayWhereWhenTlsIsOn(@TempDir final Path directory) throws Exception {
        final Path caFile = directory.resolve("ca.pem");

        assertEquals(0, run("exchange", "--duration", "0", "--tls", "--ca", caFile.toString()), err::toString);

        assertTrue(out.toString().startsWith("listening on https://127.0.0.1:"), out::toString);
        assertTrue(out.toString().contains(caFile.toString()), out::toString);
        assertTrue(Files.readString(caFile).startsWith("-----BEGIN CERTIFICATE-----"));
    }

    @Test
    void shouldSayTheSeedAndWriteTheTruthWhenFaultsAreAsked(@TempDir final Path directory) throws Exception {
        final Path truth = directory.resolve("truth.csv");

        assertEquals(
                0,
                run(
                        "exchange",
                        "--duration",
                        "0",
                        "--seed",
                        "-17",
                        "--truth",
                        truth.toString(),
                        "--partial",
                        "BTCUSDT:5..9",
                        "--fault",
                        "delay:3s@1%",
                        "--fault",
                        "drop@on=query,every:2",
                        "--faults",
                        "mixed:20%"),
                err::toString);

        final String firstLine = out.toString().lines().findFirst().orElseThrow();
        assertTrue(firstLine.endsWith(", faults by seed -17"), firstLine);
        assertTrue(Files.readString(truth).startsWith("order_id,symbol,cancel_requests,applied,state,"));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 65536, port 65536",
        "--port, abc, --port",
        "--delay, 2 ms, no duration",
        "--delay, 2h, delay",
        "--orders, BTCUSDT, SYMBOL:FIRST..LAST",
        "--gone, BTCUSDT:5..1, FIRST <= LAST",
        "--client-prefix, a b, client prefix",
        "--weight-limit, -1, weight limit",
        "--threads, 0, threads",
        "--ca, x.pem, --tls",
        "--fault, slow@5%, there is no kind 'slow'",
        "--fault, drop@5, every:N",
        "--faults, gzip:5%, mixed:P%",
        "--faults, mixed:500%, not in 0%..100%",
        "--seed, x, --seed",
        "--truth, /no/such/folder/truth.csv, name another file",
        "--nonsense, 1, --nonsense"
    })
    void shouldSayWhatIsWrongAndExitWith2WhenAnArgumentIsBad(
            final String option, final String value, final String words) {
        assertEquals(2, run("exchange", "--duration", "0", option, value));

        assertTrue(err.toString().contains(words), err::toString);
        assertTrue(err.toString().contains("Try 'quash exchange --help'."), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void shouldSayWhatIsWrongWhenPortIsInUse() {
        try (SimulatedExchange other = SimulatedExchange.launch(new ExchangeConfig())) {
            assertEquals(2, run("exchange", "--duration", "0", "--port", Integer.toString(other.port())));

            assertTrue(err.toString().contains("choose another"), err::toString);
        }
    }

    @Test
    void shouldExplainItselfWhenAskedForHelpOrVersionOrNothing() {
        assertEquals(0, run("--version"));
        assertEquals(0, run("exchange", "--help"));
        assertEquals(2, run());

        assertTrue(out.toString().contains("quash "), out::toString);
        assertTrue(out.toString().contains("--weight-limit"), out::toString);
        assertTrue(err.toString().contains("exchange"), err::toString);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "250ns, 250", "500us, 500000", "2ms, 2000000", "3s, 3000000000", "1m, 60000000000"})
    void shouldReadDurationWhenWellWritten(final String text, final long nanos) {
        assertEquals(Duration.ofNanos(nanos), new DurationConverter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "2", "-2ms", "1.5s", "2 ms", "2ms2", "99999999999999999999s"})
    void shouldRefuseDurationWhenBadlyWritten(final String text) {
        assertThrows(TypeConversionException.class, () -> new DurationConverter().convert(text));
    }
}
