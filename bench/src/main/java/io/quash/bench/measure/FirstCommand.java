package io.quash.bench.measure;

import io.quash.bench.HelpOption;
import io.quash.bench.Machine;
import io.quash.bench.OptionRange;
import io.quash.bench.compare.Target;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.bench.jmh.JvmFlags;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quash first}: the first cancel after readiness and after an idle time, beside a usual one and a bare socket. */
@Command(
        name = "first",
        description = {
            "Launches gateways in fresh processes, and compares the first cancel after readiness and the first one after"
                    + " an idle time with the median of warm ones in the same process, and each with the same over a bare"
                    + " spinning socket in the same thread: what of the difference nobody could avoid.",
            "The bare socket goes first in odd launches, Quash in even ones, since the one that goes first warms exchange"
                    + " and kernel for the other.",
            "The simulated exchange spins in this process, submitter and sender share a thread of the other: two cores."
        },
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "1:a launch failed", "2:an argument is wrong"})
public final class FirstCommand implements Callable<Integer> {
    private static final int MAX_LAUNCHES = 1_000;
    private static final int MAX_EXCHANGE_WARM_UP = 10_000_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--launches",
            paramLabel = "N",
            defaultValue = "5",
            description = "Launches, each in a process of its own (default: ${DEFAULT-VALUE}).")
    private int launches;

    @Mixin
    private LaunchOptions options;

    @Option(
            names = "--exchange-warmup",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Cancels by bare sockets before the first launch, so that the exchange is warm, 500 over each"
                    + " (default: ${DEFAULT-VALUE}).")
    private int exchangeWarmUp;

    @Option(
            names = "--jvm-option",
            paramLabel = "OPT",
            description = "For the launched processes; may be given again, and needs its equals sign:"
                    + " --jvm-option=-XX:+UseSerialGC.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--tls", description = "Over TLS.")
    private boolean tls;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        validate();
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

    private void validate() {
        OptionRange.require(spec, "--launches", launches, 1, MAX_LAUNCHES);
        OptionRange.require(spec, "--exchange-warmup", exchangeWarmUp, 0, MAX_EXCHANGE_WARM_UP);
        options.validate(spec);
        final long orders = exchangeWarmUp + launches * ordersPerLaunch();
        if (orders > LocalVenue.ORDERS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--launches, --steady and --exchange-warmup need " + orders + " orders, and the exchange has "
                            + LocalVenue.ORDERS);
        }
        for (final String option : jvmOptions) {
            if (!option.startsWith("-")) {
                throw new ParameterException(
                        spec.commandLine(), "--jvm-option " + option + " does not begin with a dash, as options do");
            }
        }
    }

    private List<LaunchTimes> measured(final Path ca) throws IOException, InterruptedException {
        final List<LaunchTimes> all = new ArrayList<>();
        try (SimulatedExchange exchange = LocalVenue.launch(Duration.ZERO, ca)) {
            final Target target = new Target(exchange.endpoint(), ca);
            ExchangeWarmUp.run(target, 1, exchangeWarmUp);
            final LaunchProcess process = new LaunchProcess(target, options, jvmOptions);
            for (int i = 0; i < launches; i++) {
                all.add(process.run(1 + exchangeWarmUp + i * ordersPerLaunch(), i % 2 == 0));
            }
        }
        return all;
    }

    private long ordersPerLaunch() {
        return 2L * options.cancels();
    }

    private void print(final List<LaunchTimes> all) {
        final PrintWriter out = spec.commandLine().getOut();
        new FirstTable(out).print(all);
        out.println("total: from submission until the outcome is polled, in steady state the medians of the last "
                + (options.steady() - options.steady() / 2) + " of " + options.steady());
        out.println(
                "own: without the time from handing over to the kernel until the answer's first bytes have been read"
                        + (tls ? " and decrypted" : ""));
        out.println("launch ms: from the start of the process, with the bare socket's connection, until the gateway is"
                + " ready");
        out.println("bare: a spinning socket with prepared requests, " + options.barePings()
                + " pings before the launch; went: who was first");
        out.println((tls ? "over TLS" : "plain") + ", idle for "
                + options.idle().toMillis() + " ms, sender invoked; warm-up: exchange " + exchangeWarmUp
                + " cancels, gateway " + options.warmUpPings() + " pings, " + rehearsal());
        final Machine machine = Machine.current();
        out.println(machine.cpu() + ", " + machine.cores() + " available; " + machine.os() + "; " + machine.jdk());
        out.println("JVM options of launches: "
                + Stream.concat(
                                Stream.of(JvmFlags.needed()),
                                jvmOptions.stream().map(Machine::withoutSecret))
                        .collect(Collectors.joining(" ")));
        out.flush();
    }

    private String rehearsal() {
        return options.warmUpTimeout().isZero()
                ? "no rehearsal"
                : "rehearsal of at most " + options.warmUpTimeout().toMillis() + " ms";
    }
}
