package io.quash.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check catches a history that was doctored for it, and none objects to a true one. */
class ExaminerTest {
    private static final long SUBMITTED_NS = 100;
    private static final long SENT_NS = 110;
    private static final long ANSWERED_NS = 150;
    private static final long TOLD_NS = 150;

    private final History history = new History(42);
    private final VenueOrder order = new VenueOrder("BTCUSDT", 7, "seven", 50);
    private final VenueOrder book = history.book("BTCUSDT");
    private final IntentRecord intent = intent(1, false);
    private final RequestRecord request = request(0, SENT_NS, ANSWERED_NS);

    ExaminerTest() {
        history.add(order);
        history.longestStepNs = 10;
        order.become(50, "NEW", "0");
    }

    @Test
    void shouldFindNothingWhenTheHistoryIsTrue() {
        canceled();
        assertEquals(List.of(), checks());
    }

    @Test
    void shouldFindNothingWhenAllAreCanceledToo() {
        allCanceled();
        assertEquals(List.of(), checks());
    }

    @Test
    void shouldFindNothingWhenTheHedgeHasItsDelay() {
        hedged(SENT_NS + 20);
        assertEquals(List.of(), checks());
    }

    @Test
    void shouldFindNothingWhenARepeatByClientOrderIdIsAllowed() {
        history.settings.repeatsByClientOrderId(true);
        Doctored.REPEATED_BY_CLIENT_ORDER_ID.tell.accept(this);
        assertEquals(List.of(), checks());
    }

    @Test
    void shouldFindNothingWhenTheRingHadToWait() {
        lateFromTheRing(1);
        assertEquals(List.of(), checks());
    }

    @Test
    void shouldFindNothingWhenOneRequestForEachConnectionIsTooMany() {
        Doctored.OVER_THE_LIMIT.tell.accept(this);
        history.settings.connections(2);
        assertEquals(List.of(), checks());
    }

    @Test
    void shouldNameSeedCheckAndOrderWhenSomethingIsFound() {
        canceled();
        intent.told.clear();
        final String text = Examiner.examine(history, Check.inForce()).get(0).toString();
        assertTrue(text.startsWith("seed 42: ONE_OUTCOME: 0 outcomes of intent 1"), text);
        assertTrue(text.contains("BTCUSDT 7 seven"), text);
    }

    @ParameterizedTest
    @EnumSource(Doctored.class)
    void shouldCatchTheLieWhenTheHistoryIsDoctored(final Doctored lie) {
        lie.tell.accept(this);
        assertEquals(List.of(lie.caughtBy), checks());
    }

    @Test
    void shouldHaveALieForEveryCheckWhenCounted() {
        final Set<Check> caught = EnumSet.noneOf(Check.class);
        for (final Doctored lie : Doctored.values()) {
            caught.add(lie.caughtBy);
        }
        assertEquals(EnumSet.allOf(Check.class), caught);
    }

    /** One way to make a true history untrue. */
    enum Doctored {
        NO_OUTCOME(Check.ONE_OUTCOME, test -> test.canceled().told.clear()),
        TWO_OUTCOMES(Check.ONE_OUTCOME, test -> test.tell(test.canceled(), OutcomeKind.CANCELED, 200)),
        CANCELED_BY_OTHERS(Check.CANCELED, test -> test.canceled().order.canceledBy = null),
        CANCELED_UNTOLD(Check.CANCELED, test -> {
            test.canceled();
            test.retell(OutcomeKind.CANCELED, 0);
            test.request.answers.clear();
        }),
        CANCELED_TOLD_TOO_LATE(Check.CANCELED, test -> {
            test.canceled();
            test.retell(OutcomeKind.CANCELED, 0);
            test.request.answers.get(0).deliveredNs = TOLD_NS + 1;
        }),
        CLOSED_BUT_OPEN(Check.CLOSED, test -> {
            test.answered(Answer.of(200, "", Says.FINAL_STATUS));
            test.tell(test.intent, OutcomeKind.CLOSED, 200);
        }),
        CLOSED_WITHOUT_A_WORD(Check.CLOSED, test -> {
            test.order.become(120, "FILLED", "10");
            test.answered(Answer.error(400, -2011, "", Says.NOT_IN_BOOK));
            test.retell(OutcomeKind.CLOSED, 0);
        }),
        GONE_WITHOUT_A_WORD(Check.GONE, test -> test.tell(test.intent, OutcomeKind.GONE, 0)),
        REJECTED_BUT_EXECUTED(Check.REJECTED, test -> {
            test.canceled();
            test.retell(OutcomeKind.REJECTED, 200);
        }),
        NOT_SENT_BUT_BYTES_LEFT(Check.NOT_SENT, test -> test.tell(test.intent, OutcomeKind.NOT_SENT, 0)),
        UNKNOWN_THOUGH_CANCELED(Check.UNKNOWN, test -> {
            test.canceled();
            test.retell(OutcomeKind.UNKNOWN, 200);
        }),
        UNKNOWN_THOUGH_NOT_IN_BOOK(Check.UNKNOWN, test -> {
            test.answered(Answer.error(400, -2011, "", Says.NOT_IN_BOOK));
            test.retell(OutcomeKind.UNKNOWN, 0);
        }),
        UNKNOWN_THOUGH_REJECTED(Check.UNKNOWN, test -> {
            test.answered(Row.SIGNATURE.answer(0));
            test.retell(OutcomeKind.UNKNOWN, 0);
        }),
        BYTES_AFTER_THE_OUTCOME(Check.NOTHING_AFTERWARDS, test -> {
            test.canceled();
            test.request.leftNs.add(TOLD_NS + 1);
        }),
        BYTES_WITHOUT_INTENT(Check.NOTHING_AFTERWARDS, test -> {
            test.canceled();
            test.order.intents.clear();
        }),
        OTHER_STATUS(Check.ANSWER_FIELDS, test -> {
            test.canceled();
            test.retell(OutcomeKind.CANCELED, 201);
        }),
        ATTEMPT_TOO_FEW(Check.ANSWER_FIELDS, test -> {
            test.canceled();
            test.request(1, ANSWERED_NS, ANSWERED_NS);
        }),
        LATE(Check.TIMES, test -> {
            test.history.longestStepNs = 0;
            test.canceled();
            test.intent.told.clear();
            test.intent.told.add(told(OutcomeKind.CANCELED, 200, 1001));
        }),
        BEGUN_AFTER_THE_DEADLINE(Check.TIMES, test -> {
            test.canceled();
            test.request(1, 1001, 1002);
            test.intent.told.clear();
            test.intent.told.add(told(OutcomeKind.CANCELED, 200, 1005, 2));
        }),
        GONE_FOR_NO_REASON(Check.FAIR_WEATHER, test -> {
            test.history.fairWeather = true;
            test.answered(Answer.error(400, -2011, "", Says.NOT_IN_BOOK));
            test.tell(test.intent, OutcomeKind.GONE, 0);
        }),
        TWO_IN_FLIGHT(Check.ONE_IN_FLIGHT, test -> {
            test.canceled();
            test.request(1, SENT_NS + 1, ANSWERED_NS);
            test.retellAttempts(2);
        }),
        TWO_IN_FLIGHT_OF_TWO(Check.SINGLE_FLIGHT, test -> {
            test.canceled();
            final IntentRecord second = test.intent(2, false);
            test.tell(second, OutcomeKind.CANCELED, 200);
            test.request(1, SENT_NS + 1, ANSWERED_NS);
        }),
        REPEATED_BY_CLIENT_ORDER_ID(Check.NO_REPEAT_BY_CLIENT_ID, test -> {
            test.history.intents.clear();
            test.order.intents.clear();
            final IntentRecord byClientId = test.intent(3, true);
            test.request.endedNs = SENT_NS + 1;
            test.request(1, SENT_NS + 2, ANSWERED_NS);
            byClientId.told.add(told(OutcomeKind.UNKNOWN, 0, TOLD_NS, 2));
        }),
        WRONG_SIGNATURE(Check.REQUEST_FORM, test -> {
            test.canceled();
            test.history.violated(Check.REQUEST_FORM, test.order, "wrong signature");
        }),
        DEFECT(Check.NO_DEFECT, test -> {
            test.canceled();
            test.history.violated(Check.NO_DEFECT, null, "a defect");
        }),
        OVER_THE_LIMIT(Check.WEIGHT, test -> {
            test.canceled();
            test.history.settings.weightLimit(100).connections(1);
            for (int i = 1; i <= 4; i++) {
                final RequestRecord ping = test.ping(i, TOLD_NS + 10 * i);
                ping.usedWeight = 99 + i;
                ping.venueMinute = 7;
            }
        }),
        SENT_IN_SPITE_OF_RETRY_AFTER(Check.HELD, test -> {
            test.canceled();
            final Answer answer = Row.TOO_MANY.answer(0);
            answer.retryAfterSeconds = 1;
            deliver(test.ping(1, SENT_NS), answer, SENT_NS + 5);
            test.ping(2, SENT_NS + 5 + 999_999_999L);
        }),
        SENT_AFTER_THE_EDGE_BLOCKED(Check.HELD, test -> {
            test.canceled();
            test.history.settings.blockedHoldNs(1000);
            deliver(test.ping(1, SENT_NS), Row.EDGE.answer(0), SENT_NS + 5);
            test.ping(2, SENT_NS + 1004);
        }),
        HEDGED_TOO_SOON(Check.ONE_IN_FLIGHT, test -> {
            test.hedged(SENT_NS + 19);
        }),
        HEDGED_TWICE(Check.ONE_IN_FLIGHT, test -> {
            test.hedged(SENT_NS + 20);
            test.request(2, SENT_NS + 25, ANSWERED_NS);
            test.retellAttempts(3);
        }),
        ASKED_WHILE_A_CANCEL_IS_IN_FLIGHT(Check.ONE_IN_FLIGHT, test -> {
            test.canceled();
            test.history.settings.hedgeDelayNs(20);
            test.request(1, RequestRecord.Kind.QUERY, test.order, SENT_NS + 20, ANSWERED_NS);
        }),
        ALL_CANCELED_BEFORE_THAT_WAS_ASKED_FOR(Check.CANCELED, test -> {
            test.allCanceled();
            final IntentRecord later = test.intent(3, test.book, false, 130);
            later.told.add(told(OutcomeKind.CANCELED, 200, TOLD_NS, 1, List.of(130L, 130L, 130L, 130L, 0L, TOLD_NS)));
        }),
        ALL_CANCELED_UNTOLD(Check.CANCELED, test -> {
            final IntentRecord all = test.allCanceled();
            test.book.requests.get(0).answers.clear();
            retell(all, OutcomeKind.CANCELED, 0);
        }),
        ALL_CANCELED_BUT_NOT_EXECUTED(Check.CANCELED, test -> {
            test.allCanceled();
            test.book.requests.get(0).executedNs = Answer.NOT_YET;
        }),
        ALL_CLOSED(Check.CLOSED, test -> retell(test.allCanceled(), OutcomeKind.CLOSED, 200)),
        ALL_GONE_WITHOUT_A_WORD(Check.GONE, test -> retell(test.allCanceled(), OutcomeKind.GONE, 200)),
        ALL_REJECTED_BUT_EXECUTED(Check.REJECTED, test -> retell(test.allCanceled(), OutcomeKind.REJECTED, 200)),
        ALL_NOT_SENT_BUT_BYTES_LEFT(Check.NOT_SENT, test -> retell(test.allCanceled(), OutcomeKind.NOT_SENT, 0)),
        ALL_UNKNOWN_THOUGH_CANCELED(Check.UNKNOWN, test -> retell(test.allCanceled(), OutcomeKind.UNKNOWN, 200)),
        ALL_AFTER_THE_OUTCOME(Check.NOTHING_AFTERWARDS, test -> {
            test.allCanceled();
            test.request(2, RequestRecord.Kind.CANCEL_ALL, test.book, TOLD_NS + 1, TOLD_NS + 2);
        }),
        ALL_TWICE_IN_FLIGHT_FOR_ONE(Check.ONE_IN_FLIGHT, test -> {
            final IntentRecord all = test.allCanceled();
            test.request(2, RequestRecord.Kind.CANCEL_ALL, test.book, SENT_NS + 1, ANSWERED_NS);
            all.told.clear();
            all.told.add(told(OutcomeKind.CANCELED, 200, TOLD_NS, 2));
        }),
        ALL_THREE_IN_FLIGHT_FOR_TWO(Check.SINGLE_FLIGHT, test -> {
            test.allCanceled();
            test.tell(test.intent(3, test.book, false, SUBMITTED_NS), OutcomeKind.CANCELED, 200);
            test.request(2, RequestRecord.Kind.CANCEL_ALL, test.book, SENT_NS + 1, ANSWERED_NS);
            test.request(3, RequestRecord.Kind.CANCEL_ALL, test.book, SENT_NS + 2, ANSWERED_NS);
        }),
        ALL_REJECTED_IN_FAIR_WEATHER(Check.FAIR_WEATHER, test -> {
            final IntentRecord all = test.allCanceled();
            final RequestRecord refused = test.book.requests.get(0);
            refused.answers.clear();
            refused.executedNs = Answer.NOT_YET;
            deliver(refused, Row.SIGNATURE.answer(0), ANSWERED_NS);
            test.history.fairWeather = true;
            retell(all, OutcomeKind.REJECTED, 0);
        }),
        UNKNOWN_THOUGH_ALL_WERE_CANCELED(Check.FAIR_WEATHER, test -> {
            test.history.fairWeather = true;
            test.allCanceled();
            test.order.canceledBy = test.book.requests.get(0);
            test.request.answers.clear();
            test.request.executedNs = Answer.NOT_YET;
            test.retell(OutcomeKind.UNKNOWN, 0);
        }),
        LATE_FROM_THE_RING(Check.TIMES, test -> test.lateFromTheRing(2));

        private final Check caughtBy;
        private final java.util.function.Consumer<ExaminerTest> tell;

        Doctored(final Check caughtBy, final java.util.function.Consumer<ExaminerTest> tell) {
            this.caughtBy = caughtBy;
            this.tell = tell;
        }
    }

    private List<Check> checks() {
        return Examiner.examine(history, EnumSet.allOf(Check.class)).stream()
                .map(Violation::check)
                .distinct()
                .toList();
    }

    /** The true history: sent, executed, said, told. */
    private IntentRecord canceled() {
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
    private IntentRecord allCanceled() {
        canceled();
        final RequestRecord made = request(1, RequestRecord.Kind.CANCEL_ALL, book, SENT_NS, ANSWERED_NS);
        made.executedNs = 120;
        deliver(made, Answer.of(200, "", Says.CANCELED), ANSWERED_NS);
        final IntentRecord all = intent(2, book, false, SUBMITTED_NS);
        retell(all, OutcomeKind.CANCELED, 200);
        return all;
    }

    /** The first request is the one that is answered. */
    private void hedged(final long beganNs) {
        canceled();
        history.settings.hedgeDelayNs(20);
        request(1, beganNs, ANSWERED_NS + 10);
        retellAttempts(2);
    }

    /** One intent stays in the ring beyond its deadline while another one is open. */
    private void lateFromTheRing(final int maxOpenIntents) {
        canceled();
        history.longestStepNs = 0;
        history.settings.maxOpenIntents(maxOpenIntents);
        final VenueOrder other = new VenueOrder("BTCUSDT", 8, "eight", 50);
        final IntentRecord late = new IntentRecord(2, other, false, SUBMITTED_NS, SENT_NS);
        history.intents.put(2L, late);
        other.intents.add(late);
        late.told.add(told(OutcomeKind.NOT_SENT, 0, TOLD_NS, 0, List.of(SUBMITTED_NS, TOLD_NS, 0L, 0L, 0L, TOLD_NS)));
    }

    private void answered(final Answer answer) {
        deliver(request, answer, ANSWERED_NS);
    }

    private static void deliver(final RequestRecord about, final Answer answer, final long deliveredNs) {
        answer.firstByteNs = deliveredNs;
        answer.deliveredNs = deliveredNs;
        about.answers.add(answer);
    }

    /** Answered soon after. */
    private RequestRecord ping(final long id, final long beganNs) {
        final RequestRecord made = new RequestRecord(id, 0, RequestRecord.Kind.PING, null, false, beganNs);
        deliver(made, Answer.of(200, "{}", Says.NOTHING), beganNs + 5);
        history.requests.add(made);
        return made;
    }

    private void tell(final IntentRecord about, final OutcomeKind kind, final int status) {
        about.told.add(told(kind, status, TOLD_NS));
    }

    private void retell(final OutcomeKind kind, final int status) {
        retell(intent, kind, status);
    }

    private static void retell(final IntentRecord about, final OutcomeKind kind, final int status) {
        about.told.clear();
        about.told.add(told(kind, status, TOLD_NS));
    }

    private void retellAttempts(final int attempts) {
        intent.told.clear();
        intent.told.add(told(OutcomeKind.CANCELED, 200, TOLD_NS, attempts));
    }

    private static IntentRecord.Told told(final OutcomeKind kind, final int status, final long decodedNs) {
        return told(kind, status, decodedNs, 1);
    }

    private static IntentRecord.Told told(
            final OutcomeKind kind, final int status, final long decodedNs, final int attempts) {
        return told(kind, status, decodedNs, attempts, List.of(SUBMITTED_NS, 105L, SENT_NS, SENT_NS, 0L, decodedNs));
    }

    private static IntentRecord.Told told(
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

    private IntentRecord intent(final long correlationId, final boolean byClientOrderId) {
        return intent(correlationId, order, byClientOrderId, SUBMITTED_NS);
    }

    private IntentRecord intent(
            final long correlationId, final VenueOrder about, final boolean byClientOrderId, final long submittedNs) {
        final IntentRecord made = new IntentRecord(correlationId, about, byClientOrderId, submittedNs, 1000);
        history.intents.put(correlationId, made);
        about.intents.add(made);
        return made;
    }

    private RequestRecord request(final long id, final long beganNs, final long endedNs) {
        return request(id, RequestRecord.Kind.CANCEL, order, beganNs, endedNs);
    }

    private RequestRecord request(
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
