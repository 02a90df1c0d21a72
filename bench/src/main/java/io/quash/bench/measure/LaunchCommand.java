package io.quash.bench.measure;

import io.quash.bench.DurationConverter;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.Context;
import io.quash.engine.OutcomeHandler;
import io.quash.engine.OutcomeKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code quash first} runs in a process of its own: one launch, with everything cold. */
@Command(name = "first-launch", description = "One launch of 'quash first'.", hidden = true)
public final class LaunchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--endpoint", required = true)
    private String endpoint;

    @Option(names = "--trust")
    private Path trust;

    @Option(names = "--first-order-id", required = true)
    private long nextOrderId;

    @Option(names = "--steady", required = true)
    private int steady;

    @Option(names = "--idle", required = true, converter = DurationConverter.class)
    private Duration idle;

    private final OutcomeHandler handler = this::onOutcome;
    private CancelGateway gateway;
    private CancelClient client;
    private boolean ended;

    @Override
    public Integer call() {
        final Context ctx = LocalVenue.context(endpoint).pingIntervalNs(new Context().pingIntervalNs());
        ctx.network().trustedCa(trust);
        gateway = CancelGateway.launch(ctx);
        try {
            client = gateway.newClient();
            final long firstNs = cancelNs();
            final long steadyP50Ns = steadyP50Ns();
            stayIdle();
            final LaunchTimes times = new LaunchTimes(firstNs, steadyP50Ns, cancelNs());
            spec.commandLine().getOut().println(times.line());
        } finally {
            gateway.close();
        }
        return 0;
    }

    /** Of the second half: the first one warms up. */
    private long steadyP50Ns() {
        final Samples latenciesNs = new Samples();
        for (int i = 0; i < steady; i++) {
            final long latencyNs = cancelNs();
            if (i >= steady / 2) {
                latenciesNs.add(latencyNs);
            }
        }
        return latenciesNs.median();
    }

    private long cancelNs() {
        ended = false;
        final long beginNs = System.nanoTime();
        final long accepted = client.cancel(0, nextOrderId++);
        if (accepted < 0) {
            throw new IllegalStateException("a cancel was refused: " + CancelClient.refusalName(accepted));
        }
        while (!ended) {
            gateway.doWork();
            client.poll(handler, 1);
        }
        return System.nanoTime() - beginNs;
    }

    /** Works on, as a sender does that has nothing to send. */
    private void stayIdle() {
        final long beginNs = System.nanoTime();
        while (System.nanoTime() - beginNs < idle.toNanos()) {
            gateway.doWork();
            client.poll(handler, 1);
            Thread.onSpinWait();
        }
    }

    private void onOutcome(final CancelOutcome outcome) {
        if (outcome.kind() != OutcomeKind.CANCELED) {
            throw new IllegalStateException("not cancelled: " + outcome);
        }
        ended = true;
    }
}
