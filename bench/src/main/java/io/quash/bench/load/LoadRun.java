package io.quash.bench.load;

import io.quash.engine.CancelGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** One run of a plan: launches a gateway, lets every strategy warm up and cancel its share, and closes the gateway. */
public final class LoadRun {
    private static final long TICK_MS = 100;
    /** Until the schedule of an open loop begins, so that no strategy is late already when it wakes up. */
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final LoadPlan plan;
    private final RunState run;
    private final Progress progress;
    private final List<Strategy> strategies = new ArrayList<>();
    private CancelGateway gateway;
    private long senderBytesBefore = ThreadAllocation.UNKNOWN;
    private long senderBytes = ThreadAllocation.UNKNOWN;
    private long senderCancels;
    private boolean closed;

    /** @throws IllegalArgumentException when the plan does not fit together */
    public LoadRun(final LoadPlan plan) {
        plan.conclude();
        this.plan = plan;
        run = new RunState(plan.strategies());
        progress = new Progress(plan.strategies());
    }

    /** Keys to cancel, without those to warm up with. */
    public long keys() {
        return plan.keyCount();
    }

    /** Nothing more is submitted; what is open ends, and {@link #execute} returns. From any thread. */
    public void stop() {
        run.stop();
    }

    /**
     * Runs the plan and returns when every accepted cancel has its outcome and all rows are written. Blocks.
     *
     * @param tick told now and then, on this thread, how many outcomes there are
     * @throws IllegalArgumentException       for a setting that is wrong, naming it
     * @throws io.quash.engine.GatewayException when the gateway cannot be launched, saying why
     */
    public LoadResult execute(final LongConsumer tick) {
        return plan.context().isInvoked() ? executeOnOneThread(tick) : executeBesideSender(tick);
    }

    private LoadResult executeOnOneThread(final LongConsumer tick) {
        final InvokedStrategy invoked = new InvokedStrategy(plan, run, progress);
        invoked.start();
        await(run.warmedUp(), tick);
        strategies.add(invoked.strategy());
        measure(tick);
        invoked.join();
        return result();
    }

    private LoadResult executeBesideSender(final LongConsumer tick) {
        gateway = CancelGateway.launch(plan.context());
        try {
            final int symbol = gateway.registerSymbol(plan.symbol());
            for (int i = 0; i < plan.strategies(); i++) {
                strategies.add(new Strategy(plan, i, gateway.newClient(), null, symbol, run, progress));
            }
            for (int i = 0; i < plan.strategies(); i++) {
                final Thread thread = new Thread(strategies.get(i), "strategy-" + i);
                thread.setDaemon(true);
                thread.start();
            }
            await(run.warmedUp(), tick);
            measure(tick);
            close();
            return result();
        } finally {
            close();
        }
    }

    private void measure(final LongConsumer tick) {
        plan.onMeasuring().run();
        senderBytesBefore = senderBytesSoFar();
        run.beginMeasuring(System.nanoTime() + (plan.pace().isOpenLoop() ? LEAD_NS : 0));
        await(run.finished(), tick);
    }

    private LoadResult result() {
        return new LoadResult(plan, run, strategies, senderBytes, senderCancels);
    }

    /** Not known of an invoked sender: its thread is the strategy's. */
    private long senderBytesSoFar() {
        return gateway == null ? ThreadAllocation.UNKNOWN : ThreadAllocation.of(gateway.senderThread());
    }

    /** When the run is to stop, the gateway is closed, which ends what is open soon; an invoked one closes itself. */
    private void await(final CountDownLatch latch, final LongConsumer tick) {
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                over = latch.await(TICK_MS, TimeUnit.MILLISECONDS);
            } catch (final InterruptedException e) {
                interrupted = true;
                run.stop();
            }
            tick.accept(progress.total());
            if (run.isStopping()) {
                close();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        if (!closed && gateway != null) {
            closed = true;
            senderBytes = ThreadAllocation.difference(senderBytesBefore, senderBytesSoFar());
            senderCancels = progress.total();
            gateway.close();
        }
    }
}
