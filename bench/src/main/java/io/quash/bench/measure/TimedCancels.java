package io.quash.bench.measure;

import java.io.IOException;

/** Cancels orders one after the other. */
interface TimedCancels {
    /** @throws IllegalStateException when the order is not cancelled */
    CancelTime cancel() throws IOException;
}
