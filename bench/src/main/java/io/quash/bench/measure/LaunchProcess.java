package io.quash.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quash.bench.Quash;
import io.quash.bench.jmh.JvmFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link LaunchCommand} in a fresh virtual machine of the same kind, with this one's class path. */
final class LaunchProcess {
    private final List<String> command = new ArrayList<>();

    /** @param trust null without TLS */
    LaunchProcess(final String endpoint, final Path trust, final int steady, final Duration idle) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JvmFlags.needed()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Quash.class.getName(), "first-launch"));
        command.addAll(List.of("--endpoint", endpoint, "--steady", Integer.toString(steady)));
        command.addAll(List.of("--idle", idle.toNanos() + "ns"));
        if (trust != null) {
            command.addAll(List.of("--trust", trust.toString()));
        }
    }

    /** @throws IOException when the process fails, saying what it said last */
    LaunchTimes run(final long firstOrderId) throws IOException, InterruptedException {
        final List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--first-order-id", Long.toString(firstOrderId)));
        final Process process =
                new ProcessBuilder(whole).redirectErrorStream(true).start();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            LaunchTimes times = null;
            String last = "nothing";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                last = line;
                times = times == null ? LaunchTimes.parse(line) : times;
            }
            final boolean exited = process.waitFor(10, TimeUnit.SECONDS);
            if (!exited || process.exitValue() != 0 || times == null) {
                throw new IOException("a launch failed; it said last: " + last);
            }
            return times;
        } finally {
            process.destroyForcibly();
        }
    }
}
