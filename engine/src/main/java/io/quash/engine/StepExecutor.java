package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.GatewayStatus.Phase;
import io.quash.engine.rules.AnswerTable;
import io.quash.engine.rules.Event;
import io.quash.engine.rules.Rules;
import io.quash.engine.rules.Step;
import io.quash.transport.ResponseDecoder;

/**
 * Turns answers and losses into events, asks the rules what follows, and does it. For the sender thread. Allocates only
 * when a connection is lost.
 */
final class StepExecutor implements PoolListener {
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
    private final GatewayStatus status;
    private ConnectionPool pool;

    StepExecutor(
            final Intents intents,
            final SendQueue queue,
            final SymbolTable symbols,
            final VenueClock clock,
            final VenueLimits limits,
            final RetryBudget budget,
            final Rules rules,
            final VenueAnswer answer,
            final GatewayStatus status) {
        this.intents = intents;
        this.queue = queue;
        this.symbols = symbols;
        this.clock = clock;
        this.limits = limits;
        this.budget = budget;
        this.rules = rules;
        this.answer = answer;
        this.status = status;
    }

    void pool(final ConnectionPool pool) {
        this.pool = pool;
    }

    /** Returns the given time, or when the last answer was decoded if that is later. */
    long later(final long nowNs) {
        return answer.decodedNs() - nowNs > 0 ? answer.decodedNs() : nowNs;
    }

    @Override
    public boolean onPong(final Connection connection, final ResponseDecoder response) {
        observe(connection, response, connection.sentNs, pool.inFlight());
        answer.wrap(response, connection.http.firstByteNs());
        if (answer.statusCode() == 200
                && connection.asksTime
                && answer.isWellFormed()
                && answer.body().serverTime() > 0) {
            clock.onServerTime(answer.body().serverTime(), connection.sentNs, answer.decodedNs());
        }
        onUnclaimedRefusal();
        return !answer.isWellFormed() || !answer.body().hasOrder();
    }

    @Override
    public void onAnswer(final Connection connection, final Object carried, final ResponseDecoder response) {
        final Request request = (Request) carried;
        final Intent intent = request.intent;
        // The request that was answered still counts.
        final int inFlight = pool.inFlight() + 1;
        answer.wrap(response, connection.http.firstByteNs());
        final boolean ours = isAbout(intent == null ? request.orphan() : intent);
        if (!ours) {
            // The answer that is due would be taken for the next request's.
            pool.discard(connection);
        }
        if (intent == null) {
            observe(connection, response, request.sentNs, inFlight);
            onUnclaimedRefusal();
            return;
        }
        intent.remove(request);
        if (request.asks) {
            observe(connection, response, request.sentNs, inFlight);
            final Event event = ours ? queryEvent(intent) : Event.NOT_OURS;
            onRefusal(request, event);
            execute(intent, event, decide(intent, event, request.signedNs), answer.decodedNs());
        } else {
            // Of several that were in flight, it is this one that is answered.
            intent.signedNs = request.signedNs;
            intent.sentNs = request.sentNs;
            onCancelAnswer(request, intent, ours ? cancelEvent(intent) : Event.NOT_OURS, response, inFlight);
        }
    }

    /** What the outcome does not need comes after it. */
    private void onCancelAnswer(
            final Request request,
            final Intent intent,
            final Event event,
            final ResponseDecoder response,
            final int inFlight) {
        final long step = decide(intent, event, request.signedNs);
        final boolean ends = Step.restsOnAnswer(step);
        if (ends) {
            execute(intent, event, step, answer.decodedNs());
        } else if (event == Event.NOT_OURS) {
            intent.lastAnswer.keepLoss(ANSWER_TO_ANOTHER);
        } else {
            intent.lastAnswer.keep(answer);
        }
        observe(request.connection, response, request.sentNs, inFlight);
        onRefusal(request, event);
        if (!ends) {
            execute(intent, event, step, answer.decodedNs());
        }
    }

    @Override
    public void onLost(final Connection connection, final Object carried, final boolean mayHaveLeft, final long nowNs) {
        final Request request = (Request) carried;
        final Intent intent = request.intent;
        if (intent == null) {
            return;
        }
        intent.remove(request);
        final Event event = request.asks ? Event.LOST : lossEvent(connection, mayHaveLeft);
        if (!request.asks && mayHaveLeft) {
            intent.lastAnswer.keepLoss(Loss.text(connection.http));
        }
        execute(intent, event, decide(intent, event, request.signedNs), nowNs);
    }

    @Override
    public void onFault(final String fault, final boolean permanent) {
        status.fault(fault);
        if (permanent && status.phase() == Phase.CONNECTING) {
            status.failed(new GatewayException(fault));
        }
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
            case Step.END -> intents.end(intent, step, answer);
            case Step.SEND, Step.ASK -> {
                if (Step.isDelayed(step)) {
                    queue.addDelayed(intent, nowNs + Step.delayNs(step));
                } else {
                    queue.addFirst(intent);
                }
            }
            default -> {}
        }
    }

    private Event cancelEvent(final Intent intent) {
        return intent.cancelsAll
                ? AnswerTable.ofCancelAll(answer.statusCode(), answer.body(), answer.isWellFormed())
                : AnswerTable.ofCancel(answer.statusCode(), answer.body(), answer.isWellFormed());
    }

    private Event queryEvent(final Intent intent) {
        // Not before the first of our requests whose fate is unknown left.
        final long ownFromMs =
                intent.tries.maybeExecuted() ? clock.latestMs(intent.tries.maybeExecutedFromNs()) : AnswerTable.NEVER;
        return AnswerTable.ofQuery(answer.statusCode(), answer.body(), answer.isWellFormed(), ownFromMs);
    }

    private static Event lossEvent(final Connection connection, final boolean mayHaveLeft) {
        if (!mayHaveLeft) {
            return Event.UNSENT;
        }
        return Loss.isMalformed(connection.http) ? Event.UNREADABLE : Event.LOST;
    }

    /** Notes what an answer's headers say of the venue as a whole. */
    private void observe(
            final Connection connection, final ResponseDecoder response, final long sentNs, final int inFlight) {
        // It held when the answer's first byte came in.
        final long nowNs = connection.http.firstByteNs();
        if (response.usedWeight() != ResponseDecoder.ABSENT) {
            limits.onUsedWeight(response.usedWeight(), inFlight, nowNs);
        }
        if (response.dateEpochSeconds() != ResponseDecoder.ABSENT) {
            clock.onDate(response.dateEpochSeconds(), sentNs, nowNs);
        }
    }

    private void onRefusal(final Request request, final Event event) {
        switch (event) {
            case CLOCK -> onClockRefusal(request);
            case LIMITED -> onLimited();
            case BLOCKED -> limits.onBlocked(answer.decodedNs());
            default -> {}
        }
    }

    private void onClockRefusal(final Request request) {
        if (answer.body().messageStartsWith(AHEAD)) {
            clock.onAhead(request.timestampMs, request.sentNs, answer.decodedNs());
        } else {
            clock.onBehind(request.timestampMs, answer.decodedNs());
        }
    }

    private void onLimited() {
        final long nowNs = answer.decodedNs();
        limits.onLimited(nowNs, answer.toldHoldMs(clock.timestampMs(nowNs)), answer.statusCode() == 418);
    }

    /** An answer that no intent waits for may say that too much was sent. */
    private void onUnclaimedRefusal() {
        switch (answer.statusCode()) {
            case 418, 429 -> onLimited();
            case 403 -> limits.onBlocked(answer.decodedNs());
            default -> {}
        }
    }

    private boolean isAbout(final Intent intent) {
        return answer.canBeAbout(intent, symbols.nameUtf8(intent.symbol));
    }
}
