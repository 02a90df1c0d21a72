package io.quash.bench.exchange;

import static io.netty.handler.codec.http.HttpResponseStatus.OK;

/** Executes cancels that a fault befalls, and turns answers into what the fault makes of them. Thread-safe. */
final class FaultyAnswers {
    private final OrderJson json;
    private final Tally tally;

    FaultyAnswers(final OrderJson json, final Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    /** @param range that holds the order, or null if there is no such order */
    Answer cancel(
            final Fault fault,
            final String symbol,
            final RangeOrders range,
            final long orderId,
            final int used,
            final long now) {
        final FaultEffect effect = fault.kind().effect();
        final boolean done =
                range != null && range.take(orderId, now, fault.execution(), effect.done(), effect.notDone());
        return befall(fault, executed(fault.execution(), done, symbol, range, orderId, used, now), now);
    }

    private Answer executed(
            final Execution execution,
            final boolean done,
            final String symbol,
            final RangeOrders range,
            final long orderId,
            final int used,
            final long now) {
        if (execution == Execution.NONE) {
            return CannedAnswers.vague(used);
        }
        if (!done) {
            tally.refused(Refusal.UNKNOWN_ORDER);
            return Answer.json(Refusal.UNKNOWN_ORDER.status(), Refusal.UNKNOWN_ORDER.body(), used, true);
        }
        if (execution == Execution.CANCEL) {
            tally.canceled();
        }
        final OrderState state = execution == Execution.FILL ? OrderState.FILLED : OrderState.CANCELED;
        return Answer.json(OK, json.ended(symbol, orderId, state, range.initial(), now), used, true);
    }

    /** What the fault makes of an answer. */
    Answer befall(final Fault fault, final Answer usual, final long now) {
        tally.fault(fault);
        final Answer canned = CannedAnswers.of(fault, usual.usedWeight(), now);
        if (canned != null) {
            return canned;
        }
        final Answer befallen = usual.befallenBy(fault);
        return switch (fault.kind()) {
            case CLOSE_ANNOUNCED, READ_TO_CLOSE -> befallen.closing();
            default ->
                usual.contentType().equals(Answer.JSON)
                        ? befallen.withBody(JsonAlteration.of(fault, usual.body()))
                        : befallen;
        };
    }
}
