package io.quash.bench.load;

import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** What came of a {@link LoadRun}: warm-up not included. */
public final class LoadResult {
    private final LoadPlan plan;
    private final List<OutcomeTally> tallies;
    private final StageHistograms histograms = new StageHistograms();
    private final Timeline timeline;
    private final String failure;
    private final long elapsedNs;
    private final OptionalDouble senderBytes;
    private final OptionalDouble strategyBytes;

    LoadResult(
            final LoadPlan plan,
            final RunState run,
            final List<Strategy> strategies,
            final long senderBytes,
            final long senderCancels) {
        this.plan = plan;
        tallies = strategies.stream().map(Strategy::tally).toList();
        failure = run.failure();
        timeline = new Timeline(plan.expectedNs());
        long elapsed = 0;
        long allocated = 0;
        for (final Strategy strategy : strategies) {
            histograms.add(strategy.histograms());
            timeline.add(strategy.timeline());
            if (strategy.lastDecodedNs() != 0) {
                elapsed = Math.max(elapsed, strategy.lastDecodedNs() - run.startNs());
            }
            allocated = allocated < 0 || strategy.allocatedBytes() < 0
                    ? ThreadAllocation.UNKNOWN
                    : allocated + strategy.allocatedBytes();
        }
        elapsedNs = elapsed;
        this.senderBytes = perCancel(senderBytes, senderCancels);
        strategyBytes = perCancel(allocated, outcomes());
    }

    public LoadPlan plan() {
        return plan;
    }

    /** One for each strategy. */
    public List<OutcomeTally> tallies() {
        return tallies;
    }

    public StageHistograms histograms() {
        return histograms;
    }

    /** How the run went over time. */
    public Timeline timeline() {
        return timeline;
    }

    /** Keys that the run had. */
    public long keys() {
        return plan.keyCount();
    }

    /** Cancels that the gateway accepted. */
    public long submitted() {
        return sum(OutcomeTally::submitted);
    }

    /** Keys that were never submitted, because the run was stopped or failed. */
    public long notSubmitted() {
        return keys() - submitted();
    }

    /** Keys with an outcome. */
    public long outcomes() {
        long outcomes = 0;
        for (final OutcomeKind kind : OutcomeKind.values()) {
            outcomes += count(kind);
        }
        return outcomes;
    }

    /** Outcomes too many. */
    public long surplus() {
        return sum(OutcomeTally::surplus);
    }

    public long count(final OutcomeKind kind) {
        return sum(tally -> tally.count(kind));
    }

    public long count(final Reason reason) {
        return sum(tally -> tally.count(reason));
    }

    public long count(final OutcomeKind kind, final Reason reason) {
        return sum(tally -> tally.count(kind, reason));
    }

    /** Why the run ended early, or null. Being told to stop is no failure. */
    public String failure() {
        return failure;
    }

    /** Whether every accepted cancel had exactly one outcome, and nothing failed. */
    public boolean addsUp() {
        return failure == null && outcomes() == submitted() && surplus() == 0;
    }

    /** From the start of the schedule to the last outcome; 0 when there was none. */
    public long elapsedNs() {
        return elapsedNs;
    }

    /** Outcomes a second; 0 when there was none. */
    public double ratePerSecond() {
        return elapsedNs <= 0 ? 0 : outcomes() * 1e9 / elapsedNs;
    }

    /**
     * Bytes that the sender's thread allocated for each cancel, where the virtual machine says so; empty when it is the
     * strategy's thread, which counts for both.
     */
    public OptionalDouble senderBytesPerCancel() {
        return senderBytes;
    }

    /** Bytes that the strategies' threads, which include this tool's recording, allocated for each cancel. */
    public OptionalDouble strategyBytesPerCancel() {
        return strategyBytes;
    }

    private long sum(final ToLongFunction<OutcomeTally> part) {
        return tallies.stream().mapToLong(part).sum();
    }

    private static OptionalDouble perCancel(final long bytes, final long cancels) {
        return bytes < 0 || cancels == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) bytes / cancels);
    }
}
