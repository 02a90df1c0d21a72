package io.quash.engine.sim;

import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.util.List;
import java.util.function.Predicate;

/** Holds one intent's outcome against the truth about its order. */
final class OutcomeChecks {
    private static final int MOST_IN_RING = 150;

    /** A deadline may pass right after a cycle read the clock. */
    private static final int TWO_CYCLES = 2;

    private final IntentRecord intent;
    private final IntentRecord.Told told;
    private final VenueOrder order;
    private final Examiner.Findings findings;

    OutcomeChecks(final IntentRecord intent, final Examiner.Findings findings) {
        this.intent = intent;
        this.told = intent.outcome();
        this.order = intent.order;
        this.findings = findings;
    }

    void run(final History history) {
        switch (told.kind()) {
            case CANCELED -> {
                if (intent.cancelsAll()) {
                    allCanceled();
                } else {
                    canceled();
                }
            }
            case CLOSED -> closed();
            case GONE -> gone();
            case REJECTED -> rejected();
            case UNKNOWN -> unknown();
            default -> {}
        }
        answerFields();
        times(history);
        if (history.fairWeather && told.kind() != OutcomeKind.CANCELED) {
            fairWeather();
        }
    }

    private void canceled() {
        if (order.canceledBy == null && !isCanceledByOthersSinceOurTry()) {
            violated(Check.CANCELED, "no request of ours cancelled it");
        } else if (!anyAnswer(answer -> saysCanceled(answer) && answer.isDelivered(told.decodedNs()))) {
            violated(Check.CANCELED, "the venue did not say so in time");
        } else if (told.executedQty() != null && !told.executedQty().equals(order.executedQty())) {
            violated(Check.CANCELED, told.executedQty() + " is not what was executed");
        }
    }

    /**
     * The venue did it after this was asked for: what another intent's request did before leaves those orders alone
     * that came to be meanwhile.
     */
    private void allCanceled() {
        for (final RequestRecord request : order.requests) {
            for (final Answer answer : request.answers) {
                if (answer.says == Says.CANCELED
                        && answer.isDelivered(told.decodedNs())
                        && request.isExecuted()
                        && request.executedNs >= intent.submittedNs) {
                    return;
                }
            }
        }
        violated(Check.CANCELED, "no request was executed since it was submitted, and answered so in time");
    }

    /**
     * The venue does not say who cancelled an order: after a try whose answer was lost, only the time tells, and that it
     * was not before the try.
     */
    private boolean isCanceledByOthersSinceOurTry() {
        return told.reason() == Reason.RESOLVED
                && order.requests.stream()
                        .anyMatch(request -> request.kind == RequestRecord.Kind.CANCEL
                                && !request.isKnownNotExecuted(request.endedNs)
                                && order.lastChangeNs() >= request.beganNs);
    }

    private static boolean saysCanceled(final Answer answer) {
        return answer.says == Says.CANCELED
                || answer.says == Says.FINAL_STATUS && "CANCELED".equals(answer.orderStatus);
    }

    private void closed() {
        if (intent.cancelsAll()) {
            violated(Check.CLOSED, "there is no such thing of all orders");
        } else if (order.isOpenAt(told.decodedNs())) {
            violated(Check.CLOSED, "it is still open");
        } else if (!anyAnswer(answer -> (answer.says == Says.FINAL_STATUS || answer.says == Says.CANCELED)
                && answer.isDelivered(told.decodedNs()))) {
            violated(Check.CLOSED, "the venue gave no final status in time");
        } else if (told.orderStatus() != null && !told.orderStatus().equals(order.status())) {
            violated(Check.CLOSED, "its status is " + order.status());
        }
    }

    private void gone() {
        if (!anyAnswer(answer -> answer.says == Says.NOT_IN_BOOK && answer.isDelivered(told.decodedNs()))) {
            violated(Check.GONE, "the venue did not say so in time");
        }
    }

    private void rejected() {
        for (final RequestRecord request : order.requests) {
            if (request.cancels() && request.isExecuted() && isOnlyForRejected(request)) {
                violated(Check.REJECTED, "executed was " + request);
            }
        }
    }

    private boolean isOnlyForRejected(final RequestRecord request) {
        boolean forThis = false;
        for (final IntentRecord other : order.intents) {
            if (Examiner.isFor(request, request.beganNs, other)) {
                if (other.isEnded() && other.outcome().kind() != OutcomeKind.REJECTED) {
                    return false;
                }
                forThis |= other == intent;
            }
        }
        return forThis;
    }

    /** With other intents for the same order about, it cannot be told whose answer it was. */
    private void unknown() {
        if (!intent.isAlone()) {
            return;
        }
        boolean anyRequest = false;
        boolean allKnown = true;
        for (final RequestRecord request : order.requests) {
            if (!intent.isOpenAt(request.beganNs)) {
                continue;
            }
            for (final Answer answer : request.answers) {
                if (answer.isConclusive(told.decodedNs()) && settles(answer)) {
                    violated(Check.UNKNOWN, "settled by " + answer);
                }
            }
            if (request.cancels()) {
                anyRequest = true;
                allKnown &= request.isKnownNotExecuted(told.decodedNs());
            }
        }
        if (anyRequest && allKnown) {
            violated(Check.UNKNOWN, "every request is known not to have been executed");
        }
    }

    /**
     * A -2011 settles nothing any more once the order was found after all, and its cancel sent again. Nor does it while
     * another try was in flight, which may find there what was not there yet.
     */
    private boolean settles(final Answer answer) {
        if (answer.says != Says.NOT_IN_BOOK) {
            return answer.says != Says.NOT_EXECUTED;
        }
        return order.requests.stream()
                .noneMatch(other -> other.cancels()
                        && (other.beganNs >= answer.deliveredNs || other.isInFlightAt(answer.deliveredNs)));
    }

    private void answerFields() {
        if (!told.sameIds()) {
            violated(Check.ANSWER_FIELDS, "the ids are not those of the intent");
        }
        // Out of step, the last answer was to something else.
        final boolean outOfStep = told.reason() == Reason.DESYNCHRONISED
                || anyAnswer(answer -> !answer.healthy)
                || order.requests.stream().anyMatch(request -> request.disturbed);
        if (told.httpStatus() != 0 && !outOfStep && !anyAnswer(this::isTheOneTold)) {
            violated(Check.ANSWER_FIELDS, "no answer is as the outcome says");
        }
        if (intent.isAlone()) {
            attempts();
        }
    }

    private boolean isTheOneTold(final Answer answer) {
        if (answer.status != told.httpStatus()) {
            return false;
        }
        if (!answer.readable) {
            return answer.firstByteNs <= told.decodedNs();
        }
        final boolean sameOrder =
                told.orderStatus() == null || told.orderStatus().equals(answer.orderStatus);
        final boolean sameQty = told.executedQty() == null || told.executedQty().equals(answer.executedQty);
        final boolean sameCode =
                answer.code == null ? told.code() == CancelOutcome.NULL_CODE : told.code() == answer.code;
        final boolean sameText = answer.message == null || answer.message.equals(told.text());
        return answer.isDelivered(told.decodedNs()) && sameOrder && sameQty && sameCode && sameText;
    }

    /** A query may count as an attempt, or may not. */
    private void attempts() {
        int cancels = 0;
        int others = 0;
        for (final RequestRecord request : order.requests) {
            if (intent.isOpenAt(request.beganNs)) {
                if (request.cancels()) {
                    cancels++;
                } else {
                    others++;
                }
            }
        }
        if (told.attempts() < cancels || told.attempts() > cancels + others) {
            violated(Check.ANSWER_FIELDS, "attempts are " + told.attempts() + ", requests " + cancels);
        }
    }

    /** A query that lags behind the cancel says that the order is open. */
    private boolean wasFoundOpen() {
        return order.requests.stream()
                .filter(request -> request.kind == RequestRecord.Kind.QUERY)
                .flatMap(request -> request.answers.stream())
                .anyMatch(answer -> answer.isDelivered(told.decodedNs())
                        && ("NEW".equals(answer.orderStatus) || "PARTIALLY_FILLED".equals(answer.orderStatus)));
    }

    private void fairWeather() {
        final boolean byAll = order.canceledBy != null && order.canceledBy.kind == RequestRecord.Kind.CANCEL_ALL;
        final boolean toldSo = told.kind() == OutcomeKind.CLOSED
                || told.kind() == OutcomeKind.GONE
                || told.kind() == OutcomeKind.REJECTED && wasFoundOpen();
        final boolean canceledByItself = order.canceledBy != null && !byAll && order.intents.size() == 1;
        final boolean nothingThere = intent.cancelsAll() && told.kind() == OutcomeKind.GONE;
        if (intent.cancelsAll() && !nothingThere || order.isOpen() || canceledByItself || byAll && !toldSo) {
            violated(Check.FAIR_WEATHER, "nothing went wrong");
        }
    }

    private void times(final History history) {
        final List<Long> stamps = told.stamps();
        long last = 0;
        for (final long stamp : stamps) {
            if (stamp != 0 && stamp < last) {
                violated(Check.TIMES, "stages out of order: " + stamps);
                return;
            }
            last = Math.max(last, stamp);
        }
        if (stamps.get(0) != intent.submittedNs) {
            violated(Check.TIMES, "submitted at " + stamps.get(0) + " it says");
        }
        // What is still in the ring may have to wait until the sender has ended, one by one, those before it.
        final boolean expiredInRing = stamps.get(1) == 0 || stamps.get(1) >= intent.deadlineNs;
        final long patienceNs = (expiredInRing ? MOST_IN_RING : TWO_CYCLES) * history.longestStepNs;
        final long lateNs = told.decodedNs() - intent.deadlineNs;
        if (lateNs > patienceNs && !(expiredInRing && told.decodedNs() - roomSinceNs(history) <= patienceNs)) {
            violated(Check.TIMES, "late by " + lateNs + " ns");
        }
    }

    /** The last time until which the sender had as many others open as it may, so that the ring had to wait. */
    private long roomSinceNs(final History history) {
        long sinceNs = intent.submittedNs;
        for (final IntentRecord ended : history.intents.values()) {
            final long timeNs = ended.isEnded() ? ended.outcome().decodedNs() : 0;
            if (timeNs > sinceNs && timeNs <= told.decodedNs()) {
                final long taken = history.intents.values().stream()
                        .filter(other -> other != intent && other.isTakenOnAt(timeNs))
                        .count();
                sinceNs = taken >= history.settings.maxOpenIntents() ? timeNs : sinceNs;
            }
        }
        return sinceNs;
    }

    private boolean anyAnswer(final Predicate<Answer> condition) {
        for (final RequestRecord request : order.requests) {
            for (final Answer answer : request.answers) {
                if (condition.test(answer)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void violated(final Check check, final String what) {
        findings.add(check, order, "intent " + intent.correlationId + ", " + told.kind() + ": " + what);
    }
}
