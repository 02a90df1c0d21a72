package io.quash.bench.measure;

import io.quash.bench.DurationConverter;
import io.quash.bench.HelpOption;
import io.quash.bench.OptionRange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quash burst}: how close bursts come to what the venue's service time allows. */
@Command(
        name = "burst",
        description = {
            "Submits bursts of cancels at once to a simulated exchange in this process that serves the requests of a"
                    + " connection one after the other, each in the same time.",
            "Prints the time to the last outcome beside the least that this can take. Uses two cores."
        },
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every cancel was CANCELED by its first request, sent in the order of its client's submissions",
            "1:that was not so",
            "2:an argument is wrong"
        })
public final class BurstCommand implements Callable<Integer> {
    private static final int LARGEST_BURST = 65_536;
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_CLIENTS = 64;
    private static final int MAX_ROUNDS = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,10,100,1000",
            description = "Cancels in a burst (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,4,16",
            description = "Connections in a pool (default: ${DEFAULT-VALUE}).")
    private List<Integer> connections;

    @Option(
            names = "--service-time",
            paramLabel = "TIME",
            defaultValue = "2ms",
            converter = DurationConverter.class,
            description = "Of each request, from its arrival or the end of the one before on its connection"
                    + " (default: ${DEFAULT-VALUE}).")
    private Duration serviceTime;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "1",
            description = "Clients that submit a burst in turns (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "9",
            description = "Rounds, each with a burst of every size through every pool (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws IOException {
        OptionRange.require(spec, "--sizes", sizes, 1, LARGEST_BURST);
        OptionRange.require(spec, "--connections", connections, 1, MAX_CONNECTIONS);
        OptionRange.require(spec, "--clients", clients, 1, MAX_CLIENTS);
        OptionRange.require(spec, "--rounds", rounds, 1, MAX_ROUNDS);
        if (serviceTime.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new ParameterException(spec.commandLine(), "--service-time is above 1s");
        }
        final BurstRun run = new BurstRun(serviceTime, clients, sizes);
        run.execute(connections, rounds);
        run.print(spec.commandLine().getOut());
        return run.holds() ? 0 : 1;
    }
}
