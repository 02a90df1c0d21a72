package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.VenueConnection.Load;
import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import io.quash.engine.venue.AnswerScanner;
import io.quash.engine.venue.CancelClassifier;
import io.quash.engine.venue.QueryClassifier;
import io.quash.engine.venue.QueryVerdict;
import io.quash.engine.venue.Verdict;
import io.quash.transport.CloseCause;
import io.quash.transport.ResponseDecoder;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/**
 * What follows an answer, or the loss of one: an outcome, a repeat, a query, or a wait. The rules are those under
 * Outcomes in the design, on the verdicts of {@link CancelClassifier} and {@link QueryClassifier}:
 *
 * <ul>
 *   <li>Unknown: repeated at once where that is safe, then asked for.
 *   <li>Not in the book: asked for.
 *   <li>Surely not executed: repeated if that can help, else rejected; but unknown if an earlier try is unknown.
 * </ul>
 *
 * <p>For the sender thread. Does not allocate but when a connection is lost.
 */
final class CancelFlow implements ConnectionEvents {
    private static final long FIRST_BACK_OFF_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final byte[] ANSWER_TO_ANOTHER = "an answer to another request".getBytes(US_ASCII);
    private static final byte[] NO_ANSWER_IN_TIME = "no answer in time".getBytes(US_ASCII);
    private static final int MAX_BACK_OFFS = 4;
    private static final int QUERIES_UNTIL_NOT_FOUND = 2;

    private final OpenIntents open;
    private final SymbolTable symbols;
    private final VenueState venue;
    private final NextTry next;
    private final NanoClock nanoClock;
    private final AnswerScanner scanner = new AnswerScanner();
    private final boolean resolvesGone;
    private ConnectionPool pool;

    private ResponseDecoder response;
    private boolean wellFormed;
    private long firstByteNs;
    private long decodedNs;

    CancelFlow(
            final Context ctx,
            final OpenIntents open,
            final SymbolTable symbols,
            final VenueState venue,
            final RetryBudget budget) {
        this.open = open;
        this.symbols = symbols;
        this.venue = venue;
        next = new NextTry(ctx, open, budget);
        nanoClock = ctx.nanoClock();
        resolvesGone = ctx.resolvesGone();
    }

    void pool(final ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public void onHeaders(final VenueConnection connection, final ResponseDecoder headers) {
        venue.observe(connection, headers, pool.inFlight());
        if (connection.load == Load.PING || connection.load == Load.ORPHAN) {
            venue.onUnclaimed(connection, headers);
            if (!isPlausible(connection, headers)) {
                pool.discard(connection);
            }
        }
    }

    /** An answer about an order that was not asked for is late: the one that is due would be the next request's. */
    private boolean isPlausible(final VenueConnection connection, final ResponseDecoder answer) {
        if (answer.isBodyEncoded() || !scanner.scan(answer.body(), 0, answer.bodyLength())) {
            return true;
        }
        return connection.load == Load.PING
                ? !scanner.hasOrder()
                : connection.orphan.isNamedBy(scanner, symbols.nameUtf8(connection.orphan.symbol));
    }

    @Override
    public void onAnswer(
            final VenueConnection connection, final Load load, final Intent intent, final ResponseDecoder answer) {
        response = answer;
        wellFormed = !answer.isBodyEncoded() && scanner.scan(answer.body(), 0, answer.bodyLength());
        firstByteNs = connection.http.firstByteNs();
        decodedNs = nanoClock.nanoTime();
        detach(connection, intent);
        final boolean ours = !wellFormed || intent.isNamedBy(scanner, symbols.nameUtf8(intent.symbol));
        if (!ours) {
            pool.discard(connection);
        }
        if (load == Load.QUERY) {
            final QueryVerdict verdict = ours
                    ? QueryClassifier.classify(answer.statusCode(), scanner, wellFormed)
                    : QueryVerdict.DESYNCHRONISED;
            onQueryAnswered(connection, intent, verdict);
        } else {
            // Of two that were in flight, it is this one that is answered.
            intent.signedNs = connection.signedNs;
            intent.sentNs = connection.sentNs;
            final Verdict verdict = ours ? classifyCancel(intent) : Verdict.DESYNCHRONISED;
            onCancelAnswered(connection, intent, verdict);
        }
    }

    @Override
    public void onLost(
            final VenueConnection connection, final Load load, final Intent intent, final boolean mayHaveLeft) {
        detach(connection, intent);
        if (load == Load.QUERY) {
            next.askAgain(intent, Reason.CONNECTION_LOST);
            return;
        }
        if (!mayHaveLeft) {
            intent.attempts--;
            if (!intent.isInFlight()) {
                open.sendFirst(intent);
            }
            return;
        }
        final CloseCause cause = connection.http.closeCause();
        intent.maybeExecuted = true;
        intent.notInBook = false;
        intent.lastAnswer.keepLoss(explain(connection));
        if (!intent.isInFlight()) {
            final boolean malformed = cause == CloseCause.MALFORMED_ANSWER || cause == CloseCause.SURPLUS_BYTES;
            next.repeatOrAsk(intent, malformed ? Reason.MALFORMED_ANSWER : Reason.CONNECTION_LOST);
        }
    }

    private void onCancelAnswered(final VenueConnection connection, final Intent intent, final Verdict verdict) {
        switch (verdict) {
            case CANCELED:
                end(intent, OutcomeKind.CANCELED, Reason.ANSWERED);
                return;
            case CLOSED:
                end(intent, OutcomeKind.CLOSED, Reason.ANSWERED);
                return;
            case CLOCK:
                venue.onClockRefusal(connection, scanner);
                break;
            case LIMITED:
                venue.onLimited(response, wellFormed ? scanner : null);
                break;
            case BLOCKED:
                venue.onBlocked();
                break;
            case NOT_IN_BOOK:
                intent.notInBook = true;
                break;
            case UNKNOWN:
            case DESYNCHRONISED:
                intent.maybeExecuted = true;
                intent.notInBook = false;
                break;
            default:
                break;
        }
        if (verdict == Verdict.DESYNCHRONISED) {
            intent.lastAnswer.keepLoss(ANSWER_TO_ANOTHER);
        } else {
            intent.lastAnswer.keep(response, scanner, wellFormed);
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
                    end(intent, OutcomeKind.GONE, Reason.ANSWERED);
                } else {
                    next.ask(intent, Reason.ANSWERED);
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
                    open.sendLater(intent, decodedNs + (FIRST_BACK_OFF_NS << intent.backOffs++));
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
                next.repeatOrAsk(intent, isUnreadable() ? Reason.MALFORMED_ANSWER : Reason.ANSWERED);
                break;
            case DESYNCHRONISED:
                next.repeatOrAsk(intent, Reason.DESYNCHRONISED);
                break;
            default:
                refuse(intent);
                break;
        }
    }

    private void onQueryAnswered(final VenueConnection connection, final Intent intent, final QueryVerdict verdict) {
        switch (verdict) {
            case CANCELED:
                end(intent, isCanceledSinceOurTry(intent) ? OutcomeKind.CANCELED : OutcomeKind.CLOSED, Reason.RESOLVED);
                return;
            case CLOSED:
                end(intent, OutcomeKind.CLOSED, Reason.RESOLVED);
                return;
            case OPEN:
                next.foundOpen(intent, decodedNs);
                return;
            case NOT_FOUND:
                if (intent.queries >= QUERIES_UNTIL_NOT_FOUND && intent.notInBook) {
                    next.giveUp(intent, Reason.RESOLVED);
                    return;
                }
                break;
            case CLOCK:
                venue.onClockRefusal(connection, scanner);
                break;
            case LIMITED:
                venue.onLimited(response, wellFormed ? scanner : null);
                break;
            case BLOCKED:
                venue.onBlocked();
                break;
            default:
                break;
        }
        next.askAgain(intent, Reason.GAVE_UP);
    }

    /** One of our tries may have done it, and it was surely not done before the first of them left. */
    private boolean isCanceledSinceOurTry(final Intent intent) {
        final long updateTimeMs = scanner.longValue(OrderField.UPDATE_TIME);
        return intent.maybeExecuted
                && updateTimeMs != OrderView.NULL_LONG
                && updateTimeMs >= venue.clock.latestMs(intent.firstSignedNs);
    }

    /** This try was surely not executed, and another would fare no better. */
    private void refuse(final Intent intent) {
        if (!intent.maybeExecuted) {
            end(intent, OutcomeKind.REJECTED, Reason.ANSWERED);
        } else if (intent.cancelsAll) {
            next.giveUp(intent, Reason.ANSWERED);
        } else {
            next.ask(intent, Reason.ANSWERED);
        }
    }

    private void end(final Intent intent, final OutcomeKind kind, final Reason reason) {
        open.endAnswered(intent, kind, reason, response, scanner, wellFormed, firstByteNs, decodedNs);
    }

    private Verdict classifyCancel(final Intent intent) {
        if (intent.cancelsAll && response.statusCode() == 200) {
            return wellFormed && scanner.code() == 200 ? Verdict.CANCELED : Verdict.UNKNOWN;
        }
        return CancelClassifier.classify(response.statusCode(), scanner, wellFormed);
    }

    private boolean isUnreadable() {
        return response.statusCode() == 200 && !wellFormed;
    }

    private static void detach(final VenueConnection connection, final Intent intent) {
        if (intent.connection == connection) {
            intent.connection = null;
        } else {
            intent.hedge = null;
        }
    }

    private static byte[] explain(final VenueConnection connection) {
        if (connection.http.closeCause() == CloseCause.CLOSED_LOCALLY) {
            return NO_ANSWER_IN_TIME;
        }
        final String detail = connection.http.closeDetail();
        final String text = connection.http.closeCause() + (detail.isEmpty() ? "" : " (" + detail + ")");
        final byte[] bytes = text.getBytes(US_ASCII);
        return bytes.length <= OutcomeCodec.MAX_TEXT_LENGTH
                ? bytes
                : Arrays.copyOf(bytes, OutcomeCodec.MAX_TEXT_LENGTH);
    }
}
