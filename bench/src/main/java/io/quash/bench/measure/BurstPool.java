package io.quash.bench.measure;

import io.quash.bench.Submission;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.Context;
import io.quash.engine.OutcomeHandler;
import io.quash.engine.OutcomeKind;
import org.agrona.BitUtil;

/** A gateway with a pool of one size, whose clients submit bursts in turns; all of it on the calling thread. */
final class BurstPool implements AutoCloseable {
    private static final int INTENT_LENGTH = 128;
    private static final int POLL_LIMIT = 64;

    private final int connections;
    private final CancelGateway gateway;
    private final CancelClient[] clients;
    private final OutcomeHandler handler = this::onOutcome;
    /** When each cancel of the burst was handed to the kernel, by its place in the order of submission. */
    private final long[] sentNs;

    private long firstOrderId;
    private long lastDecodedNs;
    private int ended;
    private int unclean;

    BurstPool(final Context ctx, final int connections, final int clientCount, final int largestBurst) {
        this.connections = connections;
        gateway = CancelGateway.launch(ctx.connections(connections)
                .maxClients(clientCount)
                .maxUnfinishedPerClient(largestBurst)
                .maxOpenIntents(Math.max(4096, largestBurst))
                .intentRingLength(
                        Math.max(256 * 1024, BitUtil.findNextPositivePowerOfTwo(largestBurst * INTENT_LENGTH))));
        clients = new CancelClient[clientCount];
        for (int i = 0; i < clientCount; i++) {
            clients[i] = gateway.newClient();
        }
        sentNs = new long[largestBurst];
    }

    int connections() {
        return connections;
    }

    /**
     * Submits all at once, then works until the last outcome.
     *
     * @return nanoseconds from before the first submission until the last outcome was decoded
     */
    long cancel(final long first, final int count) {
        firstOrderId = first;
        lastDecodedNs = 0;
        ended = 0;
        final long beginNs = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Submission.requireAccepted(clients[i % clients.length].cancel(0, first + i));
        }
        while (ended < count) {
            gateway.doWork();
            for (final CancelClient client : clients) {
                client.poll(handler, POLL_LIMIT);
            }
        }
        return lastDecodedNs - beginNs;
    }

    /** Cancels of the last burst that were handed to the kernel before one that their own client submitted earlier. */
    int outOfOrder(final int count) {
        int violations = 0;
        for (int i = clients.length; i < count; i++) {
            if (sentNs[i] - sentNs[i - clients.length] < 0) {
                violations++;
            }
        }
        return violations;
    }

    /** Outcomes so far that were not CANCELED with the first request. */
    int unclean() {
        return unclean;
    }

    private void onOutcome(final CancelOutcome outcome) {
        sentNs[(int) (outcome.orderId() - firstOrderId)] = outcome.sentNs();
        if (lastDecodedNs == 0 || outcome.decodedNs() - lastDecodedNs > 0) {
            lastDecodedNs = outcome.decodedNs();
        }
        if (outcome.kind() != OutcomeKind.CANCELED || outcome.attempts() != 1) {
            unclean++;
        }
        ended++;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
