package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.venue.CancelClassifier;
import io.quash.engine.venue.Verdict;
import java.util.concurrent.TimeUnit;

/**
 * What follows the answer to a cancel, by the verdict of {@link CancelClassifier}: an outcome, a repeat, a query, or a
 * wait. For the sender thread; does not allocate.
 */
final class CancelAnswers {
    private static final long FIRST_BACK_OFF_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final byte[] ANSWER_TO_ANOTHER = "an answer to another request".getBytes(US_ASCII);
    private static final int MAX_BACK_OFFS = 4;

    private final VenueAnswer answer;
    private final OpenIntents open;
    private final VenueState venue;
    private final NextTry next;
    private final boolean resolvesGone;

    CancelAnswers(
            final Context ctx,
            final VenueAnswer answer,
            final OpenIntents open,
            final VenueState venue,
            final NextTry next) {
        this.answer = answer;
        this.open = open;
        this.venue = venue;
        this.next = next;
        resolvesGone = ctx.resolvesGone();
    }

    /** @param named whether the answer can be this intent's. */
    void onAnswer(final VenueConnection connection, final Intent intent, final boolean named) {
        onVerdict(connection, intent, named ? classify(intent) : Verdict.DESYNCHRONISED);
    }

    private void onVerdict(final VenueConnection connection, final Intent intent, final Verdict verdict) {
        switch (verdict) {
            case CANCELED:
                end(intent, OutcomeKind.CANCELED);
                return;
            case CLOSED:
                end(intent, OutcomeKind.CLOSED);
                return;
            case CLOCK:
                venue.onClockRefusal(connection, answer);
                break;
            case LIMITED:
                venue.onLimited(answer);
                break;
            case BLOCKED:
                venue.onBlocked(answer.decodedNs());
                break;
            case NOT_IN_BOOK:
                intent.notInBook = true;
                break;
            case UNKNOWN:
            case DESYNCHRONISED:
                intent.becameUnknown(connection.signedNs);
                break;
            default:
                break;
        }
        if (verdict == Verdict.DESYNCHRONISED) {
            intent.lastAnswer.keepLoss(ANSWER_TO_ANOTHER);
        } else {
            intent.lastAnswer.keep(answer);
        }
        if (!intent.isInFlight()) {
            goOn(intent, verdict);
        }
    }

    /** The answer did not end the intent, and no hedge of it is in flight. */
    private void goOn(final Intent intent, final Verdict verdict) {
        switch (verdict) {
            case NOT_IN_BOOK:
                if (intent.cancelsAll || !resolvesGone && !intent.maybeExecuted) {
                    end(intent, OutcomeKind.GONE);
                } else {
                    next.ask(intent, Reason.ANSWERED, answer.decodedNs());
                }
                break;
            case CLOCK:
                if (intent.clockCorrected) {
                    refuse(intent);
                } else {
                    intent.clockCorrected = true;
                    open.sendFirst(intent);
                }
                break;
            case LIMITED:
                open.sendFirst(intent);
                break;
            case BACK_OFF:
                if (intent.backOffs < MAX_BACK_OFFS) {
                    open.sendLater(intent, answer.decodedNs() + (FIRST_BACK_OFF_NS << intent.backOffs++));
                } else {
                    refuse(intent);
                }
                break;
            case REPEAT:
                if (next.takeRepeat(intent)) {
                    open.sendFirst(intent);
                } else {
                    refuse(intent);
                }
                break;
            case UNKNOWN:
                next.repeatOrAsk(
                        intent, isUnreadable() ? Reason.MALFORMED_ANSWER : Reason.ANSWERED, answer.decodedNs());
                break;
            case DESYNCHRONISED:
                next.repeatOrAsk(intent, Reason.DESYNCHRONISED, answer.decodedNs());
                break;
            default:
                refuse(intent);
                break;
        }
    }

    /** This try was surely not executed, and another would fare no better. */
    private void refuse(final Intent intent) {
        if (!intent.maybeExecuted) {
            end(intent, OutcomeKind.REJECTED);
        } else if (intent.cancelsAll) {
            next.giveUp(intent, Reason.ANSWERED);
        } else {
            next.ask(intent, Reason.ANSWERED, answer.decodedNs());
        }
    }

    private void end(final Intent intent, final OutcomeKind kind) {
        open.endAnswered(intent, kind, Reason.ANSWERED, answer);
    }

    private Verdict classify(final Intent intent) {
        if (intent.cancelsAll && answer.statusCode() == 200) {
            return answer.isWellFormed() && answer.body().code() == 200 ? Verdict.CANCELED : Verdict.UNKNOWN;
        }
        return CancelClassifier.classify(answer.statusCode(), answer.body(), answer.isWellFormed());
    }

    private boolean isUnreadable() {
        return answer.statusCode() == 200 && !answer.isWellFormed();
    }
}
