package io.quash.bench.exchange;

/**
 * What really became of an order, for checks of what a client says about it.
 *
 * @param cancelRequests cancel requests that reached the order, whatever they did and were answered
 * @param applied whether one of them was executed
 * @param state what has become of the order
 * @param firstReported what the first of them was answered; {@link Reported#NOTHING} if none came
 * @param lastReported what the last of them was answered
 */
public record OrderTruth(
        long cancelRequests, boolean applied, OrderState state, Reported firstReported, Reported lastReported) {}
