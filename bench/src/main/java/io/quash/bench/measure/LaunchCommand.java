package io.quash.bench.measure;

import io.quash.bench.compare.Target;
import io.quash.engine.CancelGateway;
import io.quash.engine.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code quash first} runs in a process of its own: one launch, with everything cold. */
@Command(name = "first-launch", description = "One launch of 'quash first'.", hidden = true)
public final class LaunchCommand implements Callable<Integer> {
    private static final int STEADY_BLOCK = 500;
    private static final Duration PREPARED_BEFORE = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Option(names = "--endpoint", required = true)
    private URI endpoint;

    @Option(names = "--trust")
    private Path trust;

    @Option(names = "--first-order-id", required = true)
    private long firstOrderId;

    @Option(names = "--bare-first", required = true, arity = "1")
    private boolean bareFirst;

    @Option(names = "--started-at-ms", required = true)
    private long startedAtMs;

    @Mixin
    private LaunchOptions options;

    private final long pingIntervalNs = new Context().pingIntervalNs();
    private BareCancels bare;
    private QuashCancels quash;

    @Override
    public Integer call() throws IOException {
        // Before the launch: what it loads and has compiled anew must not come between readiness and the first cancel.
        bare = new BareCancels(new Target(endpoint, trust), firstOrderId + options.cancels());
        try (BareCancels open = bare) {
            open.ping(options.barePings());
            open.prepare(1);
            try (CancelGateway gateway = CancelGateway.launch(context())) {
                final long launchMs = System.currentTimeMillis() - startedAtMs;
                quash = new QuashCancels(gateway, firstOrderId);
                final LaunchTimes times = measure(TimeUnit.MILLISECONDS.toNanos(launchMs));
                spec.commandLine().getOut().println(times.line());
            }
        }
        return 0;
    }

    private Context context() {
        final Context ctx = LocalVenue.context(endpoint.toString())
                .pingIntervalNs(pingIntervalNs)
                .warmUpPings(options.warmUpPings())
                .warmUpTimeoutNs(options.warmUpTimeout().toNanos());
        ctx.network().trustedCa(trust);
        return ctx;
    }

    private LaunchTimes measure(final long launchNs) throws IOException {
        final PointSamples ofQuash = new PointSamples(quash);
        final PointSamples ofBare = new PointSamples(bare);
        final PointSamples one = bareFirst ? ofBare : ofQuash;
        final PointSamples other = bareFirst ? ofQuash : ofBare;
        one.first();
        other.first();
        steady(one, other);
        final Duration end = options.idle().compareTo(PREPARED_BEFORE) < 0 ? options.idle() : PREPARED_BEFORE;
        stayIdle(options.idle().minus(end));
        bare.prepare(1);
        stayIdle(end);
        one.afterIdle();
        other.afterIdle();
        return new LaunchTimes(bareFirst, launchNs, ofQuash.times(), ofBare.times());
    }

    /** In turns of a block, so that both meet the same machine. The first half warms up. */
    private void steady(final PointSamples one, final PointSamples other) throws IOException {
        for (int done = 0; done < options.steady(); done += STEADY_BLOCK) {
            final int count = Math.min(STEADY_BLOCK, options.steady() - done);
            bare.prepare(count);
            block(one, done, count);
            block(other, done, count);
        }
    }

    private void block(final PointSamples samples, final int done, final int count) throws IOException {
        for (int i = done; i < done + count; i++) {
            if (i < options.steady() / 2) {
                samples.warmUp();
            } else {
                samples.steady();
            }
        }
    }

    /** Both look for answers all the time and ping as often as the library does. */
    private void stayIdle(final Duration time) throws IOException {
        final long beginNs = System.nanoTime();
        long pingedNs = beginNs;
        for (long nowNs = beginNs; nowNs - beginNs < time.toNanos(); nowNs = System.nanoTime()) {
            quash.work();
            bare.work();
            if (nowNs - pingedNs >= pingIntervalNs) {
                bare.ping(1);
                pingedNs = nowNs;
            }
            Thread.onSpinWait();
        }
    }
}
