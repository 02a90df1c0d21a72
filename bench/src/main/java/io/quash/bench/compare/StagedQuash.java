package io.quash.bench.compare;

import io.quash.bench.Submission;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeHandler;
import io.quash.engine.OutcomeKind;

/** Quash, invoked, with the stamps that its outcomes carry. */
final class StagedQuash implements AutoCloseable {
    private static final int POLLED = 7;

    final StageSplit split = new StageSplit(
            "submitted",
            "taken from the ring",
            "signed",
            "handed to the kernel",
            "first bytes of the answer",
            "answer decoded",
            "outcome polled");

    private final OutcomeHandler handler = this::onOutcome;
    private final long[] stamps = new long[POLLED + 1];
    private final CancelGateway gateway;
    private final CancelClient client;

    StagedQuash(final Target target) {
        gateway = CancelGateway.launch(QuashContender.context(target).invoked(true));
        client = gateway.newClient();
    }

    void cancel(final long firstOrderId, final int count) {
        for (int i = 0; i < count; i++) {
            stamps[0] = System.nanoTime();
            Submission.requireAccepted(client.cancel(0, firstOrderId + i));
            do {
                gateway.doWork();
            } while (client.poll(handler, 1) == 0);
            stamps[POLLED] = System.nanoTime();
            split.record(stamps);
        }
    }

    private void onOutcome(final CancelOutcome outcome) {
        if (outcome.kind() != OutcomeKind.CANCELED) {
            throw new IllegalStateException("not cancelled: " + outcome);
        }
        stamps[1] = outcome.submittedNs();
        stamps[2] = outcome.dequeuedNs();
        stamps[3] = outcome.signedNs();
        stamps[4] = outcome.sentNs();
        stamps[5] = outcome.firstByteNs();
        stamps[6] = outcome.decodedNs();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
