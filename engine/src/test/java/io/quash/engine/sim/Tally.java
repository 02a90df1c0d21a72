package io.quash.engine.sim;

import io.quash.engine.OutcomeKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums up many histories. */
final class Tally {
    final List<Violation> violations = new ArrayList<>();
    final Map<OutcomeKind, Long> outcomes = new EnumMap<>(OutcomeKind.class);
    final Map<OutcomeKind, Long> outcomesOfAll = new EnumMap<>(OutcomeKind.class);
    final Set<Enum<?>> faults = new HashSet<>();
    long seeds;
    long intents;
    long requests;
    long hedges;

    void add(final History history, final List<Violation> found) {
        seeds++;
        intents += history.intents.size();
        requests += history.requests.size();
        hedges += FlightChecks.hedges(history);
        violations.addAll(found);
        faults.addAll(history.faults);
        for (final IntentRecord intent : history.intents.values()) {
            if (intent.isEnded()) {
                (intent.cancelsAll() ? outcomesOfAll : outcomes)
                        .merge(intent.outcome().kind(), 1L, Long::sum);
            }
        }
    }

    @Override
    public String toString() {
        return "simulation: " + seeds + " seeds, " + intents + " cancels, " + requests + " requests, " + outcomes
                + ", of all orders " + outcomesOfAll + ", " + hedges + " hedges, " + violations.size() + " violations";
    }
}
