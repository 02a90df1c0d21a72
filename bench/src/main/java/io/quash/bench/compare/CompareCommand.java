package io.quash.bench.compare;

import io.quash.bench.CommandText;
import io.quash.bench.Machine;
import io.quash.bench.OutputFiles;
import io.quash.bench.StopSignal;
import io.quash.bench.compare.ComparisonResult.Conditions;
import io.quash.bench.compare.ComparisonResult.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quash compare}: Quash beside a bare socket and the usual HTTP clients, in one run. */
@Command(
        name = "compare",
        description = {
            "Cancels orders one after the other with Quash, a bare socket (the floor) and the usual HTTP clients, by turns,"
                    + " at a simulated exchange in a process of its own.",
            "Every answer is checked. Ctrl-C ends it without a result."
        },
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:an answer was wrong, a connection failed, or the exchange could not be started",
            "2:an argument is wrong",
            "130, 143:ended by Ctrl-C, by SIGTERM"
        })
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CompareOptions options;

    private final long rehearsalNs;

    public CompareCommand() {
        this(Target.DEFAULT_REHEARSAL_NS);
    }

    /** @param rehearsalNs how long a launch of Quash may rehearse; a test has no figures to wait for */
    CompareCommand(final long rehearsalNs) {
        this.rehearsalNs = rehearsalNs;
    }

    @Override
    public Integer call() {
        final PrintWriter err = spec.commandLine().getErr();
        final Effort effort = prepared();
        final Machine machine = Machine.current();
        try (StopSignal stop = StopSignal.install();
                Pinning pinning = options.pinned() ? Pinning.begin() : Pinning.none("by --no-pin")) {
            try {
                execute(effort, machine, pinning, stop);
                return 0;
            } catch (final IOException e) {
                err.println(stop.isGiven() ? "stopped: no result" : "no result: " + e.getMessage());
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("stopped: no result");
        }
        return 1;
    }

    /** All that can be refused before anything is done. */
    private Effort prepared() {
        try {
            OutputFiles.make(options.json(), options.report());
            return options.effort();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void execute(final Effort effort, final Machine machine, final Pinning pinning, final StopSignal stop)
            throws IOException, InterruptedException {
        final Conditions conditions = new Conditions(
                machine, Instant.now(), pinning.toString(), effort.rounds(), effort.cancels(), effort.warmUp());
        final ComparisonTable table = new ComparisonTable(spec.commandLine().getOut());
        table.print(conditions);
        final List<Transport> transports = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine()) {
            final Comparison comparison =
                    new Comparison(options.kinds(machine.cores()), effort, rehearsalNs, stop::isGiven, progress::show);
            for (final boolean tls : options.transports()) {
                transports.add(comparison.run(tls, pinning));
            }
        }
        transports.forEach(table::print);
        table.printLegend(transports.get(0));
        write(new ComparisonResult(conditions, transports));
    }

    private void write(final ComparisonResult result) throws IOException {
        if (options.json() != null) {
            new ComparisonJson().write(options.json(), result);
        }
        if (options.report() != null) {
            ComparisonReport.of(result, CommandText.of(spec.commandLine())).write(options.report());
        }
    }
}
