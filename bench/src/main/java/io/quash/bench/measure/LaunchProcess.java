package io.quash.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quash.bench.Quash;
import io.quash.bench.compare.Target;
import io.quash.bench.jmh.JvmFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link LaunchCommand} in a fresh virtual machine of the same kind, with this one's class path. */
final class LaunchProcess {
    private static final int LINES_KEPT = 20;

    private final List<String> command = new ArrayList<>();

    /** @param jvmOptions after those that the library needs */
    LaunchProcess(final Target target, final LaunchOptions options, final List<String> jvmOptions) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JvmFlags.needed()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Quash.class.getName(), "first-launch"));
        command.addAll(List.of("--endpoint", target.endpoint().toString()));
        command.addAll(options.arguments());
        if (target.tls()) {
            command.addAll(List.of("--trust", target.ca().toString()));
        }
    }

    /**
     * @param bareFirst whether the bare socket is to go before Quash at each point
     * @throws IOException when the process fails, saying what it said first
     */
    LaunchTimes run(final long firstOrderId, final boolean bareFirst) throws IOException, InterruptedException {
        final List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--first-order-id", Long.toString(firstOrderId)));
        whole.addAll(List.of("--bare-first", Boolean.toString(bareFirst)));
        whole.addAll(List.of("--started-at-ms", Long.toString(System.currentTimeMillis())));
        final Process process =
                new ProcessBuilder(whole).redirectErrorStream(true).start();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            LaunchTimes times = null;
            final List<String> said = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                times = times == null ? LaunchTimes.parse(line) : times;
                if (said.size() < LINES_KEPT) {
                    said.add(line);
                }
            }
            final boolean exited = process.waitFor(10, TimeUnit.SECONDS);
            if (!exited || process.exitValue() != 0 || times == null) {
                throw new IOException("a launch failed; it said: " + String.join("\n", said));
            }
            return times;
        } finally {
            process.destroyForcibly();
        }
    }
}
