package io.quash.engine;

import java.util.EnumMap;
import java.util.Map;

/** Counts a rehearsal's outcomes. */
final class RehearsalTally implements OutcomeHandler {
    private final Map<OutcomeKind, Integer> counts = new EnumMap<>(OutcomeKind.class);
    private int repeats;

    @Override
    public void onOutcome(final CancelOutcome outcome) {
        counts.merge(outcome.kind(), 1, Integer::sum);
        repeats += outcome.attempts() > 1 ? 1 : 0;
    }

    int of(final OutcomeKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int repeats() {
        return repeats;
    }

    @Override
    public String toString() {
        return counts + ", repeats=" + repeats;
    }
}
