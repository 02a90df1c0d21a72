package io.quash.bench.load;

import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;

/** One strategy's thread: warms up, waits for the others, and cancels its share. */
final class Strategy implements Runnable {
    private final CancelClient client;
    private final RunState run;
    private final StageHistograms histograms = new StageHistograms();
    private final Timeline timeline;
    private final CancelLoop warmUp;
    private final CancelLoop measured;
    private volatile long allocatedBytes = ThreadAllocation.UNKNOWN;

    /** @param invoked whose sender runs on this thread, too; null where it has a thread of its own */
    Strategy(
            final LoadPlan plan,
            final int index,
            final CancelClient client,
            final CancelGateway invoked,
            final int symbol,
            final RunState run,
            final Progress progress) {
        this.client = client;
        this.run = run;
        timeline = new Timeline(plan.expectedNs());
        final OutcomeRows thrownAway = new OutcomeRows(plan.symbol(), null);
        final OutcomeRows kept = new OutcomeRows(plan.symbol(), plan.outcomes());
        final Progress unseen = new Progress(plan.strategies());
        final KeyRange warmUpKeys = plan.warmUp(index);
        warmUp = new CancelLoop(
                plan, client, invoked, symbol, warmUpKeys, index, run, histograms, timeline, thrownAway, unseen);
        measured = new CancelLoop(
                plan, client, invoked, symbol, plan.share(index), index, run, histograms, timeline, kept, progress);
    }

    @Override
    public void run() {
        try {
            warmUp();
            final long startNs = run.awaitMeasuring();
            final long before = ThreadAllocation.ofCurrentThread();
            measured.run(startNs);
            allocatedBytes = ThreadAllocation.difference(before, ThreadAllocation.ofCurrentThread());
        } catch (final InterruptedException e) {
            run.fail("a strategy was interrupted");
        } catch (final RuntimeException | Error e) {
            run.fail("a strategy failed: " + e);
        } finally {
            client.close();
            run.finished().countDown();
        }
    }

    private void warmUp() {
        try {
            warmUp.run(System.nanoTime());
            histograms.reset();
            timeline.reset();
            if (warmUp.tally().surplus() > 0) {
                run.fail("the warm-up had outcomes that do not belong to it");
            }
        } finally {
            run.warmedUp().countDown();
        }
    }

    OutcomeTally tally() {
        return measured.tally();
    }

    StageHistograms histograms() {
        return histograms;
    }

    Timeline timeline() {
        return timeline;
    }

    long lastDecodedNs() {
        return measured.lastDecodedNs();
    }

    /** What this thread allocated while measuring, or {@link ThreadAllocation#UNKNOWN}. */
    long allocatedBytes() {
        return allocatedBytes;
    }
}
