package io.quash.engine;

import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import io.quash.engine.venue.QueryClassifier;
import io.quash.engine.venue.QueryVerdict;

/**
 * What follows the answer to a query for an order, by the verdict of {@link QueryClassifier}: an outcome, the cancel
 * again, or another query. For the sender thread; does not allocate.
 */
final class QueryAnswers {
    private static final int QUERIES_UNTIL_NOT_FOUND = 2;

    private final VenueAnswer answer;
    private final OpenIntents open;
    private final VenueState venue;
    private final NextTry next;

    QueryAnswers(final VenueAnswer answer, final OpenIntents open, final VenueState venue, final NextTry next) {
        this.answer = answer;
        this.open = open;
        this.venue = venue;
        this.next = next;
    }

    /** @param named whether the answer can be this intent's. */
    void onAnswer(final VenueConnection connection, final Intent intent, final boolean named) {
        onVerdict(connection, intent, named ? classify() : QueryVerdict.DESYNCHRONISED);
    }

    private void onVerdict(final VenueConnection connection, final Intent intent, final QueryVerdict verdict) {
        switch (verdict) {
            case CANCELED:
                end(intent, isCanceledSinceOurTry(intent) ? OutcomeKind.CANCELED : OutcomeKind.CLOSED);
                return;
            case CLOSED:
                end(intent, OutcomeKind.CLOSED);
                return;
            case OPEN:
                next.foundOpen(intent, answer.decodedNs());
                return;
            case NOT_FOUND:
                if (intent.queries >= QUERIES_UNTIL_NOT_FOUND && intent.notInBook) {
                    next.giveUp(intent, Reason.RESOLVED);
                    return;
                }
                break;
            case CLOCK:
                venue.onClockRefusal(connection, answer);
                break;
            case LIMITED:
                venue.onLimited(answer);
                break;
            case BLOCKED:
                venue.onBlocked(answer.decodedNs());
                break;
            default:
                break;
        }
        next.askAgain(intent, Reason.GAVE_UP, answer.decodedNs());
    }

    /** One of our tries may have done it, and it was surely not done before the first of these left. */
    private boolean isCanceledSinceOurTry(final Intent intent) {
        final long updateTimeMs = answer.body().longValue(OrderField.UPDATE_TIME);
        return intent.maybeExecuted
                && updateTimeMs != OrderView.NULL_LONG
                && updateTimeMs >= venue.clock.latestMs(intent.maybeExecutedFromNs);
    }

    private void end(final Intent intent, final OutcomeKind kind) {
        open.endAnswered(intent, kind, Reason.RESOLVED, answer);
    }

    private QueryVerdict classify() {
        return QueryClassifier.classify(answer.statusCode(), answer.body(), answer.isWellFormed());
    }
}
