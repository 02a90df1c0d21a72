package io.quash.engine.sim;

import java.util.ArrayList;
import java.util.List;

/** One order as it truly is, with all that it ever was and all that concerned it. */
final class VenueOrder {
    private record Change(long timeNs, String status, String executedQty) {}

    final String symbol;
    final long orderId;
    final String clientOrderId;

    /** When the venue's book and queries begin to know it; {@link Long#MAX_VALUE} for never. */
    final long knownFromNs;

    final List<IntentRecord> intents = new ArrayList<>(1);
    final List<RequestRecord> requests = new ArrayList<>(2);

    /** The request that cancelled it; null when none of ours did. */
    RequestRecord canceledBy;

    /** Queries no longer find it once it is closed. */
    boolean vanishes;

    private final List<Change> changes = new ArrayList<>(2);

    VenueOrder(final String symbol, final long orderId, final String clientOrderId, final long knownFromNs) {
        this.symbol = symbol;
        this.orderId = orderId;
        this.clientOrderId = clientOrderId;
        this.knownFromNs = knownFromNs;
    }

    /** Stands for all orders of a symbol where these are cancelled as one. */
    static VenueOrder allOf(final String symbol) {
        return new VenueOrder(symbol, 0, "", Long.MAX_VALUE);
    }

    boolean isAll() {
        return clientOrderId.isEmpty();
    }

    boolean exists() {
        return !changes.isEmpty();
    }

    void become(final long timeNs, final String status, final String executedQty) {
        changes.add(new Change(timeNs, status, executedQty));
    }

    boolean hasVanished() {
        return vanishes && !isOpen();
    }

    String status() {
        return exists() ? last().status : "";
    }

    String executedQty() {
        return last().executedQty;
    }

    boolean isOpen() {
        return exists() && !isFinal(status());
    }

    boolean isOpenAt(final long timeNs) {
        return exists() && !isFinal(statusAt(timeNs));
    }

    /** Empty when there was no such order then. */
    String statusAt(final long timeNs) {
        final Change change = changeAt(timeNs);
        return change == null ? "" : change.status;
    }

    String executedQtyAt(final long timeNs) {
        final Change change = changeAt(timeNs);
        return change == null ? "0" : change.executedQty;
    }

    /** When it became what it was then. */
    long changedNs(final long timeNs) {
        return changeAt(timeNs).timeNs;
    }

    static boolean isFinal(final String status) {
        return !status.equals("NEW") && !status.equals("PARTIALLY_FILLED");
    }

    /** When it came to the status that it has. */
    long lastChangeNs() {
        return last().timeNs;
    }

    private Change last() {
        return changes.get(changes.size() - 1);
    }

    private Change changeAt(final long timeNs) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (changes.get(i).timeNs <= timeNs) {
                return changes.get(i);
            }
        }
        return null;
    }

    /** All that is known of it, for people. */
    String story() {
        final StringBuilder text =
                new StringBuilder(toString()).append(" known from ").append(knownFromNs);
        changes.forEach(change -> text.append("\n    ").append(change));
        intents.forEach(intent -> text.append("\n    ").append(intent));
        requests.forEach(request -> text.append("\n    ").append(request));
        return text.toString();
    }

    @Override
    public String toString() {
        return symbol + ' ' + orderId + ' ' + clientOrderId;
    }
}
