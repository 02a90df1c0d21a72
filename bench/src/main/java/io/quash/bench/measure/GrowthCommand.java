package io.quash.bench.measure;

import io.quash.bench.HelpOption;
import io.quash.bench.OptionRange;
import io.quash.bench.measure.SteadyLoad.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quash growth}: what a cancel costs as there are more of everything. */
@Command(
        name = "growth",
        description = {
            "Measures what a cancel costs with more in flight, more symbols, more clients, and by idle strategy, each as"
                    + " a ratio to one of everything.",
            "The venue is in memory, behind the library's own seam for sockets, so that nothing but the library's own"
                    + " cost grows. The first row is repeated as the second, to show the noise. Uses two cores."
        },
        sortOptions = false)
public final class GrowthCommand implements Callable<Integer> {
    private static final Setting ONE_OF_EVERYTHING = new Setting(1, 1, 1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--in-flight",
            split = ",",
            paramLabel = "N",
            defaultValue = "4,16,64,256,1024",
            description = "Cancels in flight (default: ${DEFAULT-VALUE}).")
    private List<Integer> inFlight;

    @Option(
            names = "--symbols",
            split = ",",
            paramLabel = "N",
            defaultValue = "10,100,1000,2000",
            description = "Registered symbols, cancelled in turns (default: ${DEFAULT-VALUE}).")
    private List<Integer> symbols;

    @Option(
            names = "--clients",
            split = ",",
            paramLabel = "N",
            defaultValue = "4,16,64",
            description = "Clients that cancel in turns (default: ${DEFAULT-VALUE}).")
    private List<Integer> clients;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Cancels of each setting in a round (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "300",
            description = "Rounds, after a third as many to warm up (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--sender-cpu",
            paramLabel = "N",
            description = "Also measure a sender that spins, pinned to this CPU (Linux).")
    private Integer senderCpu;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() {
        OptionRange.require(spec, "--in-flight", inFlight, 1, 4096);
        OptionRange.require(spec, "--symbols", symbols, 1, 2000);
        OptionRange.require(spec, "--clients", clients, 1, 1024);
        OptionRange.require(spec, "--batch", batch, 1, 100_000);
        OptionRange.require(spec, "--rounds", rounds, 1, 100_000);
        if (senderCpu != null) {
            OptionRange.require(spec, "--sender-cpu", senderCpu, 0, 1023);
        }
        final List<Setting> settings = new ArrayList<>(List.of(ONE_OF_EVERYTHING, ONE_OF_EVERYTHING));
        inFlight.forEach(count -> settings.add(new Setting(count, 1, 1)));
        symbols.forEach(count -> settings.add(new Setting(1, count, 1)));
        clients.forEach(count -> settings.add(new Setting(1, 1, count)));
        try (GrowthRun run = new GrowthRun(settings, rounds, batch, senderCpu == null ? -1 : senderCpu)) {
            run.execute((rounds + 2) / 3);
            run.print(spec.commandLine().getOut());
        }
        return 0;
    }
}
