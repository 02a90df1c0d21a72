package io.quash.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.quash.engine.OutcomeKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The gateway against the simulated venue, seed by seed; a few hundred seeds by default. The long run, of more than a
 * million cancels, is
 *
 * <pre>
 * mvn -pl engine -am verify -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dquash.sim.seeds=10000 -Dquash.sim.cancels=105
 * </pre>
 *
 * {@code -Dquash.sim.seed=N} in place of the last line runs only that seed and prints all that happened; it takes the
 * same number of cancels to be the same. {@code -Dquash.sim.from=N} begins at another seed.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("quash.sim.seeds", 300);
    private static final int CANCELS = Integer.getInteger("quash.sim.cancels", 100);
    private static final long FROM = Long.getLong("quash.sim.from", 1);
    private static final int PROGRESS_EVERY = 1000;
    private static final int ENOUGH_FOR_ALL = 300;
    private static final int MOST_PRINTED = 10;

    @Test
    void shouldTellTheTruthOfEveryCancelWhateverGoesWrong() {
        final Long seed = Long.getLong("quash.sim.seed");
        final Tally tally = new Tally();
        if (seed != null) {
            run(seed, true, tally);
        } else {
            for (long next = FROM; next < FROM + SEEDS; next++) {
                run(next, false, tally);
                if ((next - FROM + 1) % PROGRESS_EVERY == 0) {
                    System.out.println(tally);
                }
            }
        }
        System.out.println(tally);
        if (!tally.violations.isEmpty()) {
            fail(explain(tally.violations));
        }
        assertTrue(tally.intents > 0, "nothing was cancelled");
        if (seed == null && SEEDS >= ENOUGH_FOR_ALL) {
            assertEquals(EnumSet.allOf(OutcomeKind.class), tally.outcomes.keySet());
            assertEquals(EnumSet.complementOf(EnumSet.of(OutcomeKind.CLOSED)), tally.outcomesOfAll.keySet());
            assertTrue(tally.hedges > 0, "nothing was hedged");
            assertEquals(Set.of(), missing(tally.faults));
        }
    }

    @Test
    void shouldDoTheSameByteForByteWhenTheSeedIsTheSame() {
        for (long seed = 1; seed <= 10; seed++) {
            final Simulation first = new Simulation(seed, CANCELS, true);
            final Simulation second = new Simulation(seed, CANCELS, true);
            final Simulation unread = new Simulation(seed, CANCELS, false);
            first.run();
            second.run();
            unread.run();
            assertEquals(first.log().text(), second.log().text());
            assertEquals(first.log().digest(), second.log().digest());
            assertEquals(first.log().digest(), unread.log().digest(), "reading along changes nothing");
        }
    }

    @Test
    void shouldDoSomethingElseWhenTheSeedIsAnother() {
        final Simulation first = new Simulation(1, CANCELS, false);
        final Simulation second = new Simulation(2, CANCELS, false);
        first.run();
        second.run();
        assertNotEquals(first.log().digest(), second.log().digest());
    }

    private static Set<Enum<?>> missing(final Set<Enum<?>> reached) {
        final Set<Enum<?>> all = new HashSet<>();
        Collections.addAll(all, Row.values());
        Collections.addAll(all, Form.values());
        Collections.addAll(all, Loss.values());
        Collections.addAll(all, JsonStyle.values());
        Collections.addAll(all, NetworkFault.values());
        Collections.addAll(all, StrategyFault.values());
        // A full kernel takes not one byte in one of some hundred partial writes.
        all.remove(NetworkFault.NOTHING_TAKEN);
        all.removeAll(reached);
        return all;
    }

    private static void run(final long seed, final boolean readable, final Tally tally) {
        final Simulation simulation = new Simulation(seed, CANCELS, readable);
        final History history;
        try {
            history = simulation.run();
        } catch (final RuntimeException defect) {
            throw new AssertionError("seed " + seed + ": " + defect, defect);
        }
        System.out.print(simulation.log().text());
        tally.add(history, Examiner.examine(history, Check.inForce()));
    }

    private static String explain(final List<Violation> violations) {
        final StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, "%d violations; replay one with -Dquash.sim.seed=N%n", violations.size()));
        violations.stream()
                .limit(MOST_PRINTED)
                .forEach(violation -> text.append(violation).append('\n'));
        return text.toString();
    }
}
