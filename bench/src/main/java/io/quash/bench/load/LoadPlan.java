package io.quash.bench.load;

import io.quash.engine.Context;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.agrona.BitUtil;

/** What a {@link LoadRun} is to do. Not thread-safe, and not to be changed once the run has begun. */
public final class LoadPlan {
    /** The most strategies; each has its own histograms. */
    public static final int MAX_STRATEGIES = 256;
    /** The most cancels in flight; each has room in an outcome ring. */
    public static final int MAX_IN_FLIGHT = 65_536;

    private static final long GRACE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_DRAIN_NS = TimeUnit.SECONDS.toNanos(3);
    private static final int INTENT_LENGTH = 128;

    private final Context ctx;
    private String symbol;
    private List<KeyRange> shares;
    private List<KeyRange> warmUps;
    private Pace pace = Pace.closedLoop();
    private int inFlight = 1;
    private boolean spin;
    private OutcomeFile outcomes;
    private Runnable onMeasuring = () -> {};

    /** @param ctx its limits are set to fit the run */
    public LoadPlan(final Context ctx) {
        this.ctx = ctx;
    }

    public LoadPlan symbol(final String value) {
        symbol = value;
        return this;
    }

    /** One range for each strategy, and for each as many strangers to warm up with. */
    public LoadPlan shares(final List<KeyRange> keys, final List<KeyRange> warmUpKeys) {
        shares = List.copyOf(keys);
        warmUps = List.copyOf(warmUpKeys);
        return this;
    }

    public LoadPlan pace(final Pace value) {
        pace = value;
        return this;
    }

    /** Unfinished cancels of all strategies together. */
    public LoadPlan inFlight(final int value) {
        inFlight = value;
        return this;
    }

    /** Whether strategies spin when there is nothing to do. */
    public LoadPlan spin(final boolean value) {
        spin = value;
        return this;
    }

    /** Where rows go; null, the default, for nowhere. */
    public LoadPlan outcomes(final OutcomeFile value) {
        outcomes = value;
        return this;
    }

    /** Called between warm-up and measuring, when nothing is in flight. */
    public LoadPlan onMeasuring(final Runnable value) {
        onMeasuring = Objects.requireNonNull(value);
        return this;
    }

    /** @throws IllegalArgumentException saying what does not fit together */
    void conclude() {
        require(
                !shares.isEmpty() && shares.size() <= MAX_STRATEGIES,
                "threads: 1 to " + MAX_STRATEGIES + " are needed");
        require(
                !ctx.isInvoked() || shares.size() == 1,
                "threads: an invoked sender shares the thread of one strategy, and there are " + shares.size());
        require(warmUps.size() == shares.size(), "every strategy needs a warm-up, if only an empty one");
        require(
                inFlight >= shares.size() && inFlight <= MAX_IN_FLIGHT,
                "in flight: " + inFlight + " is not from " + shares.size() + " (one for each thread) to "
                        + MAX_IN_FLIGHT);
        ctx.maxClients(shares.size())
                .maxUnfinishedPerClient(inFlightOf(0))
                .maxOpenIntents(Math.max(ctx.maxOpenIntents(), inFlight))
                .intentRingLength(
                        Math.max(ctx.intentRingLength(), BitUtil.findNextPositivePowerOfTwo(inFlight * INTENT_LENGTH)))
                .drainTimeoutNs(Math.min(ctx.drainTimeoutNs(), LONGEST_DRAIN_NS));
    }

    private static void require(final boolean holds, final String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    public Context context() {
        return ctx;
    }

    public String symbol() {
        return symbol;
    }

    public Pace pace() {
        return pace;
    }

    public int inFlight() {
        return inFlight;
    }

    public int strategies() {
        return shares.size();
    }

    /** Keys of all strategies to cancel. */
    public long keyCount() {
        return count(shares);
    }

    /** Keys of all strategies to warm up with. */
    public long warmUpCount() {
        return count(warmUps);
    }

    private static long count(final List<KeyRange> ranges) {
        return ranges.stream().mapToLong(KeyRange::count).sum();
    }

    /** Where the sender's duty cycle runs. */
    public String senderThread() {
        return ctx.isInvoked() ? "invoked" : "own sender thread";
    }

    /** How long an open loop takes if all goes well; 0 for a closed one. */
    long expectedNs() {
        return pace.intendedNs(0, keyCount());
    }

    int inFlightOf(final int strategy) {
        return inFlight / strategies() + (strategy < inFlight % strategies() ? 1 : 0);
    }

    KeyRange share(final int strategy) {
        return shares.get(strategy);
    }

    KeyRange warmUp(final int strategy) {
        return warmUps.get(strategy);
    }

    /** Whether strategies spin when there is nothing to do. */
    public boolean isSpinning() {
        return spin;
    }

    OutcomeFile outcomes() {
        return outcomes;
    }

    Runnable onMeasuring() {
        return onMeasuring;
    }

    /** How long after its last sign of life a gateway must have ended every cancel. */
    long patienceNs() {
        return ctx.deadlineNs() + LONGEST_DRAIN_NS + GRACE_NS;
    }
}
