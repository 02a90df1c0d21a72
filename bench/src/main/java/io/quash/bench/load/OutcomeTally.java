package io.quash.bench.load;

import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;

/**
 * What became of each key of one strategy. Keeps a byte for each, so that a second outcome, or one for a key that was
 * not submitted, is noticed. Written by the strategy's thread, without allocation; read by others when that has ended.
 */
public final class OutcomeTally {
    private static final OutcomeKind[] KINDS = OutcomeKind.values();
    private static final int REASONS = Reason.values().length;

    private final KeyRange keys;
    private final byte[] kindOf;
    private final long[] counts = new long[KINDS.length * REASONS];
    private int submitted;
    private long surplus;

    OutcomeTally(final KeyRange keys) {
        this.keys = keys;
        kindOf = new byte[keys.count()];
    }

    public KeyRange keys() {
        return keys;
    }

    /** What the key with this index was reported to be; null when nothing was reported. */
    public OutcomeKind kindOf(final int index) {
        return kindOf[index] == 0 ? null : KINDS[kindOf[index] - 1];
    }

    public long count(final OutcomeKind kind) {
        long count = 0;
        for (int reason = 0; reason < REASONS; reason++) {
            count += counts[kind.ordinal() * REASONS + reason];
        }
        return count;
    }

    public long count(final Reason reason) {
        long count = 0;
        for (final OutcomeKind kind : KINDS) {
            count += count(kind, reason);
        }
        return count;
    }

    public long count(final OutcomeKind kind, final Reason reason) {
        return counts[kind.ordinal() * REASONS + reason.ordinal()];
    }

    /** Keys whose cancel was accepted: the first ones of the range. */
    public int submitted() {
        return submitted;
    }

    /** Outcomes that should not have been: for a key that had one already, or that was not submitted. */
    public long surplus() {
        return surplus;
    }

    void submitted(final int count) {
        submitted = count;
    }

    /** @return whether this is the key's first outcome */
    boolean record(final int index, final OutcomeKind kind, final Reason reason) {
        if (index < 0 || index >= submitted || kindOf[index] != 0) {
            surplus++;
            return false;
        }
        kindOf[index] = (byte) (kind.ordinal() + 1);
        counts[kind.ordinal() * REASONS + reason.ordinal()]++;
        return true;
    }
}
