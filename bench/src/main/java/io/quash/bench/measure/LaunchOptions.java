package io.quash.bench.measure;

import io.quash.bench.DurationConverter;
import io.quash.bench.OptionRange;
import io.quash.engine.Context;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a launch is measured; {@code quash first} hands it on to the processes that it launches. */
final class LaunchOptions {
    private static final int MAX_STEADY = 1_000_000;
    private static final int MAX_WARM_UP_PINGS = 1_000;
    private static final int MAX_BARE_PINGS = 1_000_000;
    private static final Duration LONGEST_IDLE = Duration.ofHours(1);
    /* The bare socket's first request is signed before the launch, and the venue takes it for a minute. */
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);

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
                    "Cancels of each after the first, one at a time, the second half of which is the measure of the"
                            + " others (default: ${DEFAULT-VALUE}).")
    private int steady;

    @Option(
            names = "--warm-up-pings",
            paramLabel = "N",
            description = "Pings on each connection of a gateway before it is ready (default: ${DEFAULT-VALUE}, the"
                    + " library's).")
    private int warmUpPings = new Context().warmUpPings();

    @Option(
            names = "--warm-up-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Bound of a gateway's rehearsal before it is ready; 0 leaves it out (default: the library's).")
    private Duration warmUpTimeout = Duration.ofNanos(new Context().warmUpTimeoutNs());

    @Option(
            names = "--bare-pings",
            paramLabel = "N",
            description =
                    "Pings on the bare socket before the launch (default: as many as --warm-up-pings). So few leave"
                            + " its code cold, too; ten thousands do not.")
    private Integer barePings;

    Duration idle() {
        return idle;
    }

    int steady() {
        return steady;
    }

    int warmUpPings() {
        return warmUpPings;
    }

    Duration warmUpTimeout() {
        return warmUpTimeout;
    }

    int barePings() {
        return barePings == null ? warmUpPings : barePings;
    }

    /** How many orders a launch cancels at each side. */
    int cancels() {
        return steady + 2;
    }

    /** @throws ParameterException for the first value that is out of range */
    void validate(final CommandSpec spec) {
        OptionRange.require(spec, "--steady", steady, 2, MAX_STEADY);
        OptionRange.require(spec, "--warm-up-pings", warmUpPings, 1, MAX_WARM_UP_PINGS);
        OptionRange.require(spec, "--bare-pings", barePings(), 1, MAX_BARE_PINGS);
        if (idle.compareTo(LONGEST_IDLE) > 0) {
            throw new ParameterException(spec.commandLine(), "--idle is above 1h");
        }
        if (warmUpTimeout.compareTo(LONGEST_WARM_UP) > 0) {
            throw new ParameterException(spec.commandLine(), "--warm-up-timeout is above 20s");
        }
    }

    /** As arguments that are read into the same. */
    List<String> arguments() {
        return List.of(
                "--idle",
                idle.toNanos() + "ns",
                "--steady",
                Integer.toString(steady),
                "--warm-up-pings",
                Integer.toString(warmUpPings),
                "--warm-up-timeout",
                warmUpTimeout.toNanos() + "ns",
                "--bare-pings",
                Integer.toString(barePings()));
    }
}
