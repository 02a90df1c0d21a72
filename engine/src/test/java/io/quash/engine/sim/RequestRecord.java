package io.quash.engine.sim;

import java.util.ArrayList;
import java.util.List;

/** A request that the gateway began to send. */
final class RequestRecord {
    enum Kind {
        CANCEL,
        QUERY,
        CANCEL_ALL,
        PING,
        TIME,
        OTHER
    }

    private static final long NEVER_CAME_IN = -1;

    final long id;
    final int wire;
    final Kind kind;

    /** Null unless it names an order, or all of a symbol. */
    final VenueOrder order;

    final boolean byClientOrderId;

    /** When its first byte was taken from the gateway. */
    final long beganNs;

    /** When the gateway first tried to send it; earlier than it began if there was no room. */
    long offeredNs;

    /** When the kernel accepted bytes of it: from then on they may reach the venue. */
    final List<Long> leftNs = new ArrayList<>(1);

    final List<Answer> answers = new ArrayList<>(1);

    /** When the gateway had its answer, lost the connection or gave it up. */
    long endedNs = Answer.NOT_YET;

    /** While it was in flight came what was no answer to it. */
    boolean disturbed;

    /** When the venue did what it asks for. */
    long executedNs = Answer.NOT_YET;

    /** The minute of the venue's clock in which it came in, and the weight used in that, its own with it. */
    long venueMinute = NEVER_CAME_IN;

    long usedWeight;

    RequestRecord(
            final long id,
            final int wire,
            final Kind kind,
            final VenueOrder order,
            final boolean byClientOrderId,
            final long beganNs) {
        this.id = id;
        this.wire = wire;
        this.kind = kind;
        this.order = order;
        this.byClientOrderId = byClientOrderId;
        this.beganNs = beganNs;
        offeredNs = beganNs;
    }

    /** Asks for the cancel of one order or of all. */
    boolean cancels() {
        return kind == Kind.CANCEL || kind == Kind.CANCEL_ALL;
    }

    boolean cameIn() {
        return venueMinute != NEVER_CAME_IN;
    }

    boolean isExecuted() {
        return executedNs != Answer.NOT_YET;
    }

    boolean isInFlightAt(final long timeNs) {
        return beganNs <= timeNs && timeNs < endedNs;
    }

    /** The gateway was told in full, and in time, that this was surely not executed; it had to believe that. */
    boolean isKnownNotExecuted(final long untilNs) {
        return answers.stream().anyMatch(answer -> answer.healthy && saysNotExecuted(answer, untilNs));
    }

    /** The gateway was told so, and may believe it. */
    boolean isToldNotExecuted(final long untilNs) {
        return answers.stream().anyMatch(answer -> saysNotExecuted(answer, untilNs));
    }

    private static boolean saysNotExecuted(final Answer answer, final long untilNs) {
        return answer.readable
                && answer.isDelivered(untilNs)
                && (answer.says == Says.NOT_EXECUTED || answer.says == Says.NOT_IN_BOOK);
    }

    @Override
    public String toString() {
        return kind + " " + id + " on wire " + wire + ", began " + beganNs + ", left " + leftNs + ", ended "
                + (endedNs == Answer.NOT_YET ? "never" : endedNs) + ", executed "
                + (isExecuted() ? executedNs : "never") + ", answers " + answers;
    }
}
