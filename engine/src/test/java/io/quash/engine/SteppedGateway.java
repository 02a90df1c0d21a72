package io.quash.engine;

import io.quash.engine.GatewayStatus.Phase;

/** An invoked gateway whose launching and closing are driven cycle by cycle, too, with something done before each. */
public final class SteppedGateway {
    private final CancelGateway gateway;
    private final Runnable beforeCycle;

    private SteppedGateway(final CancelGateway gateway, final Runnable beforeCycle) {
        this.gateway = gateway;
        this.beforeCycle = beforeCycle;
    }

    public static SteppedGateway launch(final Context ctx, final Runnable beforeCycle) {
        final SteppedGateway stepped = new SteppedGateway(CancelGateway.begin(ctx), beforeCycle);
        stepped.workUntil(Phase.WARMING_UP);
        stepped.gateway.status().warmUpEnded();
        stepped.workUntil(Phase.READY);
        return stepped;
    }

    public CancelGateway gateway() {
        return gateway;
    }

    public void doWork() {
        beforeCycle.run();
        gateway.doWork();
    }

    public void close() {
        gateway.status().close();
        while (!gateway.status().isSenderGone()) {
            doWork();
        }
        gateway.close();
    }

    private void workUntil(final Phase phase) {
        while (gateway.status().phase().compareTo(phase) < 0) {
            if (!gateway.isOpen()) {
                throw new IllegalStateException(
                        "the gateway did not start", gateway.status().failure());
            }
            doWork();
        }
    }
}
