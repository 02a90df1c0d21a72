package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.VenueConnection.Load;
import io.quash.engine.rules.AnswerTable;
import io.quash.engine.rules.Event;
import io.quash.engine.rules.Rules;
import io.quash.engine.rules.Step;
import io.quash.transport.ResponseDecoder;
import org.agrona.DirectBuffer;

/**
 * Turns answers and losses into events, asks the rules what follows, and does it. For the sender thread. Allocates only
 * when a connection is lost.
 */
final class StepExecutor implements ConnectionEvents {
    private static final byte[] ANSWER_TO_ANOTHER = "an answer to another request".getBytes(US_ASCII);
    private static final byte[] AHEAD = "Timestamp for this request was ".getBytes(US_ASCII);

    private final Intents intents;
    private final SendQueue queue;
    private final SymbolTable symbols;
    private final VenueClock clock;
    private final VenueLimits limits;
    private final RetryBudget budget;
    private final Rules rules;
    private final VenueAnswer answer;
    private ConnectionPool pool;

    StepExecutor(
            final Intents intents,
            final SendQueue queue,
            final SymbolTable symbols,
            final VenueClock clock,
            final VenueLimits limits,
            final RetryBudget budget,
            final Rules rules,
            final VenueAnswer answer) {
        this.intents = intents;
        this.queue = queue;
        this.symbols = symbols;
        this.clock = clock;
        this.limits = limits;
        this.budget = budget;
        this.rules = rules;
        this.answer = answer;
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
        if (connection.load == Load.PING || connection.load == Load.ORPHAN) {
            observe(connection, response, pool.inFlight());
            answer.wrap(response, connection.http.firstByteNs());
            onUnclaimed(connection);
            if (!isPlausible(connection)) {
                pool.discard(connection);
            }
        }
    }

    @Override
    public void onAnswer(
            final VenueConnection connection, final Load load, final Intent intent, final ResponseDecoder response) {
        // The request that was answered still counts.
        final int inFlight = pool.inFlight() + 1;
        answer.wrap(response, connection.http.firstByteNs());
        detach(connection, intent);
        final boolean ours = answer.canBeAbout(intent, symbolName(intent));
        if (!ours) {
            pool.discard(connection);
        }
        if (load == Load.QUERY) {
            observe(connection, response, inFlight);
            final Event event = ours ? queryEvent(intent) : Event.NOT_OURS;
            onRefusal(connection, event);
            execute(intent, event, decide(intent, event, connection.signedNs), answer.decodedNs());
        } else {
            // Of two that were in flight, it is this one that is answered.
            intent.signedNs = connection.signedNs;
            intent.sentNs = connection.sentNs;
            onCancelAnswer(connection, intent, ours ? cancelEvent(intent) : Event.NOT_OURS, response, inFlight);
        }
    }

    /** What the outcome does not need comes after it. */
    private void onCancelAnswer(
            final VenueConnection connection,
            final Intent intent,
            final Event event,
            final ResponseDecoder response,
            final int inFlight) {
        final long step = decide(intent, event, connection.signedNs);
        final boolean ends = Step.restsOnAnswer(step);
        if (ends) {
            execute(intent, event, step, answer.decodedNs());
        } else if (event == Event.NOT_OURS) {
            intent.lastAnswer.keepLoss(ANSWER_TO_ANOTHER);
        } else {
            intent.lastAnswer.keep(answer);
        }
        observe(connection, response, inFlight);
        onRefusal(connection, event);
        if (!ends) {
            execute(intent, event, step, answer.decodedNs());
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
        final Event event = load == Load.QUERY ? Event.LOST : lossEvent(connection, mayHaveLeft);
        if (load == Load.CANCEL && mayHaveLeft) {
            intent.lastAnswer.keepLoss(Loss.text(connection.http));
        }
        execute(intent, event, decide(intent, event, connection.signedNs), nowNs);
    }

    private long decide(final Intent intent, final Event event, final long signedNs) {
        intent.tries.note(event, signedNs);
        return rules.next(intent.tries, event, budget.hasToken());
    }

    private void execute(final Intent intent, final Event event, final long step, final long nowNs) {
        if (Step.isPaid(step)) {
            budget.take();
        }
        intent.tries.took(step, event);
        switch (Step.op(step)) {
            case Step.END:
                intents.end(intent, step, answer);
                break;
            case Step.SEND:
            case Step.ASK:
                if (Step.isDelayed(step)) {
                    queue.addDelayed(intent, nowNs + Step.delayNs(step));
                } else {
                    queue.addFirst(intent);
                }
                break;
            default:
                break;
        }
    }

    private Event cancelEvent(final Intent intent) {
        return intent.cancelsAll
                ? AnswerTable.ofCancelAll(answer.statusCode(), answer.body(), answer.isWellFormed())
                : AnswerTable.ofCancel(answer.statusCode(), answer.body(), answer.isWellFormed());
    }

    private Event queryEvent(final Intent intent) {
        // Surely not before the first of our requests whose fate is unknown left.
        final long ownFromMs =
                intent.tries.maybeExecuted() ? clock.latestMs(intent.tries.maybeExecutedFromNs()) : AnswerTable.NEVER;
        return AnswerTable.ofQuery(answer.statusCode(), answer.body(), answer.isWellFormed(), ownFromMs);
    }

    private static Event lossEvent(final VenueConnection connection, final boolean mayHaveLeft) {
        if (!mayHaveLeft) {
            return Event.UNSENT;
        }
        return Loss.isMalformed(connection.http) ? Event.UNREADABLE : Event.LOST;
    }

    /** Notes what an answer's headers say of the venue as a whole. */
    private void observe(final VenueConnection connection, final ResponseDecoder response, final int inFlight) {
        // It held when the answer's first byte came in.
        final long nowNs = connection.http.firstByteNs();
        if (response.usedWeight() != ResponseDecoder.ABSENT) {
            limits.onUsedWeight(response.usedWeight(), inFlight, nowNs);
        }
        if (response.dateEpochSeconds() != ResponseDecoder.ABSENT) {
            clock.onDate(response.dateEpochSeconds(), connection.sentNs, nowNs);
        }
    }

    private void onRefusal(final VenueConnection connection, final Event event) {
        switch (event) {
            case CLOCK:
                onClockRefusal(connection);
                break;
            case LIMITED:
                onLimited();
                break;
            case BLOCKED:
                limits.onBlocked(answer.decodedNs());
                break;
            default:
                break;
        }
    }

    private void onClockRefusal(final VenueConnection connection) {
        if (answer.body().messageStartsWith(AHEAD)) {
            clock.onAhead(connection.timestampMs, connection.sentNs, answer.decodedNs());
        } else {
            clock.onBehind(connection.timestampMs, answer.decodedNs());
        }
    }

    private void onLimited() {
        final long nowNs = answer.decodedNs();
        limits.onLimited(nowNs, answer.toldHoldMs(clock.timestampMs(nowNs)), answer.statusCode() == 418);
    }

    /** An answer that no intent waits for: with the venue's time, with a word that too much was sent, or of no interest. */
    private void onUnclaimed(final VenueConnection connection) {
        switch (answer.statusCode()) {
            case 200:
                if (connection.asksTime
                        && answer.isWellFormed()
                        && answer.body().serverTime() > 0) {
                    clock.onServerTime(answer.body().serverTime(), connection.sentNs, answer.decodedNs());
                }
                break;
            case 418:
            case 429:
                onLimited();
                break;
            case 403:
                limits.onBlocked(answer.decodedNs());
                break;
            default:
                break;
        }
    }

    /** An answer about an order that was not asked for is late: the one that is due would be the next request's. */
    private boolean isPlausible(final VenueConnection connection) {
        return connection.load == Load.PING
                ? !answer.isWellFormed() || !answer.body().hasOrder()
                : answer.canBeAbout(connection.orphan, symbolName(connection.orphan));
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
