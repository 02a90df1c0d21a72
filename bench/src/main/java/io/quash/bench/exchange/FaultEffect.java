package io.quash.bench.exchange;

/** What a fault means for the order and for what the client learns of it. */
enum FaultEffect {
    /** Executed, and legible to a client that knows HTTP and JSON. */
    PLAIN(Execution.CANCEL, false, Reported.CANCELED, Reported.UNKNOWN_ORDER),
    /** Executed, but a success is told of something else. */
    MISLEADING(Execution.CANCEL, false, Reported.OTHER, Reported.UNKNOWN_ORDER),
    /** Executed, and answered illegibly. */
    GARBLED(Execution.CANCEL, false, Reported.OTHER, Reported.OTHER),
    /** Executed or not, and no complete answer. */
    LOST(Execution.CANCEL, true, Reported.NOTHING, Reported.NOTHING),
    /** Executed or not, and an answer that leaves it open. */
    VAGUE(Execution.CANCEL, true, Reported.OTHER, Reported.OTHER),
    /** Not executed, and an answer that says so. */
    REFUSED(Execution.NONE, false, Reported.OTHER, Reported.OTHER),
    /** The order is filled before its cancel. */
    OVERTAKEN(Execution.FILL, false, Reported.FILLED, Reported.UNKNOWN_ORDER);

    private final Execution execution;
    private final boolean eitherWay;
    private final Reported done;
    private final Reported notDone;

    FaultEffect(final Execution execution, final boolean eitherWay, final Reported done, final Reported notDone) {
        this.execution = execution;
        this.eitherWay = eitherWay;
        this.done = done;
        this.notDone = notDone;
    }

    Execution execution() {
        return execution;
    }

    /** Whether the fault comes in two variants, with the request executed and without. */
    boolean isEitherWay() {
        return eitherWay;
    }

    /** What is reported when the order was open and was executed upon. */
    Reported done() {
        return done;
    }

    Reported notDone() {
        return notDone;
    }
}
