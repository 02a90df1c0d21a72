package io.quash.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quash.bench.Quash;
import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.config.QuashConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(120)
class LoadCommandTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("QUASH_API_KEY", ExchangeConfig.DEMO_KEY, "QUASH_API_SECRET", ExchangeConfig.DEMO_SECRET);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path config;

    @BeforeEach
    void writeConfig() throws Exception {
        config = directory.resolve("load.yaml");
        Files.writeString(
                config,
                "endpoint: https://127.0.0.1:1\nconnections: 2\ndeadline: 20s\nreadyTimeout: 20s\n"
                        + "warmUp:\n  timeout: 0s\n"
                        + "credentials:\n  source: environment\n");
    }

    private int run(final CommandLine command, final String... args) {
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    private int load(final String... args) {
        return run(new CommandLine(new LoadCommand(path -> QuashConfig.load(path, ENVIRONMENT::get))), args);
    }

    private String file(final String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void shouldWriteEveryKeyOnceOverTls() throws Exception {
        final Path ca = directory.resolve("ca.pem");
        try (SimulatedExchange exchange =
                SimulatedExchange.launch(LoadFixture.orders(2_000).tls(true).caFile(ca))) {
            final int exitCode = load(("--config " + config + " --endpoint " + exchange.endpoint() + " --trust " + ca
                            + " --symbol BTCUSDT --order-ids 1..2000 --threads 3 --closed-loop --in-flight 8"
                            + " --warmup 100 --outcomes " + file("o.csv") + " --histogram " + file("o.hlog")
                            + " --summary " + file("o.json") + " --report " + file("o.html"))
                    .split(" "));

            assertEquals(0, exitCode, err::toString);
            assertEquals(2_000, exchange.counts().canceled());
            verifyReport(exchange.endpoint().toString());
        }
        final List<String[]> rows = Files.readAllLines(Path.of(file("o.csv"))).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        final Set<Long> keys =
                rows.stream().map(row -> Long.valueOf(row[0])).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(2_000, rows.size());
        assertEquals(2_000, keys.size());
        assertTrue(rows.stream().allMatch(row -> row.length == 14 && row[2].equals("CANCELED")));
        verifySummary(new ObjectMapper().readTree(Path.of(file("o.json")).toFile()));
        verifyHistograms();
        assertTrue(out.toString().contains("CANCELED"), out::toString);
        assertTrue(out.toString().contains("sender: own sender thread"), out::toString);
        assertFalse(out.toString().contains(ExchangeConfig.DEMO_SECRET), out::toString);
    }

    private void verifyReport(final String endpoint) throws Exception {
        final String html = Files.readString(Path.of(file("o.html")));
        for (final Stage stage : Stage.values()) {
            assertTrue(html.contains("<td>" + stage.label() + "</td>"), stage::label);
        }
        for (final String text : List.of(
                "2,000 cancels at " + endpoint,
                "closed loop, 8 in flight",
                "<td>CANCELED</td>",
                "<td>ANSWERED</td>",
                "100.000 %",
                "own thread, ",
                "3 threads, 8 cancels in flight at most",
                "100 cancels before, not counted",
                "--order-ids 1..2000 --threads 3 --closed-loop",
                System.getProperty("java.runtime.version"),
                System.getProperty("os.version"))) {
            assertTrue(html.contains(text), text);
        }
        assertFalse(html.contains(ExchangeConfig.DEMO_SECRET) || html.contains(ExchangeConfig.DEMO_KEY));
        assertFalse(html.contains("role=\"alert\""), html);
    }

    private void verifySummary(final JsonNode summary) throws Exception {
        assertEquals(2_000, summary.at("/outcomes/CANCELED").asLong());
        assertEquals(2_000, summary.at("/reasons/ANSWERED").asLong());
        assertEquals("closed", summary.at("/loop/kind").asText());
        assertEquals("submission", summary.at("/loop/totalCountsFrom").asText());
        assertEquals(0, summary.at("/notSubmitted").asLong(-1));
        assertFalse(summary.at("/interrupted").asBoolean(true));
        assertTrue(summary.at("/configuration/tls").asBoolean());
        assertEquals(2_000, summary.at("/latencyNs/total/count").asLong());
        assertTrue(summary.at("/latencyNs/venue/p99.9").asLong() > 0);
        assertTrue(summary.at("/allocatedBytesPerCancel/sender").isNumber());
        final String text = Files.readString(Path.of(file("o.json")));
        assertFalse(text.contains(ExchangeConfig.DEMO_SECRET) || text.contains(ExchangeConfig.DEMO_KEY), text);
    }

    private void verifyHistograms() throws Exception {
        final Set<String> tags = new TreeSet<>();
        try (HistogramLogReader reader = new HistogramLogReader(file("o.hlog"))) {
            while (reader.hasNext()) {
                final Histogram histogram = (Histogram) reader.nextIntervalHistogram();
                assertEquals(2_000, histogram.getTotalCount());
                tags.add(histogram.getTag());
            }
        }
        assertEquals(Set.of("ring", "sign", "send", "venue", "decode", "total"), tags);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--threads 0 | --threads 0 is not from 1",
                "--threads 4 --in-flight 3 | --in-flight 3 is not from 4, one for each thread",
                "--in-flight 65537 | --in-flight 65537",
                "--warmup -1 | --warmup -1",
                "--invoked --threads 2 | --threads 2 does not go with --invoked",
                "--endpoint ftp://x | scheme must be https or http",
                "--trust /nowhere/ca.pem | --trust /nowhere/ca.pem",
                "--endpoint http://127.0.0.1:1 --trust pom.xml | --trust has no meaning",
                "--outcomes /nowhere/o.csv | cannot write /nowhere/o.csv",
                "--summary /nowhere/o.json | cannot write /nowhere/o.json",
                "--report /nowhere/o.html | cannot write /nowhere/o.html",
                "--report . | name another file",
                "--report /same --summary /same | named for two outputs",
                "--histogram /same --summary /./same | named for two outputs",
                "--in-flight x | --in-flight"
            })
    void shouldSayWhatIsWrongAndExitWith2WhenAnArgumentIsBad(final String argumentsAndWords) {
        final String[] parts = argumentsAndWords.split(" \\| ");
        final String common = "--config " + config + " --symbol BTCUSDT --order-ids 1..9 --closed-loop ";

        assertEquals(2, load((common + parts[0]).split(" ")));

        assertTrue(err.toString().contains(parts[1]), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--order-ids 1..9 --closed-loop | --symbol",
                "--symbol B --closed-loop | --order-ids",
                "--symbol B --order-ids 1..9 | --rate",
                "--symbol B --order-ids 1..9 --client-order-ids c:1..9 --closed-loop | mutually exclusive",
                "--symbol B --order-ids 1..9 --rate 5 --closed-loop | mutually exclusive",
                "--symbol B --order-ids 9..1 --closed-loop | FIRST <= LAST",
                "--symbol B --client-order-ids 1..9 --closed-loop | has no prefix",
                "--symbol B --order-ids 1..9 --rate 0 | is no rate",
                "--symbol B --order-ids 1..9 --rate NaN | is no rate",
                "--symbol B --order-ids 1..9 --rate fast | is no rate",
                "--symbol B --order-ids 1..9 --closed-loop | there is no such file"
            })
    void shouldSayWhatIsWrongWhenOptionsDoNotFitTogether(final String argumentsAndWords) {
        final String[] parts = argumentsAndWords.split(" \\| ");
        final String[] args = Stream.concat(
                        Stream.of("load", "--config", file("missing.yaml")), Arrays.stream(parts[0].split(" ")))
                .toArray(String[]::new);

        assertEquals(2, run(Quash.commandLine(), args));

        assertTrue(err.toString().contains(parts[1]), err::toString);
        assertTrue(err.toString().contains("Try 'quash load --help'."), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void shouldSayThatTheSenderWasInvokedWhenItWas() throws Exception {
        try (SimulatedExchange exchange = SimulatedExchange.launch(LoadFixture.orders(100))) {
            final int exitCode = load(("--config " + config + " --endpoint " + exchange.endpoint()
                            + " --symbol BTCUSDT --order-ids 1..100 --closed-loop --in-flight 4 --invoked --summary "
                            + file("i.json"))
                    .split(" "));

            assertEquals(0, exitCode, err::toString);
            assertEquals(100, exchange.counts().canceled());
        }
        final JsonNode summary =
                new ObjectMapper().readTree(Path.of(file("i.json")).toFile());
        assertEquals("invoked", summary.at("/configuration/senderThread").asText());
        assertTrue(out.toString().contains("sender: invoked"), out::toString);
    }

    @Test
    void shouldExitWith1WhenNobodyListens() throws Exception {
        final int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.writeString(config, "endpoint: http://127.0.0.1:" + port + "\nreadyTimeout: 200ms\n");

        assertEquals(
                1,
                load("--config", config.toString(), "--symbol", "B", "--order-ids", "1..9", "--closed-loop"),
                out::toString);

        assertTrue(err.toString().startsWith("cannot launch the gateway: "), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }

    @Test
    void shouldExitWith1WhenCertificateIsNotTrusted() throws Exception {
        final Path ca = directory.resolve("ca.pem");
        try (SimulatedExchange other =
                        SimulatedExchange.launch(LoadFixture.orders(1).tls(true).caFile(ca));
                SimulatedExchange exchange =
                        SimulatedExchange.launch(LoadFixture.orders(1).tls(true))) {
            Files.writeString(config, "endpoint: " + exchange.endpoint() + "\nreadyTimeout: 500ms\n");

            final int exitCode =
                    load(("--config " + config + " --trust " + ca + " --symbol B --order-ids 1..9 --closed-loop")
                            .split(" "));

            assertEquals(1, exitCode, out::toString);
            assertTrue(err.toString().startsWith("cannot launch the gateway: "), err::toString);
            assertEquals(0, other.counts().connections());
        }
    }
}
