package io.quash.bench.demo;

import io.quash.bench.CommandText;
import io.quash.bench.HelpOption;
import io.quash.bench.OptionRange;
import io.quash.bench.OutputFiles;
import io.quash.bench.StopSignal;
import io.quash.bench.exchange.ExchangeCounts;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.bench.load.Foreground;
import io.quash.bench.load.LoadPlan;
import io.quash.bench.load.LoadReport;
import io.quash.bench.load.LoadResult;
import io.quash.bench.load.LoadRun;
import io.quash.bench.load.ResultTables;
import io.quash.engine.GatewayException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quash demo}: cancels orders of a simulated exchange in this process, and compares both sides' counts. */
@Command(
        name = "demo",
        description = {
            "Starts a simulated exchange on 127.0.0.1 and cancels its orders over TLS: half of them by order id, half by"
                    + " client order id, some of them filled before.",
            "Then compares what the gateway reported with what the exchange saw."
        },
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:both sides agree", "1:they do not, or it could not be run", "2:an argument is wrong"})
public final class DemoCommand implements Callable<Integer> {
    private static final int MAX_CANCELS = 10_000_000;
    private static final int MAX_THREADS = 64;
    private static final int MAX_CONNECTIONS = 64;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--cancels",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Orders to cancel (default: ${DEFAULT-VALUE}).")
    private int cancels;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "4",
            description = "Strategy threads, each with a client of its own (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "4",
            description = "Connections to the exchange (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--plain", description = "Plain HTTP instead of TLS.")
    private boolean plain;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with the latencies, the outcomes and the conditions of the measurement, to be"
                    + " opened in a browser.")
    private Path report;

    @Mixin
    private HelpOption help;

    private final UnaryOperator<ExchangeCounts> seenCounts;
    private final DemoPlan.WarmUp warmUp;

    public DemoCommand() {
        this(UnaryOperator.identity(), DemoPlan.WarmUp.USUAL);
    }

    /**
     * @param seenCounts the exchange's final counts as the comparison sees them; a test falsifies them
     * @param warmUp shorter in a test, which has no figures to wait for
     */
    DemoCommand(final UnaryOperator<ExchangeCounts> seenCounts, final DemoPlan.WarmUp warmUp) {
        this.seenCounts = seenCounts;
        this.warmUp = warmUp;
    }

    @Override
    public Integer call() {
        final DemoPlan plan = plan();
        try (StopSignal stop = StopSignal.install();
                SimulatedExchange exchange = SimulatedExchange.launch(plan.exchange())) {
            return run(plan, exchange, stop);
        } catch (final GatewayException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("cannot launch the gateway: " + e.getMessage());
        } catch (final IOException e) {
            spec.commandLine().getErr().println("cannot write a file: " + e.getMessage());
        }
        return 1;
    }

    private DemoPlan plan() {
        OptionRange.require(spec, "--cancels", cancels, 2, MAX_CANCELS);
        OptionRange.require(spec, "--threads", threads, 2, MAX_THREADS);
        OptionRange.require(spec, "--connections", connections, 1, MAX_CONNECTIONS);
        try {
            OutputFiles.make(report);
            return new DemoPlan(cancels, threads, connections, !plain, warmUp);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int run(final DemoPlan plan, final SimulatedExchange exchange, final StopSignal stop) throws IOException {
        if (!plan.tls()) {
            return run(plan.load(exchange.endpoint(), null), exchange, stop);
        }
        final Path caFile = Files.createTempFile("quash-demo-ca", ".pem");
        try {
            Files.writeString(caFile, exchange.caPem());
            return run(plan.load(exchange.endpoint(), caFile), exchange, stop);
        } finally {
            Files.delete(caFile);
        }
    }

    private int run(final LoadPlan load, final SimulatedExchange exchange, final StopSignal stop) throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        out.println(cancels + " cancels at " + exchange.endpoint() + " with " + threads + " threads and " + connections
                + " connections, everything in this process");
        out.flush();
        final AtomicReference<ExchangeCounts> before = new AtomicReference<>(exchange.counts());
        final LoadRun run = new LoadRun(load.onMeasuring(() -> before.set(exchange.counts())));
        final LoadResult result = Foreground.execute(run, stop);
        final Reconciliation reconciliation =
                Reconciliation.of(result, before.get(), seenCounts.apply(exchange.counts()), exchange);
        out.println();
        ResultTables.printOutcomes(result, out);
        out.println();
        reconciliation.print(out);
        out.println();
        ResultTables.printLatencies(result, out);
        if (report != null) {
            LoadReport.of("Quash demo", result, CommandText.of(spec.commandLine()))
                    .add(reconciliation.table())
                    .write(report);
        }
        final boolean addsUp = result.addsUp() && reconciliation.addsUp();
        out.println(addsUp ? "Everything adds up." : "It does NOT add up.");
        out.flush();
        return addsUp ? 0 : 1;
    }
}
