package io.quash.engine;

import java.util.concurrent.TimeUnit;

/**
 * What is done about an intent that its last try has not ended: another try, a query, or its end, within what the
 * settings and the retry budget permit. For the sender thread; does not allocate.
 */
final class NextTry {
    private static final long FIRST_DELAY_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int MAX_DOUBLINGS = 5;

    private final OpenIntents open;
    private final RetryBudget budget;
    private final boolean repeatsByClientOrderId;
    private final int maxRepeats;
    private final int maxQueries;

    NextTry(final Context ctx, final OpenIntents open, final RetryBudget budget) {
        this.open = open;
        this.budget = budget;
        repeatsByClientOrderId = ctx.repeatsByClientOrderId();
        maxRepeats = ctx.maxRepeats();
        maxQueries = ctx.maxQueries();
    }

    /**
     * After a try that is unknown: the cancel again where that is safe, else a query. What is not in the book by the
     * answer to the other one of two that were in flight is asked for.
     */
    void repeatOrAsk(final Intent intent, final Reason reason, final long nowNs) {
        if (intent.cancelsAll) {
            final long delayNs = intent.repeats == 0 ? 0 : delay(intent.repeats + 1);
            intent.repeats++;
            open.sendLater(intent, nowNs + delayNs);
        } else if (!intent.notInBook && mayRepeat(intent) && takeRepeat(intent)) {
            intent.asking = false;
            open.sendFirst(intent);
        } else {
            ask(intent, reason, nowNs);
        }
    }

    /** The first query of an intent is no repeat of anything: the weight alone bounds it. */
    void ask(final Intent intent, final Reason reason, final long nowNs) {
        if (intent.queries == 0 && maxQueries > 0) {
            intent.asking = true;
            open.sendFirst(intent);
        } else {
            askAgain(intent, reason, nowNs);
        }
    }

    /** After a query that settled nothing. */
    void askAgain(final Intent intent, final Reason reason, final long nowNs) {
        if (intent.queries < maxQueries && budget.take()) {
            intent.asking = true;
            open.sendLater(intent, nowNs + delay(intent.queries));
        } else {
            giveUp(intent, reason);
        }
    }

    /** Nothing more is tried. */
    void giveUp(final Intent intent, final Reason reason) {
        open.endUnanswered(intent, intent.kindIfEndedNow(), reason);
    }

    /**
     * The query may lag behind a cancel that was executed: then only asking again helps. Where no cancel can have been
     * executed, or none was answered, the order is cancelled again.
     */
    void foundOpen(final Intent intent, final long nowNs) {
        final boolean lagIsLikely = intent.maybeExecuted && intent.notInBook;
        if (!lagIsLikely && mayRepeat(intent) && takeRepeat(intent)) {
            intent.asking = false;
            intent.notInBook = false;
            open.sendLater(intent, nowNs + delay(intent.queries));
        } else {
            // Not there yet, rather than gone, where no cancel can have been executed.
            intent.notInBook = lagIsLikely;
            askAgain(intent, Reason.GAVE_UP, nowNs);
        }
    }

    /** A client order id may have been given to another order meanwhile. */
    private boolean mayRepeat(final Intent intent) {
        return !intent.isByClientOrderId() || repeatsByClientOrderId;
    }

    /** Whether the intent may be sent once more; counts it. */
    boolean takeRepeat(final Intent intent) {
        if (intent.repeats < maxRepeats && budget.take()) {
            intent.repeats++;
            return true;
        }
        return false;
    }

    private static long delay(final int tries) {
        return FIRST_DELAY_NS << Math.min(tries, MAX_DOUBLINGS);
    }
}
