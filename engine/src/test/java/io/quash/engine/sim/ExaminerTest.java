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
    private static final long SENT_NS = 110;
    private static final long ANSWERED_NS = 150;
    private static final long TOLD_NS = 150;

    private final History history = new History(42);
    private final VenueOrder order = new VenueOrder("BTCUSDT", 7, "seven", 50);
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
            test.history.weightLimit = 100;
            test.history.mostUsedWeight = 103;
        });

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

    private void answered(final Answer answer) {
        answer.firstByteNs = ANSWERED_NS;
        answer.deliveredNs = ANSWERED_NS;
        request.answers.add(answer);
    }

    private void tell(final IntentRecord about, final OutcomeKind kind, final int status) {
        about.told.add(told(kind, status, TOLD_NS));
    }

    private void retell(final OutcomeKind kind, final int status) {
        intent.told.clear();
        tell(intent, kind, status);
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
        final List<Long> stamps = List.of(100L, 105L, SENT_NS, SENT_NS, 0L, decodedNs);
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
        final IntentRecord made = new IntentRecord(correlationId, order, byClientOrderId, 100, 1000);
        history.intents.put(correlationId, made);
        order.intents.add(made);
        return made;
    }

    private RequestRecord request(final long id, final long beganNs, final long endedNs) {
        final RequestRecord made = new RequestRecord(id, 0, RequestRecord.Kind.CANCEL, order, false, beganNs);
        made.leftNs.addAll(new ArrayList<>(List.of(beganNs)));
        made.endedNs = endedNs;
        history.requests.add(made);
        order.requests.add(made);
        return made;
    }
}
