package io.quash.engine.sim;

import io.quash.engine.OutcomeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds a finished history against what must be true. */
final class Examiner {
    private Examiner() {}

    /** @return what is wrong with it; empty when nothing is. */
    static List<Violation> examine(final History history, final Set<Check> inForce) {
        final List<Violation> found = new ArrayList<>();
        for (final Violation violation : history.violations) {
            if (inForce.contains(violation.check())) {
                found.add(violation);
            }
        }
        final Findings findings = (check, order, what) -> {
            if (inForce.contains(check)) {
                found.add(new Violation(history.seed, check, order, what));
            }
        };
        for (final IntentRecord intent : history.intents.values()) {
            if (intent.told.size() != 1) {
                findings.add(Check.ONE_OUTCOME, intent.order, intent.told.size() + " outcomes of " + intent);
            } else {
                new OutcomeChecks(intent, findings).run(history);
            }
        }
        RequestChecks.run(history, findings);
        return found;
    }

    /** Takes what is found. */
    @FunctionalInterface
    interface Findings {
        void add(Check check, VenueOrder order, String what);
    }

    /** Whether bytes of this request left for this intent: it was open then, and does not deny it. */
    static boolean isFor(final RequestRecord request, final long leftNs, final IntentRecord intent) {
        return request.order == intent.order
                && intent.isOpenAt(leftNs)
                && (!intent.isEnded() || intent.outcome().kind() != OutcomeKind.NOT_SENT);
    }
}
