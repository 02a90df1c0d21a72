package io.quash.bench.measure;

import io.quash.bench.compare.Target;
import java.io.IOException;

/** Cancels at an exchange until it is warm: over many connections, so that it is used to new ones, too. */
final class ExchangeWarmUp {
    private static final int CANCELS_PER_CONNECTION = 500;
    private static final int PINGS_PER_CONNECTION = 50;

    private ExchangeWarmUp() {}

    static void run(final Target target, final long firstOrderId, final int cancels) throws IOException {
        for (int done = 0; done < cancels; done += CANCELS_PER_CONNECTION) {
            final int count = Math.min(CANCELS_PER_CONNECTION, cancels - done);
            try (BareCancels bare = new BareCancels(target, firstOrderId + done)) {
                bare.ping(PINGS_PER_CONNECTION);
                bare.prepare(count);
                for (int i = 0; i < count; i++) {
                    bare.cancel();
                }
            }
        }
    }
}
