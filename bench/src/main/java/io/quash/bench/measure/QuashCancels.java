package io.quash.bench.measure;

import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeHandler;
import io.quash.engine.OutcomeKind;

/** Cancels through a gateway whose sender is invoked, split by the stamps of their outcomes. */
final class QuashCancels implements TimedCancels {
    private final OutcomeHandler handler = this::onOutcome;
    private final CancelGateway gateway;
    private final CancelClient client;
    private long nextOrderId;
    private boolean ended;
    private long sentNs;
    private long firstByteNs;

    QuashCancels(final CancelGateway gateway, final long firstOrderId) {
        this.gateway = gateway;
        client = gateway.newClient();
        nextOrderId = firstOrderId;
    }

    @Override
    public CancelTime cancel() {
        ended = false;
        final long beginNs = System.nanoTime();
        final long accepted = client.cancel(0, nextOrderId++);
        if (accepted < 0) {
            throw new IllegalStateException("a cancel was refused: " + CancelClient.refusalName(accepted));
        }
        while (!ended) {
            work();
        }
        return CancelTime.of(beginNs, sentNs, firstByteNs, System.nanoTime());
    }

    /** Works on, as a sender does that has nothing to send. */
    void work() {
        gateway.doWork();
        client.poll(handler, 1);
    }

    private void onOutcome(final CancelOutcome outcome) {
        if (outcome.kind() != OutcomeKind.CANCELED) {
            throw new IllegalStateException("not cancelled: " + outcome);
        }
        sentNs = outcome.sentNs();
        firstByteNs = outcome.firstByteNs();
        ended = true;
    }
}
