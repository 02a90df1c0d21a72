package io.quash.engine.rules;

/**
 * What was tried for one order, and what is known of it. The sender reports each request with {@link #sent} or {@link
 * #takenBack}, each event with {@link #note} before the rules decide, and each step with {@link #took}.
 */
public final class Tries {
    private boolean cancelsAll;
    private boolean repeatable;
    private int cancels;
    private int repeats;
    private int queries;
    private int backOffs;
    private int inFlight;
    private boolean asking;
    private boolean clockCorrected;
    private boolean notInBook;
    private boolean maybeExecuted;
    private long maybeExecutedFromNs;

    /**
     * Begins anew.
     *
     * @param cancelsAll whether the cancel is of all orders of a symbol.
     * @param repeatable whether the cancel may be repeated although an earlier request may have been executed.
     */
    public void begin(final boolean cancelsAll, final boolean repeatable) {
        this.cancelsAll = cancelsAll;
        this.repeatable = repeatable;
        cancels = 0;
        repeats = 0;
        queries = 0;
        backOffs = 0;
        inFlight = 0;
        asking = false;
        clockCorrected = false;
        notInBook = false;
        maybeExecuted = false;
        maybeExecutedFromNs = 0;
    }

    /** Takes over everything from another intent for the same order, requests in flight included. */
    public void succeed(final Tries other) {
        cancelsAll = other.cancelsAll;
        repeatable = other.repeatable;
        cancels = other.cancels;
        repeats = other.repeats;
        queries = other.queries;
        backOffs = other.backOffs;
        inFlight = other.inFlight;
        asking = other.asking;
        clockCorrected = other.clockCorrected;
        notInBook = other.notInBook;
        maybeExecuted = other.maybeExecuted;
        maybeExecutedFromNs = other.maybeExecutedFromNs;
    }

    /** The next request, a cancel or a query by {@link #isAsking}, was handed to a connection. */
    public void sent() {
        count(1);
    }

    /** A request in flight was stopped before a byte of it left. */
    public void takenBack() {
        count(-1);
    }

    private void count(final int change) {
        inFlight += change;
        if (asking) {
            queries += change;
        } else {
            cancels += change;
        }
    }

    /**
     * Notes an event, before the rules are asked.
     *
     * @param signedNs when the request that it ended was signed; of no matter for others.
     */
    public void note(final Event event, final long signedNs) {
        switch (event) {
            case DEADLINE, DEADLINE_WHILE_HELD, SHUTDOWN, SENDER_FAILED -> {}
            case UNSENT -> takenBack();
            default -> {
                inFlight--;
                learn(event, signedNs);
            }
        }
    }

    private void learn(final Event event, final long signedNs) {
        switch (event) {
            case NOT_IN_BOOK -> notInBook = true;
            case UNCLEAR, UNREADABLE, NOT_OURS, LOST -> becameUnknown(signedNs);
            // Where a cancel may have been executed, the query may lag behind it; else the order was not there yet.
            case FOUND_OPEN -> notInBook &= maybeExecuted;
            default -> {}
        }
    }

    private void becameUnknown(final long signedNs) {
        if (asking) {
            return;
        }
        if (!maybeExecuted || signedNs - maybeExecutedFromNs < 0) {
            maybeExecutedFromNs = signedNs;
        }
        maybeExecuted = true;
    }

    /** Counts what the rules decided upon an event. */
    public void took(final long step, final Event event) {
        if (Step.op(step) == Step.ASK) {
            asking = true;
        } else if (Step.op(step) == Step.SEND) {
            asking = false;
            switch (event) {
                case CLOCK -> clockCorrected = true;
                case OVERLOADED -> backOffs++;
                case LIMITED, UNSENT -> {}
                default -> repeats++;
            }
        }
    }

    public boolean cancelsAll() {
        return cancelsAll;
    }

    /** Cancel requests of which any byte may have left. */
    public int cancels() {
        return cancels;
    }

    /** Whether the next request, or the one in flight, asks for the order instead of cancelling it. */
    public boolean isAsking() {
        return asking;
    }

    public boolean isInFlight() {
        return inFlight > 0;
    }

    /** Whether a request may have been executed that no answer settled. */
    public boolean maybeExecuted() {
        return maybeExecuted;
    }

    /** When the first such request was signed. */
    public long maybeExecutedFromNs() {
        return maybeExecutedFromNs;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    int repeats() {
        return repeats;
    }

    int queries() {
        return queries;
    }

    int backOffs() {
        return backOffs;
    }

    int inFlight() {
        return inFlight;
    }

    boolean isClockCorrected() {
        return clockCorrected;
    }

    /** The venue's last word on a cancel was that the order is not in its book. */
    boolean isNotInBook() {
        return notInBook;
    }
}
