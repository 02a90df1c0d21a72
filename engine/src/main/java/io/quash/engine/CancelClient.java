package io.quash.engine;

import io.quash.engine.venue.RequestEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;

/**
 * One strategy thread's way to cancel orders and to learn what became of them. Made by
 * {@link CancelGateway#newClient()} and used by one thread at a time. Nothing here blocks, allocates or throws: a
 * refusal is a negative return value, and a refused intent has no outcome.
 */
public final class CancelClient implements AutoCloseable {
    /** Refused: the ring to the sender is full; poll, then try again. */
    public static final long BACK_PRESSURED = -1;

    /** Refused: this client or its gateway is closed. */
    public static final long CLOSED = -2;

    /** Refused: this client has as many intents without a polled outcome as it may have; poll first. */
    public static final long TOO_MANY_UNFINISHED = -3;

    /** Refused: there is no symbol with this number. */
    public static final long UNKNOWN_SYMBOL = -4;

    /** Refused: an order id must not be negative. */
    public static final long INVALID_ORDER_ID = -5;

    /** Refused: a client order id has 1 to 36 characters of {@code .A-Z:/a-z0-9_-}. */
    public static final long INVALID_CLIENT_ORDER_ID = -6;

    /** Refused: a deadline must lie in the future. */
    public static final long INVALID_DEADLINE = -7;

    /** Some 146 years: a longer one would look like one that has passed beside those that are open already. */
    private static final long LONGEST_DEADLINE_NS = Long.MAX_VALUE / 2;

    private final CancelGateway gateway;
    private final GatewayStatus status;
    private final ManyToOneRingBuffer ring;
    private final SymbolTable symbols;
    private final ClientPort port;
    private final NanoClock nanoClock;
    private final long deadlineNs;
    private final int maxUnfinished;
    private final byte[] idCopy = new byte[RequestEncoder.MAX_CLIENT_ORDER_ID_LENGTH];
    private final CancelOutcome outcome = new CancelOutcome();
    private final MessageHandler deliver = this::deliver;
    private OutcomeHandler handler;
    private int unfinished;
    private int delivered;
    private boolean polling;
    private boolean closed;
    private boolean released;

    CancelClient(
            final CancelGateway gateway,
            final GatewayStatus status,
            final Context ctx,
            final ManyToOneRingBuffer ring,
            final SymbolTable symbols,
            final ClientPort port) {
        this.gateway = gateway;
        this.status = status;
        this.ring = ring;
        this.symbols = symbols;
        this.port = port;
        nanoClock = ctx.nanoClock();
        deadlineNs = ctx.deadlineNs();
        maxUnfinished = ctx.maxUnfinishedPerClient();
    }

    /**
     * Submits the cancel of one order, by order id, with the context's deadline.
     *
     * @param symbol number of a registered symbol.
     * @return the positive correlation id that the outcome will carry, or one of the negative constants.
     */
    public long cancel(final int symbol, final long orderId) {
        return cancel(symbol, orderId, deadlineNs);
    }

    /**
     * Submits the cancel of one order, by order id.
     *
     * @param symbol     number of a registered symbol.
     * @param deadlineNs from now to the outcome, above 0.
     * @return the positive correlation id that the outcome will carry, or one of the negative constants.
     */
    public long cancel(final int symbol, final long orderId, final long deadlineNs) {
        final long refusal = refusal(symbol, deadlineNs);
        if (refusal != 0) {
            return refusal;
        }
        if (orderId < 0) {
            return INVALID_ORDER_ID;
        }
        final int index = ring.tryClaim(IntentCodec.CANCEL, IntentCodec.length(0));
        if (index < 0) {
            return BACK_PRESSURED;
        }
        encode(index, symbol, orderId, deadlineNs);
        return commit(index);
    }

    /**
     * Submits the cancel of one order, by client order id, with the context's deadline. Prefer the order id where it
     * is known: a client order id is unique among open orders only.
     *
     * @param symbol        number of a registered symbol.
     * @param clientOrderId copied before this returns.
     * @return the positive correlation id that the outcome will carry, or one of the negative constants.
     */
    public long cancel(final int symbol, final CharSequence clientOrderId) {
        return cancel(symbol, clientOrderId, deadlineNs);
    }

    /**
     * Submits the cancel of one order, by client order id.
     *
     * @param symbol        number of a registered symbol.
     * @param clientOrderId copied before this returns.
     * @param deadlineNs    from now to the outcome, above 0.
     * @return the positive correlation id that the outcome will carry, or one of the negative constants.
     */
    public long cancel(final int symbol, final CharSequence clientOrderId, final long deadlineNs) {
        final long refusal = refusal(symbol, deadlineNs);
        if (refusal != 0) {
            return refusal;
        }
        // Before the claim: what an id of the caller's own making throws must not leave one open.
        final int idLength = ClientOrderIds.copyIfLegal(clientOrderId, idCopy);
        if (idLength == 0) {
            return INVALID_CLIENT_ORDER_ID;
        }
        final int index = ring.tryClaim(IntentCodec.CANCEL, IntentCodec.length(idLength));
        if (index < 0) {
            return BACK_PRESSURED;
        }
        encode(index, symbol, 0, deadlineNs);
        IntentCodec.encodeClientOrderId(ring.buffer(), index, idCopy, idLength);
        return commit(index);
    }

    /**
     * Submits the cancel of all orders of a symbol that are open by now: the kill switch. It goes ahead of all single
     * cancels that wait, and is repeated until the venue answers or the deadline passes. Its outcome is CANCELED when
     * the venue says that it has done so; which orders those were the venue does not say.
     *
     * @param symbol number of a registered symbol.
     * @return the positive correlation id that the outcome will carry, or one of the negative constants.
     */
    public long cancelAll(final int symbol) {
        final long refusal = refusal(symbol, deadlineNs);
        if (refusal != 0) {
            return refusal;
        }
        final int index = ring.tryClaim(IntentCodec.CANCEL_ALL, IntentCodec.length(0));
        if (index < 0) {
            return BACK_PRESSURED;
        }
        encode(index, symbol, 0, deadlineNs);
        return commit(index);
    }

    /**
     * Delivers outcomes that are there; never waits, and throws only what the handler throws.
     *
     * @param limit most outcomes to deliver, above 0.
     * @return how many were delivered. 0 from within a handler, and when this is closed and nothing is unfinished.
     */
    public int poll(final OutcomeHandler handler, final int limit) {
        // Once released, the ring may be another client's.
        if (polling || released) {
            return 0;
        }
        if (unfinished > 0 && status.isSenderGone() && port.outcomes().size() == 0) {
            gateway.endLeftovers();
        }
        this.handler = handler;
        delivered = 0;
        polling = true;
        try {
            port.outcomes().read(deliver, limit);
        } finally {
            polling = false;
            unfinished -= delivered;
        }
        releaseIfDone();
        return delivered;
    }

    /** Intents that were accepted and whose outcome has not been polled. */
    public int unfinished() {
        return unfinished;
    }

    public boolean isClosed() {
        return closed || !status.isOpen();
    }

    /**
     * No more intents from here. Those that are open go on, and {@link #poll} still delivers their outcomes; the
     * client's place in the gateway is free for another when all are delivered.
     */
    @Override
    public void close() {
        closed = true;
        releaseIfDone();
    }

    /** The name of one of the negative constants, for messages. */
    public static String refusalName(final long refusal) {
        switch ((int) refusal) {
            case -1:
                return "BACK_PRESSURED";
            case -2:
                return "CLOSED";
            case -3:
                return "TOO_MANY_UNFINISHED";
            case -4:
                return "UNKNOWN_SYMBOL";
            case -5:
                return "INVALID_ORDER_ID";
            case -6:
                return "INVALID_CLIENT_ORDER_ID";
            case -7:
                return "INVALID_DEADLINE";
            default:
                throw new IllegalArgumentException(refusal + " is no refusal");
        }
    }

    private long refusal(final int symbol, final long deadlineNs) {
        if (closed || !status.isOpen()) {
            return CLOSED;
        }
        if (!symbols.isRegistered(symbol)) {
            return UNKNOWN_SYMBOL;
        }
        if (deadlineNs <= 0) {
            return INVALID_DEADLINE;
        }
        return unfinished < maxUnfinished ? 0 : TOO_MANY_UNFINISHED;
    }

    private void encode(final int index, final int symbol, final long orderId, final long deadlineNs) {
        final long nowNs = nanoClock.nanoTime();
        final long correlationId = port.nextCorrelationId();
        final long endNs = nowNs + Math.min(deadlineNs, LONGEST_DEADLINE_NS);
        IntentCodec.encode(ring.buffer(), index, correlationId, nowNs, endNs, symbol, orderId);
    }

    private long commit(final int index) {
        ring.commit(index);
        unfinished++;
        return port.takeCorrelationId();
    }

    private void releaseIfDone() {
        if (closed && unfinished == 0 && !released) {
            released = true;
            gateway.release(port);
        }
    }

    private void deliver(final int type, final DirectBuffer buffer, final int offset, final int length) {
        delivered++;
        outcome.wrap(buffer, offset, symbols);
        handler.onOutcome(outcome);
    }
}
