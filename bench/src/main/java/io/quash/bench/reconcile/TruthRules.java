package io.quash.bench.reconcile;

import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.OrderTruth;
import io.quash.bench.exchange.Reported;
import io.quash.engine.OutcomeKind;

/** What an outcome may claim about an order, given what really became of it. */
public final class TruthRules {
    private TruthRules() {}

    /** Why the claim is false, or null when it is not. UNKNOWN claims nothing, and so is never false. */
    public static String contradiction(final OutcomeKind kind, final OrderTruth truth) {
        return switch (kind) {
            case CANCELED -> truth.applied() ? null : "no cancel of ours was executed";
            case CLOSED -> mayBeClosed(truth) ? null : "the order is not known to have been closed";
            case GONE -> mayBeGone(truth) ? null : "the order is open, and -2011 was never answered";
            case REJECTED -> truth.applied() ? "a cancel of ours was executed" : null;
            case NOT_SENT -> truth.cancelRequests() > 0 ? "a cancel request has reached the exchange" : null;
            case UNKNOWN -> null;
        };
    }

    private static boolean mayBeClosed(final OrderTruth truth) {
        return truth.state() == OrderState.CANCELED || truth.state() == OrderState.FILLED || saidUnknownOrder(truth);
    }

    /** An order that the exchange has never heard of is gone, too. */
    private static boolean mayBeGone(final OrderTruth truth) {
        return mayBeClosed(truth) || truth.state() == OrderState.UNKNOWN;
    }

    private static boolean saidUnknownOrder(final OrderTruth truth) {
        return truth.firstReported() == Reported.UNKNOWN_ORDER || truth.lastReported() == Reported.UNKNOWN_ORDER;
    }
}
