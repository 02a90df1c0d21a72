package io.quash.bench.load;

import io.quash.bench.CommandText;
import io.quash.bench.OptionRange;
import io.quash.bench.OutputFiles;
import io.quash.bench.StopSignal;
import io.quash.engine.Context;
import io.quash.engine.GatewayException;
import io.quash.engine.config.QuashConfig;
import io.quash.transport.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quash load}: cancels a range of orders at an endpoint and writes down what became of each. */
@Command(
        name = "load",
        description = {
            "Cancels orders at any endpoint that speaks the Portfolio Margin API, and records what became of each.",
            "Ctrl-C ends it in order: nothing more is submitted, open cancels end, and all files are written."
        },
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every accepted cancel had exactly one outcome, whatever it was",
            "1:that was not so, or the gateway could not be launched or ended by itself",
            "2:an argument is wrong",
            "130, 143:ended by Ctrl-C, by SIGTERM; the summary says whether the outcomes add up"
        })
public final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LoadOptions options;

    private final Function<Path, Context> settings;

    public LoadCommand() {
        this(QuashConfig::load);
    }

    /** @param settings reads the file of settings, with credentials */
    LoadCommand(final Function<Path, Context> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (StopSignal stop = StopSignal.install();
                Outputs outputs = new Outputs()) {
            return execute(prepared(outputs), stop);
        } catch (final GatewayException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("cannot launch the gateway: " + e.getMessage());
        } catch (final IOException e) {
            spec.commandLine().getErr().println("cannot write what came of the run: " + e.getMessage());
        }
        return 1;
    }

    /** All that can be refused before anything is done. */
    private LoadRun prepared(final Outputs outputs) {
        try {
            final LoadPlan plan = plan();
            outputs.open();
            return new LoadRun(plan.outcomes(outputs.rows));
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (final IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "cannot write " + e.getMessage() + ": name another file", e);
        }
    }

    private LoadPlan plan() {
        OptionRange.require(spec, "--threads", options.threads, 1, LoadPlan.MAX_STRATEGIES);
        require(
                options.inFlight() >= options.threads && options.inFlight() <= LoadPlan.MAX_IN_FLIGHT,
                "--in-flight "
                        + options.inFlight() + " is not from " + options.threads + ", one for each thread, to "
                        + LoadPlan.MAX_IN_FLIGHT);
        require(
                !options.invoked || options.threads == 1,
                "--threads " + options.threads + " does not go with --invoked, where one thread does everything");
        OptionRange.require(spec, "--warmup", options.warmUp, 0, KeyRange.MAX_COUNT);
        return new LoadPlan(context())
                .symbol(options.symbol)
                .shares(
                        options.keys().split(options.threads),
                        options.keys().warmUp(options.warmUp).split(options.threads))
                .pace(options.pace())
                .inFlight(options.inFlight())
                .spin(options.spin);
    }

    private Context context() {
        require(Files.isReadable(options.config), "--config " + options.config + ": there is no such file to read");
        final Context ctx = settings.apply(options.config);
        ctx.invoked(options.invoked);
        if (options.endpoint != null) {
            ctx.network().endpoint(Endpoint.parse(options.endpoint));
            if (!ctx.network().endpoint().tls()) {
                ctx.network().trustedCa(null);
            }
        }
        if (options.trust != null) {
            require(Files.isReadable(options.trust), "--trust " + options.trust + ": there is no such file to read");
            require(
                    ctx.network().endpoint() == null || ctx.network().endpoint().tls(),
                    "--trust has no meaning for the plain endpoint "
                            + ctx.network().endpoint());
            ctx.network().trustedCa(options.trust);
        }
        return ctx;
    }

    private int execute(final LoadRun run, final StopSignal stop) throws IOException {
        final LoadResult result = Foreground.execute(run, stop);
        if (options.histogram != null) {
            HistogramFile.write(options.histogram, result);
        }
        if (options.summary != null) {
            new SummaryJson(result).write(options.summary, stop.isGiven());
        }
        if (options.report != null) {
            LoadReport.of("Quash load", result, CommandText.of(spec.commandLine()))
                    .write(options.report);
        }
        final PrintWriter out = spec.commandLine().getOut();
        ResultTables.printOutcomes(result, out);
        out.println();
        ResultTables.printLatencies(result, out);
        return result.addsUp() ? 0 : 1;
    }

    private static void require(final boolean holds, final String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** The files, made before the run, so that it does not fail for want of them after it. */
    private final class Outputs implements Closeable {
        private OutcomeFile rows;

        void open() throws IOException {
            OutputFiles.make(options.outcomes, options.histogram, options.summary, options.report);
            rows = options.outcomes == null ? null : OutcomeFile.create(options.outcomes);
        }

        @Override
        public void close() throws IOException {
            if (rows != null) {
                rows.close();
            }
        }
    }
}
