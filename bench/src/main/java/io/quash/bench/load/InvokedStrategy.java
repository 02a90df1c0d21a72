package io.quash.bench.load;

import io.quash.engine.CancelGateway;
import io.quash.transport.NettyNetwork;

/** The only strategy of a run and the sender, both on one thread, which launches the gateway and closes it. */
final class InvokedStrategy implements Runnable {
    private final LoadPlan plan;
    private final RunState run;
    private final Progress progress;
    private final Thread thread = NettyNetwork.newThread(this, "strategy-0");
    private volatile Strategy strategy;
    private volatile RuntimeException launchFailure;

    InvokedStrategy(final LoadPlan plan, final RunState run, final Progress progress) {
        this.plan = plan;
        this.run = run;
        this.progress = progress;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try (CancelGateway gateway = CancelGateway.launch(plan.context())) {
            final int symbol = gateway.registerSymbol(plan.symbol());
            strategy = new Strategy(plan, 0, gateway.newClient(), gateway, symbol, run, progress);
            strategy.run();
        } catch (final RuntimeException e) {
            launchFailure = e;
            run.stop();
        } finally {
            run.warmedUp().countDown();
            run.finished().countDown();
        }
    }

    /**
     * The strategy, once it has warmed up.
     *
     * @throws RuntimeException as {@link CancelGateway#launch} has thrown it
     */
    Strategy strategy() {
        if (launchFailure != null) {
            throw launchFailure;
        }
        return strategy;
    }

    /** Waits until the gateway is closed; the run must have finished. */
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
