package io.quash.bench.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quash.bench.Quash;
import io.quash.bench.jmh.JvmFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code quash exchange} of this program as a process of its own, spinning. It ends when this is closed, and with this
 * process however that ends: its standard input ends then.
 */
final class ExchangeProcess implements AutoCloseable {
    private static final String READY = "listening on ";
    private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");
    private static final int LINES_KEPT = 20;
    private static final long START_SECONDS = 60;
    private static final long END_SECONDS = 5;

    private final List<String> arguments = new ArrayList<>();
    private final Path caFile;
    private final Process process;
    private final CompletableFuture<URI> endpoint = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private ExchangeProcess(final boolean tls, final long lastOrderId, final Pinning pinning) throws IOException {
        caFile = tls ? Files.createTempFile("quash-compare-ca", ".pem") : null;
        arguments.addAll(
                List.of("exchange", "--spin", "--until-eof", "--orders", Target.SYMBOL + ":1.." + lastOrderId));
        if (tls) {
            arguments.add("--tls");
        }
        final ProcessBuilder builder = new ProcessBuilder(command(pinning)).redirectErrorStream(true);
        builder.environment().remove("QUASH_API_KEY");
        builder.environment().remove("QUASH_API_SECRET");
        process = builder.start();
    }

    private List<String> command(final Pinning pinning) {
        final List<String> command = new ArrayList<>(pinning.exchangePrefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JvmFlags.needed()));
        command.addAll(HEAP);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Quash.class.getName()));
        command.addAll(arguments);
        if (caFile != null) {
            command.addAll(List.of("--ca", caFile.toString()));
        }
        return command;
    }

    /** Returns when it listens. */
    static ExchangeProcess start(final boolean tls, final long lastOrderId, final Pinning pinning)
            throws IOException, InterruptedException {
        final ExchangeProcess exchange = new ExchangeProcess(tls, lastOrderId, pinning);
        boolean listening = false;
        try {
            exchange.watch();
            exchange.awaitListening();
            listening = true;
            return exchange;
        } finally {
            if (!listening) {
                exchange.close();
            }
        }
    }

    private void watch() {
        final Thread reader = new Thread(this::read, "exchange-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                if (line.startsWith(READY)) {
                    endpoint.complete(URI.create(line.substring(READY.length()).split(",")[0]));
                }
            }
            endpoint.completeExceptionally(new IOException("it ended"));
        } catch (final IOException e) {
            endpoint.completeExceptionally(e);
        }
    }

    private synchronized void keep(final String line) {
        lastLines.add(line);
        if (lastLines.size() > LINES_KEPT) {
            lastLines.remove();
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        try {
            endpoint.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (final ExecutionException | TimeoutException e) {
            throw new IOException("the exchange's process does not listen" + lastWords(), e);
        }
    }

    Target target() {
        return new Target(endpoint.join(), caFile);
    }

    /** JVM flags and arguments, without paths. */
    String flags() {
        return String.join(" ", HEAP) + ' ' + String.join(" ", arguments);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed last, for an error's text; empty if it said nothing. */
    synchronized String lastWords() {
        return lastLines.isEmpty() ? "" : "; its last words:\n" + String.join("\n", lastLines);
    }

    /** What its parent's death does. */
    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (caFile != null) {
                Files.deleteIfExists(caFile);
            }
        } catch (final InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot delete " + caFile, e);
        }
    }
}
