package io.quash.engine.sim;

import io.quash.engine.OutcomeKind;
import java.util.List;
import java.util.function.Consumer;

/** One way to make a true history untrue. */
enum Doctored {
    NO_OUTCOME(Check.ONE_OUTCOME, staged -> staged.canceled().told.clear()),
    TWO_OUTCOMES(Check.ONE_OUTCOME, staged -> staged.tell(staged.canceled(), OutcomeKind.CANCELED, 200)),
    CANCELED_BY_OTHERS(Check.CANCELED, staged -> staged.canceled().order.canceledBy = null),
    CANCELED_UNTOLD(Check.CANCELED, staged -> {
        staged.canceled();
        staged.retell(OutcomeKind.CANCELED, 0);
        staged.request.answers.clear();
    }),
    CANCELED_TOLD_TOO_LATE(Check.CANCELED, staged -> {
        staged.canceled();
        staged.retell(OutcomeKind.CANCELED, 0);
        staged.request.answers.get(0).deliveredNs = StagedHistory.TOLD_NS + 1;
    }),
    CLOSED_BUT_OPEN(Check.CLOSED, staged -> {
        staged.answered(Answer.of(200, "", Says.FINAL_STATUS));
        staged.tell(staged.intent, OutcomeKind.CLOSED, 200);
    }),
    CLOSED_WITHOUT_A_WORD(Check.CLOSED, staged -> {
        staged.order.become(120, "FILLED", "10");
        staged.answered(Answer.error(400, -2011, "", Says.NOT_IN_BOOK));
        staged.retell(OutcomeKind.CLOSED, 0);
    }),
    GONE_WITHOUT_A_WORD(Check.GONE, staged -> staged.tell(staged.intent, OutcomeKind.GONE, 0)),
    REJECTED_BUT_EXECUTED(Check.REJECTED, staged -> {
        staged.canceled();
        staged.retell(OutcomeKind.REJECTED, 200);
    }),
    NOT_SENT_BUT_BYTES_LEFT(Check.NOT_SENT, staged -> staged.tell(staged.intent, OutcomeKind.NOT_SENT, 0)),
    UNKNOWN_THOUGH_CANCELED(Check.UNKNOWN, staged -> {
        staged.canceled();
        staged.retell(OutcomeKind.UNKNOWN, 200);
    }),
    UNKNOWN_THOUGH_NOT_IN_BOOK(Check.UNKNOWN, staged -> {
        staged.answered(Answer.error(400, -2011, "", Says.NOT_IN_BOOK));
        staged.retell(OutcomeKind.UNKNOWN, 0);
    }),
    UNKNOWN_THOUGH_REJECTED(Check.UNKNOWN, staged -> {
        staged.answered(Row.SIGNATURE.answer(0));
        staged.retell(OutcomeKind.UNKNOWN, 0);
    }),
    BYTES_AFTER_THE_OUTCOME(Check.NOTHING_AFTERWARDS, staged -> {
        staged.canceled();
        staged.request.leftNs.add(StagedHistory.TOLD_NS + 1);
    }),
    BYTES_WITHOUT_INTENT(Check.NOTHING_AFTERWARDS, staged -> {
        staged.canceled();
        staged.order.intents.clear();
    }),
    OTHER_STATUS(Check.ANSWER_FIELDS, staged -> {
        staged.canceled();
        staged.retell(OutcomeKind.CANCELED, 201);
    }),
    ATTEMPT_TOO_FEW(Check.ANSWER_FIELDS, staged -> {
        staged.canceled();
        staged.request(1, StagedHistory.ANSWERED_NS, StagedHistory.ANSWERED_NS);
    }),
    LATE(Check.TIMES, staged -> {
        staged.history.longestStepNs = 0;
        staged.canceled();
        staged.intent.told.clear();
        staged.intent.told.add(StagedHistory.told(OutcomeKind.CANCELED, 200, 1001));
    }),
    BEGUN_AFTER_THE_DEADLINE(Check.TIMES, staged -> {
        staged.canceled();
        staged.request(1, 1001, 1002);
        staged.intent.told.clear();
        staged.intent.told.add(StagedHistory.told(OutcomeKind.CANCELED, 200, 1005, 2));
    }),
    GONE_FOR_NO_REASON(Check.FAIR_WEATHER, staged -> {
        staged.history.fairWeather = true;
        staged.answered(Answer.error(400, -2011, "", Says.NOT_IN_BOOK));
        staged.tell(staged.intent, OutcomeKind.GONE, 0);
    }),
    TWO_IN_FLIGHT(Check.ONE_IN_FLIGHT, staged -> {
        staged.canceled();
        staged.request(1, StagedHistory.SENT_NS + 1, StagedHistory.ANSWERED_NS);
        staged.retellAttempts(2);
    }),
    TWO_IN_FLIGHT_OF_TWO(Check.SINGLE_FLIGHT, staged -> {
        staged.canceled();
        final IntentRecord second = staged.intent(2, false);
        staged.tell(second, OutcomeKind.CANCELED, 200);
        staged.request(1, StagedHistory.SENT_NS + 1, StagedHistory.ANSWERED_NS);
    }),
    REPEATED_BY_CLIENT_ORDER_ID(Check.NO_REPEAT_BY_CLIENT_ID, staged -> {
        staged.history.intents.clear();
        staged.order.intents.clear();
        final IntentRecord byClientId = staged.intent(3, true);
        staged.request.endedNs = StagedHistory.SENT_NS + 1;
        staged.request(1, StagedHistory.SENT_NS + 2, StagedHistory.ANSWERED_NS);
        byClientId.told.add(StagedHistory.told(OutcomeKind.UNKNOWN, 0, StagedHistory.TOLD_NS, 2));
    }),
    WRONG_SIGNATURE(Check.REQUEST_FORM, staged -> {
        staged.canceled();
        staged.history.violated(Check.REQUEST_FORM, staged.order, "wrong signature");
    }),
    DEFECT(Check.NO_DEFECT, staged -> {
        staged.canceled();
        staged.history.violated(Check.NO_DEFECT, null, "a defect");
    }),
    OVER_THE_LIMIT(Check.WEIGHT, staged -> {
        staged.canceled();
        staged.history.settings.weightLimit(100).connections(1);
        for (int i = 1; i <= 4; i++) {
            final RequestRecord ping = staged.ping(i, StagedHistory.TOLD_NS + 10 * i);
            ping.usedWeight = 99 + i;
            ping.venueMinute = 7;
        }
    }),
    SENT_IN_SPITE_OF_RETRY_AFTER(Check.HELD, staged -> {
        staged.canceled();
        final Answer answer = Row.TOO_MANY.answer(0);
        answer.retryAfterSeconds = 1;
        StagedHistory.deliver(staged.ping(1, StagedHistory.SENT_NS), answer, StagedHistory.SENT_NS + 5);
        staged.ping(2, StagedHistory.SENT_NS + 5 + 999_999_999L);
    }),
    SENT_AFTER_THE_EDGE_BLOCKED(Check.HELD, staged -> {
        staged.canceled();
        staged.history.settings.blockedHoldNs(1000);
        StagedHistory.deliver(staged.ping(1, StagedHistory.SENT_NS), Row.EDGE.answer(0), StagedHistory.SENT_NS + 5);
        staged.ping(2, StagedHistory.SENT_NS + 1004);
    }),
    HEDGED_TOO_SOON(Check.ONE_IN_FLIGHT, staged -> {
        staged.hedged(StagedHistory.SENT_NS + 19);
    }),
    HEDGED_TWICE(Check.ONE_IN_FLIGHT, staged -> {
        staged.hedged(StagedHistory.SENT_NS + 20);
        staged.request(2, StagedHistory.SENT_NS + 25, StagedHistory.ANSWERED_NS);
        staged.retellAttempts(3);
    }),
    ASKED_WHILE_A_CANCEL_IS_IN_FLIGHT(Check.ONE_IN_FLIGHT, staged -> {
        staged.canceled();
        staged.history.settings.hedgeDelayNs(20);
        staged.request(
                1, RequestRecord.Kind.QUERY, staged.order, StagedHistory.SENT_NS + 20, StagedHistory.ANSWERED_NS);
    }),
    ALL_CANCELED_BEFORE_THAT_WAS_ASKED_FOR(Check.CANCELED, staged -> {
        staged.allCanceled();
        final IntentRecord later = staged.intent(3, staged.book, false, 130);
        later.told.add(StagedHistory.told(
                OutcomeKind.CANCELED,
                200,
                StagedHistory.TOLD_NS,
                1,
                List.of(130L, 130L, 130L, 130L, 0L, StagedHistory.TOLD_NS)));
    }),
    ALL_CANCELED_UNTOLD(Check.CANCELED, staged -> {
        final IntentRecord all = staged.allCanceled();
        staged.book.requests.get(0).answers.clear();
        StagedHistory.retell(all, OutcomeKind.CANCELED, 0);
    }),
    ALL_CANCELED_BUT_NOT_EXECUTED(Check.CANCELED, staged -> {
        staged.allCanceled();
        staged.book.requests.get(0).executedNs = Answer.NOT_YET;
    }),
    ALL_CLOSED(Check.CLOSED, staged -> StagedHistory.retell(staged.allCanceled(), OutcomeKind.CLOSED, 200)),
    ALL_GONE_WITHOUT_A_WORD(Check.GONE, staged -> StagedHistory.retell(staged.allCanceled(), OutcomeKind.GONE, 200)),
    ALL_REJECTED_BUT_EXECUTED(
            Check.REJECTED, staged -> StagedHistory.retell(staged.allCanceled(), OutcomeKind.REJECTED, 200)),
    ALL_NOT_SENT_BUT_BYTES_LEFT(
            Check.NOT_SENT, staged -> StagedHistory.retell(staged.allCanceled(), OutcomeKind.NOT_SENT, 0)),
    ALL_UNKNOWN_THOUGH_CANCELED(
            Check.UNKNOWN, staged -> StagedHistory.retell(staged.allCanceled(), OutcomeKind.UNKNOWN, 200)),
    ALL_AFTER_THE_OUTCOME(Check.NOTHING_AFTERWARDS, staged -> {
        staged.allCanceled();
        staged.request(
                2, RequestRecord.Kind.CANCEL_ALL, staged.book, StagedHistory.TOLD_NS + 1, StagedHistory.TOLD_NS + 2);
    }),
    ALL_TWICE_IN_FLIGHT_FOR_ONE(Check.ONE_IN_FLIGHT, staged -> {
        final IntentRecord all = staged.allCanceled();
        staged.request(
                2, RequestRecord.Kind.CANCEL_ALL, staged.book, StagedHistory.SENT_NS + 1, StagedHistory.ANSWERED_NS);
        all.told.clear();
        all.told.add(StagedHistory.told(OutcomeKind.CANCELED, 200, StagedHistory.TOLD_NS, 2));
    }),
    ALL_THREE_IN_FLIGHT_FOR_TWO(Check.SINGLE_FLIGHT, staged -> {
        staged.allCanceled();
        staged.tell(staged.intent(3, staged.book, false, StagedHistory.SUBMITTED_NS), OutcomeKind.CANCELED, 200);
        staged.request(
                2, RequestRecord.Kind.CANCEL_ALL, staged.book, StagedHistory.SENT_NS + 1, StagedHistory.ANSWERED_NS);
        staged.request(
                3, RequestRecord.Kind.CANCEL_ALL, staged.book, StagedHistory.SENT_NS + 2, StagedHistory.ANSWERED_NS);
    }),
    ALL_REJECTED_IN_FAIR_WEATHER(Check.FAIR_WEATHER, staged -> {
        final IntentRecord all = staged.allCanceled();
        final RequestRecord refused = staged.book.requests.get(0);
        refused.answers.clear();
        refused.executedNs = Answer.NOT_YET;
        StagedHistory.deliver(refused, Row.SIGNATURE.answer(0), StagedHistory.ANSWERED_NS);
        staged.history.fairWeather = true;
        StagedHistory.retell(all, OutcomeKind.REJECTED, 0);
    }),
    UNKNOWN_THOUGH_ALL_WERE_CANCELED(Check.FAIR_WEATHER, staged -> {
        staged.history.fairWeather = true;
        staged.allCanceled();
        staged.order.canceledBy = staged.book.requests.get(0);
        staged.request.answers.clear();
        staged.request.executedNs = Answer.NOT_YET;
        staged.retell(OutcomeKind.UNKNOWN, 0);
    }),
    LATE_FROM_THE_RING(Check.TIMES, staged -> staged.lateFromTheRing(2));

    final Check caughtBy;
    final Consumer<StagedHistory> tell;

    Doctored(final Check caughtBy, final Consumer<StagedHistory> tell) {
        this.caughtBy = caughtBy;
        this.tell = tell;
    }
}
