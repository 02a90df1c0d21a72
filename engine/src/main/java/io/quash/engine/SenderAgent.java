package io.quash.engine;

import io.quash.engine.order.OrderField;
import io.quash.engine.venue.AnswerScanner;
import io.quash.engine.venue.CancelClassifier;
import io.quash.engine.venue.RequestSigner;
import io.quash.engine.venue.Verdict;
import io.quash.transport.CloseCause;
import io.quash.transport.Network;
import io.quash.transport.ResponseDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.NanoClock;

/**
 * The sender: takes intents from the ring, sends them as signed requests, and turns answers, lost connections, passed
 * deadlines and shutdown into outcomes. One duty cycle drains a few intents, sends what a connection is free for, does
 * the I/O, and expires deadlines. Nothing here allocates while connections stay up.
 */
final class SenderAgent implements Agent, ConnectionEvents {
    private final Context ctx;
    private final IntentIntake intake;
    private final SymbolTable symbols;
    private final GatewayStatus status;
    private final NanoClock nanoClock;
    private final EpochClock epochClock;
    private final OutcomeWriter outcomes;
    private final AnswerScanner scanner = new AnswerScanner();
    private final IntentPool intents;
    private final IntentQueue waiting = new IntentQueue();
    private final DeadlineQueue deadlines;
    private final MessageHandler takeOn = this::takeOn;
    private final int drainLimit;
    private final long housekeepingIntervalNs;

    private Network network;
    private RequestSigner signer;
    private ConnectionPool pool;
    private long nextHousekeepingNs;
    private long drainDeadlineNs;
    private boolean draining;

    SenderAgent(
            final Context ctx,
            final IntentIntake intake,
            final SymbolTable symbols,
            final OutcomeWriter outcomes,
            final GatewayStatus status) {
        this.ctx = ctx;
        this.intake = intake;
        this.symbols = symbols;
        this.outcomes = outcomes;
        this.status = status;
        nanoClock = ctx.nanoClock();
        epochClock = ctx.epochClock();
        intents = new IntentPool(ctx.maxOpenIntents());
        deadlines = new DeadlineQueue(ctx.maxOpenIntents());
        drainLimit = ctx.drainLimit();
        housekeepingIntervalNs = ctx.housekeepingIntervalNs();
    }

    @Override
    public void onStart() {
        try {
            network = ctx.networkFactory().apply(ctx.network());
            signer = new RequestSigner(ctx.credentials().secret());
            pool = new ConnectionPool(ctx, network, ctx.addresses(), signer, status, this);
            nextHousekeepingNs = nanoClock.nanoTime();
        } catch (final Throwable failure) {
            status.failed(failure);
        } finally {
            ctx.credentials().wipe();
        }
    }

    @Override
    public int doWork() {
        if (status.failure() != null) {
            throw new AgentTerminationException();
        }
        try {
            return dutyCycle();
        } catch (final AgentTerminationException ex) {
            throw ex;
        } catch (final Throwable defect) {
            status.failed(defect);
            ctx.errorHandler().onError(defect);
            throw new AgentTerminationException();
        }
    }

    /** Ends every open intent, then everything else. */
    @Override
    public void onClose() {
        status.close();
        try {
            endOpenIntents(status.failure() == null ? Reason.SHUTDOWN : Reason.SENDER_FAILED);
            if (pool != null) {
                pool.close();
            }
            if (network != null) {
                network.close();
            }
            if (signer != null) {
                signer.close();
            }
        } finally {
            status.senderGone();
        }
    }

    @Override
    public String roleName() {
        return "quash-sender";
    }

    private int dutyCycle() {
        int work = intake.read(takeOn, Math.min(drainLimit, intents.freeCount()));
        work += dispatch();
        work += network.poll();
        work += dispatch();
        final long nowNs = nanoClock.nanoTime();
        work += expire(nowNs);
        if (nowNs - nextHousekeepingNs >= 0) {
            nextHousekeepingNs = nowNs + housekeepingIntervalNs;
            work += pool.housekeeping(nowNs);
            intake.unblockStalledProducer(nowNs);
            becomeReady();
        }
        work += pool.sendRests();
        if (!status.isOpen()) {
            drain(nowNs);
        }
        return work;
    }

    /** Only copies: what is read from the ring is gone from it, whatever happens next. */
    private void takeOn(final int type, final DirectBuffer buffer, final int offset, final int length) {
        final Intent intent = intents.acquire();
        IntentCodec.decode(buffer, offset, intent);
        intent.dequeuedNs = nanoClock.nanoTime();
        deadlines.add(intent);
        waiting.add(intent);
    }

    /** Sends waiting intents, longest waiting first, while connections are free. */
    private int dispatch() {
        int work = 0;
        Intent intent;
        while ((intent = waiting.peek()) != null) {
            if (intent.deadlineNs - nanoClock.nanoTime() <= 0) {
                endUnanswered(intent, Reason.DEADLINE, "", nanoClock.nanoTime());
                work++;
                continue;
            }
            final VenueConnection connection = pool.acquire();
            if (connection == null) {
                break;
            }
            send(connection, intent);
            work++;
        }
        return work;
    }

    /** Leaves the intent waiting when the connection turns out to be dead and nothing has left. */
    private void send(final VenueConnection connection, final Intent intent) {
        final byte[] symbolQuery = symbols.query(intent.symbol);
        if (intent.isByClientOrderId()) {
            connection.encoder.cancelByClientOrderId(symbolQuery, intent.clientOrderId, intent.clientOrderIdLength);
        } else {
            connection.encoder.cancelByOrderId(symbolQuery, intent.orderId);
        }
        connection.encoder.sign(epochClock.time());
        final long signedNs = nanoClock.nanoTime();
        intent.attempts++;
        if (connection.http.send(connection.encoder.offset(), connection.encoder.length())) {
            intent.signedNs = signedNs;
            intent.sentNs = nanoClock.nanoTime();
            intent.connection = connection;
            connection.intent = intent;
            waiting.remove(intent);
        } else {
            intent.attempts--;
        }
    }

    @Override
    public void onAnswer(final VenueConnection connection, final ResponseDecoder response) {
        final Intent intent = connection.intent;
        connection.intent = null;
        intent.connection = null;
        final boolean wellFormed = !response.isBodyEncoded() && scanner.scan(response.body(), 0, response.bodyLength());
        final long firstByteNs = connection.http.firstByteNs();
        final long decodedNs = nanoClock.nanoTime();
        final boolean ours = !wellFormed || isAnswerTo(intent);
        final Verdict verdict =
                ours ? CancelClassifier.classify(response.statusCode(), scanner, wellFormed) : Verdict.DESYNCHRONISED;
        final Reason reason = reasonOf(verdict, response.statusCode(), wellFormed);
        outcomes.answered(intent, kindOf(verdict), reason, response, scanner, wellFormed, firstByteNs, decodedNs);
        finish(intent);
        if (ours) {
            pool.release(connection);
        } else {
            pool.discard(connection);
        }
    }

    @Override
    public void onLost(final VenueConnection connection) {
        final Intent intent = connection.intent;
        connection.intent = null;
        intent.connection = null;
        if (connection.http.requestBytesTaken() == 0) {
            intent.attempts--;
            waiting.addFirst(intent);
            return;
        }
        final CloseCause cause = connection.http.closeCause();
        final boolean malformed = cause == CloseCause.MALFORMED_ANSWER || cause == CloseCause.SURPLUS_BYTES;
        endUnanswered(
                intent,
                malformed ? Reason.MALFORMED_ANSWER : Reason.CONNECTION_LOST,
                cause + " " + connection.http.closeDetail(),
                nanoClock.nanoTime());
    }

    /** Whether symbol and ids, where the answer has them, are those of the request. */
    private boolean isAnswerTo(final Intent intent) {
        final DirectBuffer name = symbols.nameUtf8(intent.symbol);
        if (scanner.has(OrderField.SYMBOL) && !scanner.textEquals(OrderField.SYMBOL, name, 0, name.capacity())) {
            return false;
        }
        if (intent.isByClientOrderId()) {
            return !scanner.has(OrderField.CLIENT_ORDER_ID)
                    || scanner.textEquals(
                            OrderField.CLIENT_ORDER_ID, intent.clientOrderIdView, 0, intent.clientOrderIdLength);
        }
        return !scanner.has(OrderField.ORDER_ID) || scanner.longValue(OrderField.ORDER_ID) == intent.orderId;
    }

    private int expire(final long nowNs) {
        int work = 0;
        Intent intent;
        while ((intent = deadlines.peekExpired(nowNs)) != null) {
            final VenueConnection connection = intent.connection;
            if (connection != null) {
                forgetUnsent(intent);
                // A late answer would be taken for the next request's.
                connection.intent = null;
                intent.connection = null;
                pool.discard(connection);
            }
            endUnanswered(intent, Reason.DEADLINE, "", nowNs);
            work++;
        }
        return work;
    }

    private void endUnanswered(final Intent intent, final Reason reason, final String text, final long nowNs) {
        final OutcomeKind kind = intent.attempts == 0 ? OutcomeKind.NOT_SENT : OutcomeKind.UNKNOWN;
        outcomes.unanswered(intent, kind, reason, text, nowNs);
        finish(intent);
    }

    private void finish(final Intent intent) {
        deadlines.remove(intent);
        if (intent.queued) {
            waiting.remove(intent);
        }
        if (intent.connection != null) {
            intent.connection.intent = null;
        }
        intents.release(intent);
    }

    private void endOpenIntents(final Reason reason) {
        Intent intent;
        while ((intent = deadlines.peek()) != null) {
            forgetUnsent(intent);
            endUnanswered(intent, reason, "", nanoClock.nanoTime());
        }
    }

    /** An attempt of which no byte was taken is none. */
    private static void forgetUnsent(final Intent intent) {
        if (intent.connection != null && intent.connection.http.requestBytesTaken() == 0) {
            intent.attempts--;
        }
    }

    private void becomeReady() {
        if (!status.isReady() && pool.usableCount() == pool.size()) {
            status.becameReady();
        }
    }

    /** Works on for a bounded time after close, then stops. */
    private void drain(final long nowNs) {
        if (!draining) {
            draining = true;
            drainDeadlineNs = nowNs + ctx.drainTimeoutNs();
        }
        if (nowNs - drainDeadlineNs >= 0 || intents.isFull() && intake.isEmpty()) {
            throw new AgentTerminationException();
        }
    }

    private static Reason reasonOf(final Verdict verdict, final int status, final boolean wellFormed) {
        if (verdict == Verdict.DESYNCHRONISED) {
            return Reason.DESYNCHRONISED;
        }
        return status == 200 && !wellFormed ? Reason.MALFORMED_ANSWER : Reason.ANSWERED;
    }

    private static OutcomeKind kindOf(final Verdict verdict) {
        switch (verdict) {
            case CANCELED:
                return OutcomeKind.CANCELED;
            case CLOSED:
                return OutcomeKind.CLOSED;
            case NOT_IN_BOOK:
                return OutcomeKind.GONE;
            case CLOCK:
            case LIMITED:
            case BLOCKED:
            case BACK_OFF:
            case REPEAT:
            case REJECTED:
                return OutcomeKind.REJECTED;
            default:
                return OutcomeKind.UNKNOWN;
        }
    }
}
