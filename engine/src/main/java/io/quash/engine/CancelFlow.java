package io.quash.engine;

import io.quash.engine.VenueConnection.Load;
import io.quash.transport.ResponseDecoder;
import org.agrona.DirectBuffer;

/**
 * What follows an answer, or the loss of one. The rules are those under Outcomes in the design:
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
    private final OpenIntents open;
    private final SymbolTable symbols;
    private final VenueState venue;
    private final NextTry next;
    private final VenueAnswer answer;
    private final CancelAnswers cancelAnswers;
    private final QueryAnswers queryAnswers;
    private ConnectionPool pool;

    CancelFlow(
            final Context ctx,
            final OpenIntents open,
            final SymbolTable symbols,
            final VenueState venue,
            final RetryBudget budget,
            final long nowNs) {
        this.open = open;
        this.symbols = symbols;
        this.venue = venue;
        next = new NextTry(ctx, open, budget);
        answer = new VenueAnswer(ctx.nanoClock(), nowNs);
        cancelAnswers = new CancelAnswers(ctx, answer, open, venue, next);
        queryAnswers = new QueryAnswers(answer, open, venue, next);
    }

    void pool(final ConnectionPool pool) {
        this.pool = pool;
    }

    /** Returns the given time, or when the last answer was decoded if that is later. */
    long later(final long nowNs) {
        return answer.decodedNs() - nowNs > 0 ? answer.decodedNs() : nowNs;
    }

    @Override
    public void onHeaders(final VenueConnection connection, final ResponseDecoder response) {
        venue.observe(connection, response, pool.inFlight());
        if (connection.load == Load.PING || connection.load == Load.ORPHAN) {
            answer.wrap(response, connection.http.firstByteNs());
            venue.onUnclaimed(connection, answer);
            if (!isPlausible(connection)) {
                pool.discard(connection);
            }
        }
    }

    /** An answer about an order that was not asked for is late: the one that is due would be the next request's. */
    private boolean isPlausible(final VenueConnection connection) {
        return connection.load == Load.PING
                ? !answer.isWellFormed() || !answer.body().hasOrder()
                : answer.canBeAbout(connection.orphan, symbolName(connection.orphan));
    }

    @Override
    public void onAnswer(
            final VenueConnection connection, final Load load, final Intent intent, final ResponseDecoder response) {
        answer.wrap(response, connection.http.firstByteNs());
        detach(connection, intent);
        final boolean named = answer.canBeAbout(intent, symbolName(intent));
        if (!named) {
            pool.discard(connection);
        }
        if (load == Load.QUERY) {
            queryAnswers.onAnswer(connection, intent, named);
        } else {
            // Of two that were in flight, it is this one that is answered.
            intent.signedNs = connection.signedNs;
            intent.sentNs = connection.sentNs;
            cancelAnswers.onAnswer(connection, intent, named);
        }
    }

    @Override
    public void onLost(
            final VenueConnection connection,
            final Load load,
            final Intent intent,
            final boolean mayHaveLeft,
            final long nowNs) {
        detach(connection, intent);
        if (load == Load.QUERY) {
            next.askAgain(intent, Reason.CONNECTION_LOST, nowNs);
            return;
        }
        if (!mayHaveLeft) {
            intent.attempts--;
            if (!intent.isInFlight()) {
                open.sendFirst(intent);
            }
            return;
        }
        intent.becameUnknown(connection.signedNs);
        intent.lastAnswer.keepLoss(Loss.text(connection.http));
        if (!intent.isInFlight()) {
            next.repeatOrAsk(intent, Loss.reason(connection.http), nowNs);
        }
    }

    private DirectBuffer symbolName(final Intent intent) {
        return symbols.nameUtf8(intent.symbol);
    }

    private static void detach(final VenueConnection connection, final Intent intent) {
        if (intent.connection == connection) {
            intent.connection = null;
        } else {
            intent.hedge = null;
        }
    }
}
