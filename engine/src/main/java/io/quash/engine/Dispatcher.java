package io.quash.engine;

import io.quash.engine.venue.RequestEncoder;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/** Sends waiting intents, the first first, while connections are free and the venue's limits allow it. */
final class Dispatcher {
    private static final long STALE_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long WAIT_FOR_WEIGHT_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final SendQueue queue;
    private final ConnectionPool pool;
    private final VenueClock clock;
    private final VenueLimits limits;
    private final RetryBudget budget;
    private final SymbolTable symbols;
    private final Request[] requests;
    private final NanoClock nanoClock;
    private final long attemptTimeoutNs;
    private final long hedgeDelayNs;

    Dispatcher(
            final Context ctx,
            final SendQueue queue,
            final ConnectionPool pool,
            final VenueClock clock,
            final VenueLimits limits,
            final RetryBudget budget,
            final SymbolTable symbols) {
        this.queue = queue;
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
        this.budget = budget;
        this.symbols = symbols;
        nanoClock = ctx.nanoClock();
        requests = new Request[pool.size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = new Request(pool.connection(i), pool);
        }
        attemptTimeoutNs = ctx.attemptTimeoutNs();
        hedgeDelayNs = ctx.hedgeDelayNs();
    }

    int dispatch(final long nowNs) {
        int work = 0;
        Intent intent;
        while ((intent = queue.peek()) != null) {
            if (intent.deadlineNs - nowNs <= 0 || !limits.mayCancel(nowNs)) {
                break;
            }
            if (intent.tries.isAsking() && !limits.mayAsk(nowNs)) {
                queue.addDelayed(intent, nowNs + WAIT_FOR_WEIGHT_NS);
                continue;
            }
            final Connection connection = pool.acquire();
            if (connection == null) {
                break;
            }
            if (send(connection, intent, nowNs)) {
                intent.hedged = false;
                queue.sent(intent);
            } else if (connection.isUsable()) {
                break;
            }
            work++;
        }
        return work;
    }

    /** Sends cancels by order id that wait for their answer a second time, on another connection. */
    int hedge(final long nowNs) {
        if (hedgeDelayNs == 0) {
            return 0;
        }
        int work = 0;
        for (final Request slow : requests) {
            if (mayHedge(slow, nowNs)) {
                final Intent intent = slow.intent;
                final Connection connection = pool.acquire();
                if (connection == null) {
                    break;
                }
                if (slow.intent != intent) {
                    // To look for a quiet connection may have brought the answer.
                    pool.giveBack(connection);
                } else if (send(connection, intent, nowNs)) {
                    budget.take();
                    intent.hedged = true;
                    work++;
                }
            }
        }
        return work;
    }

    private boolean mayHedge(final Request slow, final long nowNs) {
        final Intent intent = slow.intent;
        return intent != null
                && !slow.asks
                && nowNs - slow.sentNs >= hedgeDelayNs
                && !intent.hedged
                && !intent.isByClientOrderId()
                && !intent.cancelsAll
                && limits.mayAsk(nowNs)
                && budget.hasToken();
    }

    /**
     * @return false when nothing has left: the connection turned out to be dead, or else the deadline passed before the
     *     request was signed.
     */
    private boolean send(final Connection connection, final Intent intent, final long nowNs) {
        final RequestEncoder encoder = connection.encoder;
        encode(encoder, intent);
        long timestampMs = clock.timestampMs(nowNs);
        encoder.sign(timestampMs);
        long signedNs = nanoClock.nanoTime();
        if (signedNs - nowNs > STALE_NS) {
            // The process stood still since the cycle began: the venue might refuse the timestamp.
            timestampMs = clock.timestampMs(signedNs);
            encoder.sign(timestampMs);
            signedNs = nanoClock.nanoTime();
        }
        if (intent.deadlineNs - signedNs <= 0) {
            pool.giveBack(connection);
            return false;
        }
        final boolean asks = intent.tries.isAsking();
        // Counted first: what a defect throws amid sending must not make it NOT_SENT.
        intent.tries.sent();
        if (!connection.http.send(encoder.offset(), encoder.length())) {
            intent.tries.takenBack();
            return false;
        }
        final long sentNs = nanoClock.nanoTime();
        if (!asks) {
            if (intent.tries.cancels() == 1) {
                budget.onFirstAttempt();
            }
            intent.signedNs = signedNs;
            intent.sentNs = sentNs;
        }
        final Request request = requests[connection.index];
        request.asks = asks;
        request.timestampMs = timestampMs;
        request.signedNs = signedNs;
        request.sentNs = sentNs;
        intent.add(request);
        pool.carries(connection, request, sentNs + attemptTimeoutNs);
        limits.onSent();
        return true;
    }

    private void encode(final RequestEncoder encoder, final Intent intent) {
        final byte[] symbolQuery = symbols.query(intent.symbol);
        if (intent.cancelsAll) {
            encoder.cancelAll(symbolQuery);
        } else if (intent.isByClientOrderId()) {
            if (intent.tries.isAsking()) {
                encoder.queryByClientOrderId(symbolQuery, intent.clientOrderId, intent.clientOrderIdLength);
            } else {
                encoder.cancelByClientOrderId(symbolQuery, intent.clientOrderId, intent.clientOrderIdLength);
            }
        } else if (intent.tries.isAsking()) {
            encoder.queryByOrderId(symbolQuery, intent.orderId);
        } else {
            encoder.cancelByOrderId(symbolQuery, intent.orderId);
        }
    }
}
