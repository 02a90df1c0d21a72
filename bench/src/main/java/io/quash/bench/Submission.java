package io.quash.bench;

import io.quash.engine.CancelClient;

/** The submission of cancels that a measurement always has room for. */
public final class Submission {
    private Submission() {}

    /**
     * Does not allocate when it was accepted.
     *
     * @param correlationId what the client returned
     * @throws IllegalStateException saying why the cancel was refused
     */
    public static void requireAccepted(final long correlationId) {
        if (correlationId < 0) {
            throw new IllegalStateException("a cancel was refused: " + CancelClient.refusalName(correlationId));
        }
    }
}
