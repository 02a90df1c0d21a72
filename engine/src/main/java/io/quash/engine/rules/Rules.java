package io.quash.engine.rules;

import static io.quash.engine.rules.Step.ask;
import static io.quash.engine.rules.Step.askAfter;
import static io.quash.engine.rules.Step.end;
import static io.quash.engine.rules.Step.endByAnswer;
import static io.quash.engine.rules.Step.paid;
import static io.quash.engine.rules.Step.send;
import static io.quash.engine.rules.Step.sendAfter;

import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.util.concurrent.TimeUnit;

/**
 * What follows an event, by what was tried so far: the tables of FAULTS.md as a pure function.
 *
 * <ul>
 *   <li>Unknown: the cancel is repeated at once where that is safe, else the order is asked about.
 *   <li>Not in the book: the order is asked about.
 *   <li>Not executed: repeated if that can help, else rejected; but unknown if an earlier request is unknown.
 * </ul>
 */
public final class Rules {
    private static final long FIRST_DELAY_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int MAX_DOUBLINGS = 5;
    private static final long FIRST_BACK_OFF_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MAX_BACK_OFFS = 4;
    private static final int QUERIES_UNTIL_NOT_FOUND = 2;

    private final int maxRepeats;
    private final int maxQueries;
    private final boolean resolvesGone;

    /**
     * @param maxRepeats   most repeats of one cancel.
     * @param maxQueries   most queries for one cancel.
     * @param resolvesGone whether a clean "not in the book" is asked about.
     */
    public Rules(final int maxRepeats, final int maxQueries, final boolean resolvesGone) {
        this.maxRepeats = maxRepeats;
        this.maxQueries = maxQueries;
        this.resolvesGone = resolvesGone;
    }

    /**
     * Decides. Changes nothing.
     *
     * @param tries what was tried, with this event noted.
     * @param token whether the retry budget has a token.
     * @return a {@link Step}.
     */
    public long next(final Tries tries, final Event event, final boolean token) {
        return switch (event) {
            case CANCELED -> endByAnswer(OutcomeKind.CANCELED, Reason.ANSWERED);
            case NOT_OPEN -> endByAnswer(OutcomeKind.CLOSED, Reason.ANSWERED);
            case FOUND_CANCELED_BY_US -> endByAnswer(OutcomeKind.CANCELED, Reason.RESOLVED);
            case FOUND_NOT_OPEN -> endByAnswer(OutcomeKind.CLOSED, Reason.RESOLVED);
            case DEADLINE -> giveUp(tries, Reason.DEADLINE);
            case DEADLINE_WHILE_HELD -> giveUp(tries, Reason.LIMITED);
            case SHUTDOWN -> giveUp(tries, Reason.SHUTDOWN);
            case SENDER_FAILED -> giveUp(tries, Reason.SENDER_FAILED);
            default -> goOn(tries, event, token);
        };
    }

    private long goOn(final Tries tries, final Event event, final boolean token) {
        if (tries.isInFlight()) {
            return Step.WAIT;
        }
        return tries.isAsking() ? afterQuery(tries, event, token) : afterCancel(tries, event, token);
    }

    private long afterCancel(final Tries tries, final Event event, final boolean token) {
        return switch (event) {
            case NOT_IN_BOOK ->
                tries.cancelsAll() || !resolvesGone && !tries.maybeExecuted()
                        ? endByAnswer(OutcomeKind.GONE, Reason.ANSWERED)
                        : firstAsk(tries, Reason.ANSWERED, token);
            case CLOCK -> tries.isClockCorrected() ? refused(tries, token) : send();
            case LIMITED, UNSENT -> send();
            case OVERLOADED ->
                tries.backOffs() < MAX_BACK_OFFS
                        ? sendAfter(FIRST_BACK_OFF_NS << tries.backOffs())
                        : refused(tries, token);
            case REPEATABLE -> hasRepeat(tries, token) ? paid(send()) : refused(tries, token);
            case UNCLEAR -> repeatOrAsk(tries, Reason.ANSWERED, token);
            case UNREADABLE -> repeatOrAsk(tries, Reason.MALFORMED_ANSWER, token);
            case NOT_OURS -> repeatOrAsk(tries, Reason.DESYNCHRONISED, token);
            case LOST -> repeatOrAsk(tries, Reason.CONNECTION_LOST, token);
            default -> refused(tries, token);
        };
    }

    private long afterQuery(final Tries tries, final Event event, final boolean token) {
        if (event == Event.FOUND_OPEN && !tries.isNotInBook() && tries.isRepeatable() && hasRepeat(tries, token)) {
            return paid(sendAfter(delayNs(tries.queries())));
        }
        if (event == Event.NOT_FOUND && tries.isNotInBook() && tries.queries() >= QUERIES_UNTIL_NOT_FOUND) {
            return giveUp(tries, Reason.RESOLVED);
        }
        return askAgain(tries, event == Event.LOST ? Reason.CONNECTION_LOST : Reason.GAVE_UP, token);
    }

    /** The venue did not execute this request, and another would fare no better. */
    private long refused(final Tries tries, final boolean token) {
        if (!tries.maybeExecuted()) {
            return endByAnswer(OutcomeKind.REJECTED, Reason.ANSWERED);
        }
        return tries.cancelsAll() ? giveUp(tries, Reason.ANSWERED) : firstAsk(tries, Reason.ANSWERED, token);
    }

    private long repeatOrAsk(final Tries tries, final Reason reason, final boolean token) {
        if (tries.cancelsAll()) {
            return sendAfter(tries.repeats() == 0 ? 0 : delayNs(tries.repeats() + 1));
        }
        // An order that one of two requests did not find in the book is asked about when the other is unknown.
        return !tries.isNotInBook() && tries.isRepeatable() && hasRepeat(tries, token)
                ? paid(send())
                : firstAsk(tries, reason, token);
    }

    /** The first query of an intent is no repeat of anything: only the weight bounds it. */
    private long firstAsk(final Tries tries, final Reason reason, final boolean token) {
        return tries.queries() == 0 && maxQueries > 0 ? ask() : askAgain(tries, reason, token);
    }

    private long askAgain(final Tries tries, final Reason reason, final boolean token) {
        return tries.queries() < maxQueries && token ? paid(askAfter(delayNs(tries.queries()))) : giveUp(tries, reason);
    }

    private boolean hasRepeat(final Tries tries, final boolean token) {
        return tries.repeats() < maxRepeats && token;
    }

    private static long giveUp(final Tries tries, final Reason reason) {
        return end(kindIfEndedNow(tries), reason);
    }

    /** What is true of an intent that ends without another answer. */
    private static OutcomeKind kindIfEndedNow(final Tries tries) {
        if (tries.cancels() == 0) {
            return OutcomeKind.NOT_SENT;
        }
        if (tries.isNotInBook()) {
            // Also while the other of two requests is in flight: an order does not come back into the book.
            return OutcomeKind.GONE;
        }
        final boolean cancelInFlight = tries.isInFlight() && !tries.isAsking();
        return tries.maybeExecuted() || cancelInFlight ? OutcomeKind.UNKNOWN : OutcomeKind.REJECTED;
    }

    private static long delayNs(final int tries) {
        return FIRST_DELAY_NS << Math.min(tries, MAX_DOUBLINGS);
    }
}
