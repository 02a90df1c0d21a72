package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.quash.engine.FaultScenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Outcomes and requests of many seeds, and of scripted scenarios, held against what they were: for changes that must
 * change neither. Time stands still within a duty cycle, so that a change may read the clock elsewhere.
 *
 * <pre>
 * mvn -B -ntp verify -pl engine -am -Dtest=GoldenMaster -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * {@code -Dquash.golden.renew=true} writes the file anew instead; {@code -Dquash.golden.seed=N} prints all that happens
 * under one seed, and {@code -Dquash.golden.seeds=N} takes fewer.
 */
class GoldenMaster {
    private static final Path FILE = Path.of("src", "test", "resources", "golden-master.txt");
    private static final int SEEDS = Integer.getInteger("quash.golden.seeds", 10_000);
    private static final int SEEDS_A_LINE = 100;
    private static final int CANCELS = 60;

    private final Set<String> tags = new HashSet<>();
    private final TreeMap<String, Long> pairs = new TreeMap<>();
    private long intents;

    @Test
    void shouldBeWhatItWas() throws IOException {
        final Long seed = Long.getLong("quash.golden.seed");
        if (seed != null) {
            final Simulation simulation = new Simulation(seed, CANCELS, true);
            simulation.runInSteps();
            System.out.print(simulation.log().text());
            return;
        }
        final List<String> lines = new ArrayList<>();
        for (long from = 1; from < SEEDS; from += SEEDS_A_LINE) {
            lines.add(seeds(from));
        }
        for (final String name : FaultScenarios.names()) {
            final Digest digest = new Digest();
            FaultScenarios.run(name).forEach(digest::add);
            tags.add(name);
            lines.add("scenario \"" + name + "\" " + Long.toHexString(digest.value()));
        }
        report();
        assertEquals(new TreeSet<>(FaultRows.known()), new TreeSet<>(FaultRows.ofDocument()), "rows of FAULTS.md");
        assertEquals(List.of(), FaultRows.missed(tags), "rows of FAULTS.md that nothing reached");
        if (Boolean.getBoolean("quash.golden.renew")) {
            Files.write(FILE, lines, UTF_8);
        } else {
            compare(lines);
        }
    }

    private String seeds(final long from) {
        final Digest outcomes = new Digest();
        final Digest requests = new Digest();
        for (long seed = from; seed < from + SEEDS_A_LINE; seed++) {
            final History history = new Simulation(seed, CANCELS, false).runInSteps();
            addTo(outcomes.add(seed), history);
            requests.add(history.requestsDigest.value());
            history.faults.forEach(fault -> tags.add(fault.name()));
        }
        return "seeds " + from + ".." + (from + SEEDS_A_LINE - 1) + " outcomes " + Long.toHexString(outcomes.value())
                + " requests " + Long.toHexString(requests.value());
    }

    private void addTo(final Digest outcomes, final History history) {
        for (final IntentRecord intent : history.intents.values()) {
            intents++;
            outcomes.add(intent.correlationId);
            for (final IntentRecord.Told told : intent.told) {
                outcomes.add(told.kind().name())
                        .add(told.reason().name())
                        .add(told.attempts())
                        .add(told.httpStatus())
                        .add(told.code());
                final String pair = told.kind() + "/" + told.reason();
                pairs.merge(pair, 1L, Long::sum);
                tags.add(pair);
            }
        }
    }

    private void report() {
        System.out.println("golden master: " + SEEDS + " seeds, " + intents + " cancels");
        pairs.forEach((pair, count) -> System.out.println("  pair " + pair + ": " + count));
        final Set<String> byScenario = new HashSet<>();
        FaultScenarios.names().forEach(byScenario::add);
        for (final String row : FaultRows.known()) {
            final String tag = FaultRows.tagOf(row);
            final String by = byScenario.contains(tag) ? "scenario" : tags.contains(tag) ? "seeds" : "nothing";
            System.out.println("  row \"" + row + "\": reached by " + by + " (" + tag + ")");
        }
    }

    private static void compare(final List<String> lines) throws IOException {
        final List<String> expected = new ArrayList<>(Files.readAllLines(FILE, UTF_8));
        if (SEEDS < 10_000) {
            expected.removeIf(line -> line.startsWith("seeds ") && !lines.contains(line) && isBeyond(line));
        }
        final List<String> differing = new ArrayList<>(lines);
        differing.removeAll(expected);
        expected.removeAll(lines);
        if (!differing.isEmpty() || !expected.isEmpty()) {
            fail("differs; now " + differing + ", before " + expected);
        }
        System.out.println("golden master: equal, " + lines.size() + " lines");
    }

    private static boolean isBeyond(final String line) {
        return Long.parseLong(line.substring("seeds ".length(), line.indexOf(".."))) > SEEDS;
    }
}
