package io.quash.engine.sim;

import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import io.quash.engine.order.OrderField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An intent that the gateway accepted, and what its client was told of it. */
final class IntentRecord {
    /** What one outcome said. */
    record Told(
            OutcomeKind kind,
            Reason reason,
            int httpStatus,
            long code,
            String text,
            String orderStatus,
            String executedQty,
            int attempts,
            long decodedNs,
            List<Long> stamps,
            boolean sameIds) {}

    final long correlationId;
    final VenueOrder order;
    final boolean byClientOrderId;
    final long submittedNs;
    final long deadlineNs;
    final List<Told> told = new ArrayList<>(1);

    IntentRecord(
            final long correlationId,
            final VenueOrder order,
            final boolean byClientOrderId,
            final long submittedNs,
            final long deadlineNs) {
        this.correlationId = correlationId;
        this.order = order;
        this.byClientOrderId = byClientOrderId;
        this.submittedNs = submittedNs;
        this.deadlineNs = deadlineNs;
    }

    /** For all orders of the symbol, not for one. */
    boolean cancelsAll() {
        return order.isAll();
    }

    void tell(final CancelOutcome outcome) {
        final String orderStatus = outcome.hasOrder() ? outcome.order().text(OrderField.STATUS) : null;
        final String executedQty = outcome.hasOrder() ? outcome.order().text(OrderField.EXECUTED_QTY) : null;
        final String clientOrderId = byClientOrderId ? order.clientOrderId : null;
        final boolean sameIds = outcome.symbolName().equals(order.symbol)
                && outcome.orderId() == (byClientOrderId ? 0 : order.orderId)
                && Objects.equals(outcome.clientOrderId(), clientOrderId)
                && outcome.isCancelAll() == cancelsAll();
        told.add(new Told(
                outcome.kind(),
                outcome.reason(),
                outcome.httpStatus(),
                outcome.code(),
                outcome.text(),
                orderStatus,
                executedQty,
                outcome.attempts(),
                outcome.decodedNs(),
                List.of(
                        outcome.submittedNs(),
                        outcome.dequeuedNs(),
                        outcome.signedNs(),
                        outcome.sentNs(),
                        outcome.firstByteNs(),
                        outcome.decodedNs()),
                sameIds));
    }

    /** What it ended in; only when there is an outcome. */
    Told outcome() {
        return told.get(0);
    }

    boolean isEnded() {
        return !told.isEmpty();
    }

    boolean isOpenAt(final long timeNs) {
        return submittedNs <= timeNs && (!isEnded() || timeNs <= outcome().decodedNs());
    }

    /** Open, and taken from the ring. */
    boolean isTakenOnAt(final long timeNs) {
        return isOpenAt(timeNs) && (!isEnded() || outcome().stamps().get(1) <= timeNs);
    }

    /** No other intent for the same order was open at any time at which this one was. */
    boolean isAlone() {
        for (final IntentRecord other : order.intents) {
            if (other != this && other.overlaps(this)) {
                return false;
            }
        }
        return true;
    }

    private boolean overlaps(final IntentRecord other) {
        return isOpenAt(other.submittedNs) || other.isOpenAt(submittedNs);
    }

    @Override
    public String toString() {
        return "intent " + correlationId + (byClientOrderId ? " by client order id" : " by order id") + ", submitted "
                + submittedNs + ", deadline " + deadlineNs + ", told " + told;
    }
}
