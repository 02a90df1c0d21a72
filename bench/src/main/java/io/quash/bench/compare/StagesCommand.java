package io.quash.bench.compare;

import io.quash.bench.HelpOption;
import io.quash.bench.Machine;
import io.quash.bench.OptionRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quash stages}: what a round trip consists of, beside a bare socket's. */
@Command(
        name = "stages",
        description = {
            "Splits the round trip of sequential cancels into its stages, by turns with a bare spinning socket's, whose"
                    + " requests are signed beforehand.",
            "The exchange is a process of its own; submitter, sender and poller are one thread."
        },
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "1:a cancel failed", "2:an argument is wrong"})
public final class StagesCommand implements Callable<Integer> {
    private static final int BLOCK = 1_000;
    private static final long INTERRUPTIONS_NS = TimeUnit.SECONDS.toNanos(2);
    private static final String HEADINGS = "%-28s %9s %9s %9s   %9s %9s %9s%n";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            defaultValue = "100",
            description = "Blocks of 1000 cancels of each, by turns; the first quarter warms up"
                    + " (default: ${DEFAULT-VALUE}).")
    private int blocks;

    @Option(names = "--tls", description = "Over TLS.")
    private boolean tls;

    @Mixin
    private HelpOption help;

    private final long rehearsalNs;

    public StagesCommand() {
        this(Target.DEFAULT_REHEARSAL_NS);
    }

    /** @param rehearsalNs how long the launch of Quash may rehearse; a test has no figures to wait for */
    StagesCommand(final long rehearsalNs) {
        this.rehearsalNs = rehearsalNs;
    }

    @Override
    public Integer call() throws InterruptedException {
        OptionRange.require(spec, "--blocks", blocks, 4, 100_000);
        final Effort effort = new Effort(blocks, BLOCK, 0);
        try (Pinning pinning = Pinning.begin();
                ExchangeProcess exchange = ExchangeProcess.start(tls, effort.orders(2), pinning);
                StagedFloor floor = new StagedFloor(exchange.target());
                StagedQuash quash = new StagedQuash(exchange.target().rehearsing(rehearsalNs))) {
            measure(floor, quash);
            print(floor.split, quash.split, pinning);
            printInterruptions();
            return 0;
        } catch (final IOException | RuntimeException e) {
            spec.commandLine().getErr().println("no result: " + e.getMessage());
            return 1;
        }
    }

    private void measure(final StagedFloor floor, final StagedQuash quash) throws IOException {
        long orderId = 1;
        for (int block = 0; block < blocks; block++) {
            if (block == blocks / 4) {
                floor.split.reset();
                quash.split.reset();
            }
            floor.cancel(orderId, BLOCK);
            quash.cancel(orderId + BLOCK, BLOCK);
            orderId += 2 * BLOCK;
        }
    }

    private void print(final StageSplit floor, final StageSplit quash, final Pinning pinning) {
        final PrintWriter out = spec.commandLine().getOut();
        out.printf(HEADINGS, "us", "quash p50", "p90", "p99", "floor p50", "p90", "p99");
        final List<String> stages = quash.stages();
        for (int i = 0; i < stages.size(); i++) {
            final int same = floor.stages().indexOf(stages.get(i));
            out.println(label(stages.get(i)) + figures(quash, i) + (same < 0 ? "" : "  " + figures(floor, same)));
        }
        out.println(label("total") + figures(quash, StageSplit.TOTAL) + "  " + figures(floor, StageSplit.TOTAL));
        out.printf(
                Locale.ROOT,
                "quash/floor: p50 %.2f, p99 %.2f; both look at the clock after every stage%n",
                quash.micros(StageSplit.TOTAL, 50) / floor.micros(StageSplit.TOTAL, 50),
                quash.micros(StageSplit.TOTAL, 99) / floor.micros(StageSplit.TOTAL, 99));
        out.println((tls ? "TLS" : "plain HTTP") + "; pinning: " + pinning);
        Machine.current().facts().forEach((name, value) -> out.println(name + ": " + value));
        out.flush();
    }

    /** Twice, since the loop is compiled during the first. */
    private void printInterruptions() {
        Interruptions.during(SystemNanoClock.INSTANCE, INTERRUPTIONS_NS / 4);
        final PrintWriter out = spec.commandLine().getOut();
        out.println("interruptions of a loop that only reads the clock, on the clients' core: "
                + Interruptions.during(SystemNanoClock.INSTANCE, INTERRUPTIONS_NS));
        out.flush();
    }

    private static String label(final String stage) {
        return String.format("%-28s", stage);
    }

    private static String figures(final StageSplit split, final int stage) {
        return String.format(
                Locale.ROOT,
                " %9.2f %9.2f %9.2f",
                split.micros(stage, 50),
                split.micros(stage, 90),
                split.micros(stage, 99));
    }
}
