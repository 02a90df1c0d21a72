package io.quash.engine;

/** Receives outcomes from {@link CancelClient#poll}, on the thread that polls. */
@FunctionalInterface
public interface OutcomeHandler {
    /**
     * @param outcome valid during the call only. An exception from here reaches the caller of {@code poll}; this
     *     outcome counts as delivered, those behind it are delivered by the next poll.
     */
    void onOutcome(CancelOutcome outcome);
}
