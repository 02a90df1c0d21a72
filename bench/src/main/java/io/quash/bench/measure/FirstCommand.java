package io.quash.bench.measure;

import io.quash.bench.DurationConverter;
import io.quash.bench.exchange.SimulatedExchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quash first}: the first cancel after readiness and after an idle time, beside a usual one. */
@Command(
        name = "first",
        description = {
            "Launches gateways in fresh processes, and compares the first cancel after readiness and the first one after"
                    + " an idle time with the median of warm ones in the same process.",
            "The simulated exchange spins in this process, submitter and sender share a thread of the other: two cores."
        },
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "1:a launch failed", "2:an argument is wrong"})
public final class FirstCommand implements Callable<Integer> {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final int MAX_LAUNCHES = 1_000;
    private static final int MAX_STEADY = 1_000_000;
    private static final Duration LONGEST_IDLE = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--launches",
            paramLabel = "N",
            defaultValue = "5",
            description = "Launches, each in a process of its own (default: ${DEFAULT-VALUE}).")
    private int launches;

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "Idle time, with pings as usual (default: ${DEFAULT-VALUE}).")
    private Duration idle;

    @Option(
            names = "--steady",
            paramLabel = "N",
            defaultValue = "40000",
            description =
                    "Cancels after the first, one at a time, the second half of which is the measure of the others"
                            + " (default: ${DEFAULT-VALUE}).")
    private int steady;

    @Option(names = "--tls", description = "Over TLS.")
    private boolean tls;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireRange("--launches", launches, 1, MAX_LAUNCHES);
        requireRange("--steady", steady, 2, MAX_STEADY);
        if (idle.compareTo(LONGEST_IDLE) > 0) {
            throw new ParameterException(spec.commandLine(), "--idle is above 1h");
        }
        final Path ca = tls ? Files.createTempFile("quash-ca", ".pem") : null;
        try {
            print(measured(ca));
            return 0;
        } catch (final IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            if (ca != null) {
                Files.delete(ca);
            }
        }
    }

    private List<LaunchTimes> measured(final Path ca) throws IOException, InterruptedException {
        final List<LaunchTimes> all = new ArrayList<>();
        try (SimulatedExchange exchange = LocalVenue.launch(Duration.ZERO, ca)) {
            final LaunchProcess process = new LaunchProcess(exchange.endpoint().toString(), ca, steady, idle);
            final int idsPerLaunch = steady + 2;
            for (int i = 0; i < launches; i++) {
                all.add(process.run(1 + (long) i * idsPerLaunch));
            }
        }
        return all;
    }

    private void print(final List<LaunchTimes> all) {
        final PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-8s %12s %14s %14s %14s %14s%n",
                "launch",
                "first us",
                "steady p50 us",
                "after idle us",
                "first/steady",
                "idle/steady");
        for (int i = 0; i < all.size(); i++) {
            final LaunchTimes times = all.get(i);
            row(out, Integer.toString(i + 1), List.of(times));
        }
        row(out, "median", all);
        out.println((tls ? "over TLS" : "plain") + ", idle for " + idle.toMillis()
                + " ms, from submission until the outcome" + " is polled; sender invoked");
        out.flush();
    }

    private static void row(final PrintWriter out, final String label, final List<LaunchTimes> times) {
        out.printf(
                Locale.ROOT,
                "%-8s %12.1f %14.1f %14.1f %14.2f %14.2f%n",
                label,
                micros(times, LaunchTimes::firstNs),
                micros(times, LaunchTimes::steadyP50Ns),
                micros(times, LaunchTimes::afterIdleNs),
                median(times, LaunchTimes::firstRatio),
                median(times, LaunchTimes::afterIdleRatio));
    }

    private static double micros(final List<LaunchTimes> times, final ToLongFunction<LaunchTimes> nanos) {
        return median(times, one -> nanos.applyAsLong(one) / NANOS_PER_MICRO);
    }

    private static double median(final List<LaunchTimes> times, final ToDoubleFunction<LaunchTimes> value) {
        return times.stream()
                .mapToDouble(value)
                .sorted()
                .skip((times.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    private void requireRange(final String option, final int value, final int min, final int max) {
        if (value < min || value > max) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + " is not from " + min + " to " + max);
        }
    }
}
