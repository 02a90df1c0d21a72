package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** Cancels orders 1 to N through an invoked gateway and keeps what became of each; fails at a second outcome. */
final class Burst {
    private static final int IN_FLIGHT = 16;

    private final OutcomeKind[] kinds;
    private final Map<OutcomeKind, Integer> counts = new EnumMap<>(OutcomeKind.class);
    private int ended;

    Burst(final int cancels) {
        kinds = new OutcomeKind[cancels + 1];
    }

    /** Returns when every order has its outcome. */
    void run(final CancelGateway gateway, final IntConsumer onProgress) {
        final int cancels = kinds.length - 1;
        try (CancelClient client = gateway.newClient()) {
            int submitted = 0;
            while (ended < cancels) {
                while (submitted < cancels && submitted - ended < IN_FLIGHT && client.cancel(0, submitted + 1) > 0) {
                    submitted++;
                }
                gateway.doWork();
                if (client.poll(this::onOutcome, IN_FLIGHT) > 0) {
                    onProgress.accept(ended);
                } else {
                    // The exchange may be waiting for this core.
                    Thread.yield();
                }
            }
            assertEquals(0, client.unfinished());
        }
    }

    OutcomeKind kindOf(final int orderId) {
        return kinds[orderId];
    }

    int count(final OutcomeKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    @Override
    public String toString() {
        return counts.toString();
    }

    private void onOutcome(final CancelOutcome outcome) {
        final int orderId = (int) outcome.orderId();
        if (kinds[orderId] != null) {
            throw new AssertionError("a second outcome for order " + orderId);
        }
        kinds[orderId] = outcome.kind();
        counts.merge(outcome.kind(), 1, Integer::sum);
        ended++;
    }
}
