package io.quash.engine.sim;

import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A short history of one order, and of all orders of its symbol, made by hand. */
final class StagedHistory {
    static final long SUBMITTED_NS = 100;
    static final long SENT_NS = 110;
    static final long ANSWERED_NS = 150;
    static final long TOLD_NS = 150;

    final History history = new History(42);
    final VenueOrder order = new VenueOrder("BTCUSDT", 7, "seven", 50);
    final VenueOrder book = history.book("BTCUSDT");
    final IntentRecord intent = intent(1, false);
    final RequestRecord request = request(0, SENT_NS, ANSWERED_NS);

    StagedHistory() {
        history.add(order);
        history.longestStepNs = 10;
        order.become(50, "NEW", "0");
    }

    List<Check> checks() {
        return Examiner.examine(history, EnumSet.allOf(Check.class)).stream()
                .map(Violation::check)
                .distinct()
                .toList();
    }

    /** The true history: sent, executed, said, told. */
    IntentRecord canceled() {
        order.become(120, "CANCELED", "0");
        order.canceledBy = request;
        request.executedNs = 120;
        final Answer answer = Answer.of(200, "", Says.CANCELED);
        answer.orderStatus = "CANCELED";
        answered(answer);
        tell(intent, OutcomeKind.CANCELED, 200);
        return intent;
    }

    /** Besides the order by itself. */
    IntentRecord allCanceled() {
        canceled();
        final RequestRecord made = request(1, RequestRecord.Kind.CANCEL_ALL, book, SENT_NS, ANSWERED_NS);
        made.executedNs = 120;
        deliver(made, Answer.of(200, "", Says.CANCELED), ANSWERED_NS);
        final IntentRecord all = intent(2, book, false, SUBMITTED_NS);
        retell(all, OutcomeKind.CANCELED, 200);
        return all;
    }

    /** Of two intents sent at one time the first has expired, unanswered, when a third one is sent. */
    void givenUpAndTwoWanted() {
        allCanceled();
        request(2, RequestRecord.Kind.CANCEL_ALL, book, SENT_NS, ANSWERED_NS);
        tell(intent(3, book, false, SUBMITTED_NS), OutcomeKind.CANCELED, 200);
        final IntentRecord expired = intent(4, book, false, SUBMITTED_NS);
        expired.told.add(told(OutcomeKind.UNKNOWN, 0, SENT_NS + 5, 1));
        request(3, RequestRecord.Kind.CANCEL_ALL, book, SENT_NS + 10, ANSWERED_NS);
    }

    /** The first request is the one that is answered. */
    void hedged(final long beganNs) {
        canceled();
        history.settings.hedgeDelayNs(20);
        request(1, beganNs, ANSWERED_NS + 10);
        retellAttempts(2);
    }

    /** One intent stays in the ring beyond its deadline while another one is open. */
    void lateFromTheRing(final int maxOpenIntents) {
        canceled();
        history.longestStepNs = 0;
        history.settings.maxOpenIntents(maxOpenIntents);
        final VenueOrder other = new VenueOrder("BTCUSDT", 8, "eight", 50);
        final IntentRecord late = new IntentRecord(2, other, false, SUBMITTED_NS, SENT_NS);
        history.intents.put(2L, late);
        other.intents.add(late);
        late.told.add(told(OutcomeKind.NOT_SENT, 0, TOLD_NS, 0, List.of(SUBMITTED_NS, TOLD_NS, 0L, 0L, 0L, TOLD_NS)));
    }

    void answered(final Answer answer) {
        deliver(request, answer, ANSWERED_NS);
    }

    static void deliver(final RequestRecord about, final Answer answer, final long deliveredNs) {
        answer.firstByteNs = deliveredNs;
        answer.deliveredNs = deliveredNs;
        about.answers.add(answer);
    }

    /** Answered soon after. */
    RequestRecord ping(final long id, final long beganNs) {
        final RequestRecord made = new RequestRecord(id, 0, RequestRecord.Kind.PING, null, false, beganNs);
        deliver(made, Answer.of(200, "{}", Says.NOTHING), beganNs + 5);
        history.requests.add(made);
        return made;
    }

    void tell(final IntentRecord about, final OutcomeKind kind, final int status) {
        about.told.add(told(kind, status, TOLD_NS));
    }

    void retell(final OutcomeKind kind, final int status) {
        retell(intent, kind, status);
    }

    static void retell(final IntentRecord about, final OutcomeKind kind, final int status) {
        about.told.clear();
        about.told.add(told(kind, status, TOLD_NS));
    }

    void retellAttempts(final int attempts) {
        intent.told.clear();
        intent.told.add(told(OutcomeKind.CANCELED, 200, TOLD_NS, attempts));
    }

    static IntentRecord.Told told(final OutcomeKind kind, final int status, final long decodedNs) {
        return told(kind, status, decodedNs, 1);
    }

    static IntentRecord.Told told(final OutcomeKind kind, final int status, final long decodedNs, final int attempts) {
        return told(kind, status, decodedNs, attempts, List.of(SUBMITTED_NS, 105L, SENT_NS, SENT_NS, 0L, decodedNs));
    }

    static IntentRecord.Told told(
            final OutcomeKind kind,
            final int status,
            final long decodedNs,
            final int attempts,
            final List<Long> stamps) {
        return new IntentRecord.Told(
                kind,
                Reason.ANSWERED,
                status,
                CancelOutcome.NULL_CODE,
                "",
                null,
                null,
                attempts,
                decodedNs,
                stamps,
                true);
    }

    IntentRecord intent(final long correlationId, final boolean byClientOrderId) {
        return intent(correlationId, order, byClientOrderId, SUBMITTED_NS);
    }

    IntentRecord intent(
            final long correlationId, final VenueOrder about, final boolean byClientOrderId, final long submittedNs) {
        final IntentRecord made = new IntentRecord(correlationId, about, byClientOrderId, submittedNs, 1000);
        history.intents.put(correlationId, made);
        about.intents.add(made);
        return made;
    }

    RequestRecord request(final long id, final long beganNs, final long endedNs) {
        return request(id, RequestRecord.Kind.CANCEL, order, beganNs, endedNs);
    }

    RequestRecord request(
            final long id,
            final RequestRecord.Kind kind,
            final VenueOrder about,
            final long beganNs,
            final long endedNs) {
        final RequestRecord made = new RequestRecord(id, 0, kind, about, false, beganNs);
        made.leftNs.addAll(new ArrayList<>(List.of(beganNs)));
        made.endedNs = endedNs;
        history.requests.add(made);
        about.requests.add(made);
        return made;
    }
}
