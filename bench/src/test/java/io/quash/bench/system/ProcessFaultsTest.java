package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.OrderTruth;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.CancelGateway;
import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.engine.OutcomeKind;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The exchange, or the sender, as a process of its own that is killed or stopped during a burst. */
@Timeout(120)
class ProcessFaultsTest {
    private static final int CANCELS = 20_000;
    private static final int STRIKE_AFTER = 2_000;
    private static final String KEY = "some-key";
    private static final String SECRET = "some-secret";

    private final List<Process> processes = new ArrayList<>();
    private final Burst burst = new Burst(CANCELS);
    private int port;

    @TempDir
    private Path folder;

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldReportTheTruthOfEveryCancelWhenTheExchangeIsStoppedForThreeSeconds() throws Exception {
        final Process exchange =
                startExchange("--tls", "--ca", folder.resolve("ca.pem").toString());
        final boolean[] stopped = new boolean[1];
        try (CancelGateway gateway = CancelGateway.launch(context(true))) {
            final Continuation continuation = new Continuation(exchange);
            burst.run(gateway, ended -> {
                if (ended >= STRIKE_AFTER && !stopped[0]) {
                    stopped[0] = true;
                    continuation.stopForAWhile();
                }
            });
            continuation.join();
        }
        compareWithTruth(end(exchange));
        assertTrue(burst.count(OutcomeKind.CANCELED) > CANCELS / 2, burst::toString);
    }

    @Test
    void shouldGoOnWhenTheExchangeIsKilledAndStartedAgain() throws Exception {
        final Process[] exchange = {startExchange()};
        final int[] restartedAt = new int[1];
        try (CancelGateway gateway = CancelGateway.launch(context(false))) {
            burst.run(gateway, ended -> {
                if (ended >= STRIKE_AFTER && restartedAt[0] == 0) {
                    restartedAt[0] = ended;
                    exchange[0].destroyForcibly();
                    exchange[0] = startExchange();
                }
            });
        }
        assertEquals(OutcomeKind.CANCELED, burst.kindOf(CANCELS));
        final Map<Integer, String[]> truths = end(exchange[0]);
        for (int orderId = restartedAt[0] + 100; orderId <= CANCELS; orderId++) {
            compare(orderId, burst.kindOf(orderId), truths.get(orderId));
        }
    }

    @Test
    void shouldReportTheTruthOfEveryCancelWhenTheSenderIsStoppedForThreeSeconds() throws Exception {
        final Path ca = folder.resolve("ca.pem");
        final ExchangeConfig config = new ExchangeConfig()
                .tls(true)
                .caFile(ca)
                .credentials(KEY, SECRET)
                .orders(List.of(OrderRange.parse("BTCUSDT:1.." + CANCELS)));
        try (SimulatedExchange exchange = SimulatedExchange.launch(config)) {
            final Process load = startLoad(exchange.endpoint().toString(), ca);
            await("the burst is under way", () -> exchange.counts().cancels() >= STRIKE_AFTER, load);
            final Continuation continuation = new Continuation(load);
            continuation.stopForAWhile();
            continuation.join();
            assertTrue(load.waitFor(60, TimeUnit.SECONDS), "the load ends");
            assertEquals(0, load.exitValue(), () -> read(folder.resolve("load.log")));

            final Map<Integer, String> outcomes = outcomes();
            assertEquals(CANCELS, outcomes.size());
            outcomes.forEach((orderId, kind) -> {
                final OrderTruth truth = exchange.truth("BTCUSDT", orderId);
                compare(
                        orderId,
                        OutcomeKind.valueOf(kind),
                        truth.cancelRequests(),
                        truth.applied(),
                        truth.state() == OrderState.OPEN);
            });
        }
    }

    private Context context(final boolean tls) {
        final NetworkContext network = new NetworkContext()
                .endpoint(Endpoint.parse((tls ? "https" : "http") + "://127.0.0.1:" + port))
                .trustedCa(tls ? folder.resolve("ca.pem") : null);
        return new Context()
                .weightLimit(0)
                .weightReserve(0)
                .warmUpTimeoutNs(0)
                .network(network)
                .credentials(new Credentials(KEY, SECRET.getBytes(StandardCharsets.US_ASCII)))
                .symbol("BTCUSDT")
                .invoked(true);
    }

    private Process startExchange(final String... more) {
        final Path log = folder.resolve("exchange-" + processes.size() + ".log");
        final List<String> arguments = new ArrayList<>(List.of("exchange", "--port", String.valueOf(port)));
        arguments.addAll(List.of("--orders", "BTCUSDT:1.." + CANCELS, "--duration", "100s"));
        arguments.addAll(List.of("--truth", folder.resolve("truth.csv").toString()));
        arguments.addAll(List.of(more));
        final Process exchange = start(log, arguments);
        await("the exchange listens", () -> read(log).contains("listening on"), exchange);
        return exchange;
    }

    private Process startLoad(final String endpoint, final Path ca) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of("load", "--endpoint", endpoint));
        arguments.addAll(List.of("--trust", ca.toString(), "--symbol", "BTCUSDT", "--order-ids", "1.." + CANCELS));
        final String settings = Files.readString(Path.of("..", "config", "demo.yaml"));
        final Path config = Files.writeString(folder.resolve("load.yaml"), settings + "\nwarmUp:\n  timeout: 0s\n");
        arguments.addAll(List.of("--config", config.toString()));
        arguments.addAll(List.of("--threads", "2", "--rate", "4000", "--in-flight", "1000"));
        arguments.addAll(List.of("--outcomes", folder.resolve("outcomes.csv").toString()));
        return start(folder.resolve("load.log"), arguments);
    }

    private Process start(final Path log, final List<String> arguments) {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // So short-lived that the second compiler only takes the cores from what is tested.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.quash.bench.Quash"));
        command.addAll(arguments);
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.environment().put("QUASH_API_KEY", KEY);
        builder.environment().put("QUASH_API_SECRET", SECRET);
        try {
            final Process process = builder.start();
            processes.add(process);
            return process;
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    /** Ends the exchange in order and returns what it says of each order that a cancel has reached. */
    private Map<Integer, String[]> end(final Process exchange) throws Exception {
        exchange.destroy();
        assertTrue(exchange.waitFor(30, TimeUnit.SECONDS), "the exchange ends");
        final Map<Integer, String[]> truths = new HashMap<>();
        for (final String[] row : rows("truth.csv")) {
            truths.put(Integer.parseInt(row[0]), row);
        }
        return truths;
    }

    private void compareWithTruth(final Map<Integer, String[]> truths) {
        for (int orderId = 1; orderId <= CANCELS; orderId++) {
            compare(orderId, burst.kindOf(orderId), truths.get(orderId));
        }
    }

    private static void compare(final int orderId, final OutcomeKind kind, final String[] truth) {
        if (truth == null) {
            compare(orderId, kind, 0, false, true);
        } else {
            compare(
                    orderId,
                    kind,
                    Long.parseLong(truth[2]),
                    Boolean.parseBoolean(truth[3]),
                    truth[4].equalsIgnoreCase("open"));
        }
    }

    private static void compare(
            final int orderId, final OutcomeKind kind, final long requests, final boolean applied, final boolean open) {
        final String both = "order " + orderId + ": " + kind + ", requests " + requests + ", applied " + applied;
        switch (kind) {
            case CANCELED -> assertTrue(applied, both);
            case NOT_SENT -> assertEquals(0, requests, both);
            case CLOSED, GONE -> assertFalse(open, both);
            case REJECTED -> assertFalse(applied, both);
            default -> assertEquals(OutcomeKind.UNKNOWN, kind, both);
        }
    }

    private Map<Integer, String> outcomes() throws IOException {
        final Map<Integer, String> outcomes = new HashMap<>();
        for (final String[] row : rows("outcomes.csv")) {
            assertNull(outcomes.put(Integer.parseInt(row[0]), row[2]), "key " + row[0] + " twice");
        }
        return outcomes;
    }

    private List<String[]> rows(final String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String read(final Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private static void await(final String what, final BooleanSupplier condition, final Process process) {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(process.isAlive(), what + ": the process has ended");
            assertTrue(System.nanoTime() - deadline < 0, what);
            Thread.yield();
        }
    }
}
