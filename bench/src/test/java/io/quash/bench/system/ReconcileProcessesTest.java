package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Quash;
import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.jmh.JvmFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exchange and load as a user runs them, two processes over TLS with faults; then what each wrote is compared. */
@Timeout(180)
class ReconcileProcessesTest {
    private static final String ORDERS = "1..1500";

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldReportNothingFalseWhenAFifthOfAllIsFaulty() throws Exception {
        final Process exchange = start("exchange", "--tls", "--ca", file("ca.pem"), "--orders", "BTCUSDT:" + ORDERS)
                .with("--gone", "BTCUSDT:1400..1500", "--faults", "mixed:20%", "--seed", "7")
                .with("--truth", file("truth.csv"))
                .run();
        final BufferedReader said =
                new BufferedReader(new InputStreamReader(exchange.getInputStream(), StandardCharsets.UTF_8));
        final String endpoint = said.readLine().replaceFirst("listening on ([^,]+),.*", "$1");
        Files.writeString(
                folder.resolve("load.yaml"),
                "endpoint: " + endpoint + "\nconnections: 8\ndeadline: 10s\nreadyTimeout: 60s\n"
                        + "warmUp:\n  timeout: 0s\n"
                        + "limits:\n  weightPerMinute: 0\n  reserveForCancels: 0\n"
                        + "credentials:\n  source: environment\n");

        final Process load = start("load", "--config", file("load.yaml"), "--trust", file("ca.pem"))
                .with("--symbol", "BTCUSDT", "--order-ids", ORDERS, "--closed-loop", "--in-flight", "16")
                .with("--outcomes", file("outcomes.csv"))
                .run();

        final String report = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, load.waitFor(), report);
        exchange.toHandle().destroy();
        said.lines().forEach(line -> {});
        exchange.waitFor();
        final StringWriter out = new StringWriter();
        final int exitCode = Quash.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute(
                        "reconcile",
                        "--outcomes",
                        file("outcomes.csv"),
                        "--truth",
                        file("truth.csv"),
                        "--order-ids",
                        ORDERS);
        assertEquals(0, exitCode, out::toString);
        assertTrue(out.toString().contains("1500 keys, 0 contradictions"), out::toString);
    }

    private String file(final String name) {
        return folder.resolve(name).toString();
    }

    private Start start(final String... arguments) {
        return new Start().with(arguments);
    }

    private final class Start {
        private final List<String> command = new ArrayList<>();

        Start() {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(JvmFlags.needed()));
            // So short-lived that the second compiler only takes the cores from what is tested.
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.quash.bench.Quash"));
        }

        Start with(final String... arguments) {
            command.addAll(List.of(arguments));
            return this;
        }

        Process run() throws IOException {
            final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("QUASH_API_KEY", ExchangeConfig.DEMO_KEY);
            builder.environment().put("QUASH_API_SECRET", ExchangeConfig.DEMO_SECRET);
            processes.add(builder.start());
            return processes.get(processes.size() - 1);
        }
    }
}
