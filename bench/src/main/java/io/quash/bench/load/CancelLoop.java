package io.quash.bench.load;

import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeHandler;

/**
 * Cancels the orders of one range at its pace and records every outcome: what a strategy does in one phase. For the
 * strategy's thread; does not allocate.
 */
final class CancelLoop implements OutcomeHandler {
    private static final int POLL_LIMIT = 64;

    private final CancelClient client;
    private final CancelGateway invoked;
    private final int symbol;
    private final KeyRange keys;
    private final int inFlight;
    private final Turn turn;
    private final RunState run;
    private final Waiting waiting;
    private final long patienceNs;
    private final OutcomeTally tally;
    private final StageHistograms histograms;
    private final Timeline timeline;
    private final OutcomeRows rows;
    private final Progress progress;
    private final StringBuilder clientOrderId = new StringBuilder(64);
    private long startNs;
    private long lastEventNs;
    private long lastDecodedNs;
    private int submitted;
    private int done;
    private boolean abandoned;

    /** Which of all strategies' cancels, in the order of their intended times, are this strategy's. */
    record Turn(Pace pace, int strategy, int strategies) {
        long number(final int index) {
            return (long) index * strategies + strategy;
        }
    }

    /** @param invoked whose duty cycle this thread drives between its own steps; null where the sender has a thread */
    CancelLoop(
            final LoadPlan plan,
            final CancelClient client,
            final CancelGateway invoked,
            final int symbol,
            final KeyRange keys,
            final int strategy,
            final RunState run,
            final StageHistograms histograms,
            final Timeline timeline,
            final OutcomeRows rows,
            final Progress progress) {
        this.client = client;
        this.invoked = invoked;
        this.symbol = symbol;
        this.keys = keys;
        this.run = run;
        this.histograms = histograms;
        this.timeline = timeline;
        this.rows = rows;
        this.progress = progress;
        inFlight = plan.inFlightOf(strategy);
        turn = new Turn(plan.pace(), strategy, plan.strategies());
        waiting = new Waiting(plan.isSpinning() || invoked != null);
        patienceNs = plan.patienceNs();
        tally = new OutcomeTally(keys);
        if (keys.isByClientOrderId()) {
            clientOrderId.append(keys.prefix());
        }
    }

    /** Returns when every accepted cancel has its outcome, and all are submitted or the run is to stop. */
    void run(final long startNs) {
        this.startNs = startNs;
        lastEventNs = startNs;
        while (maySubmit() || client.unfinished() > 0 && !abandoned) {
            dutyCycle();
            if (client.poll(this, POLL_LIMIT) + submitDue() > 0) {
                lastEventNs = System.nanoTime();
                waiting.reset();
            } else {
                idle(System.nanoTime());
            }
        }
        rows.flush();
    }

    OutcomeTally tally() {
        return tally;
    }

    /** When the last outcome was known; 0 when there was none. */
    long lastDecodedNs() {
        return lastDecodedNs;
    }

    @Override
    public void onOutcome(final CancelOutcome outcome) {
        final int index = keys.indexOf(outcome);
        if (!tally.record(index, outcome.kind(), outcome.reason())) {
            return;
        }
        final long countsFromNs = turn.pace().countsFromNs(startNs, turn.number(index), outcome.submittedNs());
        histograms.record(outcome, countsFromNs);
        timeline.record(outcome.decodedNs() - startNs, outcome.kind(), outcome.decodedNs() - countsFromNs);
        rows.append(outcome);
        if (lastDecodedNs == 0 || outcome.decodedNs() - lastDecodedNs > 0) {
            lastDecodedNs = outcome.decodedNs();
        }
        progress.set(turn.strategy(), ++done);
    }

    private boolean maySubmit() {
        return submitted < keys.count() && !run.isStopping();
    }

    private void dutyCycle() {
        if (invoked == null) {
            return;
        }
        if (run.isStopping()) {
            invoked.close();
        }
        invoked.doWork();
    }

    private int submitDue() {
        int accepted = 0;
        while (maySubmit() && client.unfinished() < inFlight && dueInNs() <= 0) {
            final long result = cancel(keys.first() + submitted);
            if (result < 0) {
                refused(result);
                break;
            }
            tally.submitted(++submitted);
            accepted++;
        }
        return accepted;
    }

    private long cancel(final long number) {
        if (!keys.isByClientOrderId()) {
            return client.cancel(symbol, number);
        }
        clientOrderId.setLength(keys.prefix().length());
        return client.cancel(symbol, clientOrderId.append(number));
    }

    /** Leaves the key for the next turn when there was no room. */
    private void refused(final long refusal) {
        if (refusal == CancelClient.BACK_PRESSURED || refusal == CancelClient.TOO_MANY_UNFINISHED) {
            return;
        }
        if (!run.isStopping()) {
            run.fail("a cancel was refused: " + CancelClient.refusalName(refusal)
                    + (refusal == CancelClient.CLOSED ? "; the gateway ended by itself" : ""));
        }
    }

    private long dueInNs() {
        return turn.pace().isOpenLoop()
                ? turn.pace().intendedNs(startNs, turn.number(submitted)) - System.nanoTime()
                : 0;
    }

    private void idle(final long nowNs) {
        if (client.unfinished() == 0) {
            waiting.idle(dueInNs());
            return;
        }
        if (nowNs - lastEventNs > patienceNs) {
            abandoned = true;
            run.fail(client.unfinished() + " cancels had no outcome although their deadline is long over");
        }
        waiting.idle(0);
    }
}
