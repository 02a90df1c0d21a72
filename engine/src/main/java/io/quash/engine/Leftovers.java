package io.quash.engine;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.NanoClock;

/**
 * Intents that were committed to the ring after the sender had looked at it for the last time. Once the sender is
 * gone, any client that still waits for an outcome may end them here: nothing of them was sent.
 */
final class Leftovers {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final IntentIntake intake;
    private final OutcomeWriter outcomes;
    private final NanoClock nanoClock;
    private final Intent intent = new Intent();
    private final MessageHandler end = this::end;

    Leftovers(final IntentIntake intake, final OutcomeWriter outcomes, final NanoClock nanoClock) {
        this.intake = intake;
        this.outcomes = outcomes;
        this.nanoClock = nanoClock;
    }

    /** Only after the sender is gone; from any thread. */
    synchronized void end() {
        intake.read(end, NO_LIMIT);
        intake.unblockStalledProducer(nanoClock.nanoTime());
    }

    private void end(final int type, final DirectBuffer buffer, final int offset, final int length) {
        intent.reset();
        IntentCodec.decode(type, buffer, offset, intent);
        outcomes.unanswered(intent, intent, OutcomeKind.NOT_SENT, Reason.SHUTDOWN);
    }
}
