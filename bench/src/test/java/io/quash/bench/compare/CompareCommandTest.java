package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quash.bench.Captured;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(600)
class CompareCommandTest {
    private static final int CANCELS = 40;
    private static final int ROUNDS = 2;
    private static final long SHORT_REHEARSAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    /** Where Quash is launched in each turn, as with {@code --threaded}, every launch would rehearse for seconds. */
    private int compareWithShortRehearsals(final String args) {
        return new CommandLine(new CompareCommand(SHORT_REHEARSAL_NS))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args.split(" "));
    }

    private int compare(final String args) {
        return Captured.quash(out, err)
                .execute(Stream.concat(Stream.of("compare"), Arrays.stream(args.split(" ")))
                        .toArray(String[]::new));
    }

    private static List<String> allLabels() {
        return Arrays.stream(ContenderKind.values()).map(ContenderKind::label).toList();
    }

    @Test
    void shouldMeasureEveryClientOverPlainHttpAndTlsAndEndItsExchanges() throws Exception {
        final Path json = directory.resolve("result.json");
        final Path report = directory.resolve("result.html");

        final int exitCode = compareWithShortRehearsals("--rounds " + ROUNDS + " --cancels " + CANCELS
                + " --warmup 40 --threaded --no-pin --json " + json + " --report " + report);

        assertEquals(0, exitCode, err::toString);
        verifyTables();
        verify(Files.readString(report));
        final JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertEquals(ROUNDS, result.at("/conditions/rounds").asInt());
        assertTrue(result.at("/conditions/machine/cores").asInt() > 0);
        assertEquals(2, result.at("/transports").size());
        for (final JsonNode transport : result.at("/transports")) {
            verify(transport);
        }
        assertFalse(ProcessHandle.current()
                .children()
                .anyMatch(child -> child.info().commandLine().orElse("").contains(" exchange --spin")));
    }

    private static void verify(final String page) {
        for (final String label : allLabels()) {
            assertTrue(page.contains("<td>" + label), label);
        }
        for (final String part :
                List.of("Round trip over plain HTTP", "Round trip over TLS", "p99/floor", "--no-pin")) {
            assertTrue(page.contains(part), part);
        }
    }

    private void verifyTables() {
        for (final String label : allLabels()) {
            final long rows = out.toString()
                    .lines()
                    .filter(line -> line.matches(label + "( +[0-9]+\\.[0-9]+){8}"))
                    .count();
            assertEquals(2, rows, () -> label + " in " + out);
        }
        assertTrue(out.toString().contains("pinning   none: by --no-pin"), out::toString);
        assertTrue(out.toString().contains("Quash, invoked"), out::toString);
        assertFalse(out.toString().contains("${") || out.toString().contains("{jackson}"), out::toString);
    }

    private static void verify(final JsonNode transport) {
        final List<String> names = new ArrayList<>();
        for (final JsonNode client : transport.at("/clients")) {
            final String name = client.at("/name").asText();
            names.add(name);
            final JsonNode row = client.at("/mediansOfRounds");
            assertEquals((long) ROUNDS * CANCELS, client.at("/allRounds/count").asLong(), name);
            assertTrue(row.at("/p50").asDouble() > 0, name);
            assertTrue(row.at("/p50").asDouble() <= row.at("/p999").asDouble(), name);
            assertTrue(row.at("/p999").asDouble() <= row.at("/max").asDouble(), name);
            assertTrue(row.at("/p50ToFloor").asDouble() > 0, name);
            assertEquals(
                    !name.equals("floor") && !name.startsWith("quash"),
                    row.at("/bytesPerCancel").asDouble() > 2000,
                    name);
        }
        assertEquals(allLabels(), names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rounds 0 | --rounds 0 is not from 1",
                "--cancels 0 | --cancels 0 is not from 1",
                "--warmup -1 | --warmup -1 is not from 0",
                "--only floor,curl | 'curl' is none of floor, quash, quash-thread, jdk",
                "--json /nowhere/c.json | cannot write /nowhere/c.json",
                "--report /nowhere/c.html | cannot write /nowhere/c.html",
                "--json c --report c | c is named for two outputs"
            })
    void shouldSayWhatIsWrongAndExitWith2WhenAnArgumentIsBad(final String argumentsAndWords) {
        final String[] parts = argumentsAndWords.split(" \\| ");

        assertEquals(2, compare(parts[0]));

        assertTrue(err.toString().contains(parts[1]), err::toString);
        assertTrue(err.toString().contains("Try 'quash compare --help'."), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }
}
