package io.quash.bench.compare;

import io.quash.bench.HelpOption;
import io.quash.bench.OptionRange;
import io.quash.bench.ParsingConverter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code quash compare}. */
final class CompareOptions {
    private static final int MANY_CORES = 4;
    private static final int MOST_CANCELS = 200_000;
    private static final int MOST_ROUNDS = 1_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "Turns of each client (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--cancels",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Cancels that are measured in each turn (default: ${DEFAULT-VALUE}).")
    private int cancels;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Cancels of each client before the first round (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--plain", description = "Over plain HTTP; with neither this nor --tls, over both.")
    private boolean plain;

    @Option(names = "--tls", description = "Over TLS 1.3.")
    private boolean tls;

    @Option(
            names = "--only",
            paramLabel = "CLIENT",
            split = ",",
            converter = KindConverter.class,
            description = "Only these: floor, quash, quash-thread, jdk, okhttp, apache, netty, connector. The floor is"
                    + " always measured, since ratios are to it.")
    private List<ContenderKind> only = List.of();

    @Option(
            names = "--threaded",
            description = "Measure quash-thread, too: Quash with its sender on a thread of its own. Default from 4"
                    + " cores up; with fewer it competes with the exchange.")
    private boolean threaded;

    @Option(names = "--no-pin", description = "Leave it to the operating system which core runs what.")
    private boolean unpinned;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result, with distributions, as JSON.")
    private Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write one page that needs no network: percentile curves, tables, conditions.")
    private Path report;

    @Mixin
    private HelpOption help;

    /** @throws ParameterException naming the option that is out of range */
    Effort effort() {
        OptionRange.require(command, "--rounds", rounds, 1, MOST_ROUNDS);
        OptionRange.require(command, "--cancels", cancels, 1, MOST_CANCELS);
        OptionRange.require(command, "--warmup", warmUp, 0, MOST_CANCELS);
        return new Effort(rounds, cancels, warmUp);
    }

    /** @param cores that this process may use */
    Set<ContenderKind> kinds(final int cores) {
        final EnumSet<ContenderKind> kinds = only.isEmpty() ? EnumSet.allOf(ContenderKind.class) : EnumSet.copyOf(only);
        if (only.isEmpty() && cores < MANY_CORES) {
            kinds.remove(ContenderKind.QUASH_THREAD);
        }
        if (threaded) {
            kinds.add(ContenderKind.QUASH_THREAD);
        }
        return kinds;
    }

    /** Whether over plain HTTP (false) and over TLS (true), in this order. */
    List<Boolean> transports() {
        return plain == tls ? List.of(false, true) : List.of(tls);
    }

    boolean pinned() {
        return !unpinned;
    }

    /** Null for none. */
    Path json() {
        return json;
    }

    /** Null for none. */
    Path report() {
        return report;
    }

    static final class KindConverter extends ParsingConverter<ContenderKind> {
        KindConverter() {
            super(ContenderKind::of);
        }
    }
}
