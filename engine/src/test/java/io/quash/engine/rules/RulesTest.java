package io.quash.engine.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The tables of FAULTS.md, row by row: what was before, what happens, what follows. */
class RulesTest {
    private static final Path FAULTS = Path.of("FAULTS.md");
    private static final Path ROWS = Path.of("src", "test", "resources", "rules.csv");

    @ParameterizedTest(name = "{0}: {1} {2} then {3}")
    @CsvFileSource(files = "src/test/resources/rules.csv", delimiter = '|', numLinesToSkip = 1, maxCharsPerColumn = 200)
    void shouldTakeTheStepOfTheRow(
            final String row, final String options, final String before, final Event event, final String step) {
        final Case each = new Case(options == null ? "" : options);
        if (before != null) {
            Arrays.stream(before.split(" ")).forEach(each::happens);
        }
        assertEquals(step, Step.toString(each.next(event)));
    }

    /** "On this side" and "Connections" have rows that are no matter of an order's rules. */
    @Test
    void shouldHaveEveryRowOfAnswersInTheTable() throws IOException {
        final Set<String> answers = rowsOf("## Answers that are not \"cancelled\"", 0);
        final Set<String> tested = Files.readAllLines(ROWS, UTF_8).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('|')).trim())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        final Set<String> all = new LinkedHashSet<>(answers);
        all.addAll(rowsOf("## Connections that fail", 1));
        all.addAll(rowsOf("## On this side", 0));
        assertTrue(answers.size() > 10, answers::toString);
        final Set<String> untested = new LinkedHashSet<>(answers);
        untested.removeAll(tested);
        assertEquals(Set.of(), untested, "rows of FAULTS.md without a row here");
        tested.removeAll(all);
        assertEquals(Set.of(), tested, "rows here that FAULTS.md has not got");
    }

    private static Set<String> rowsOf(final String heading, final int cell) throws IOException {
        final String text = Files.readString(FAULTS, UTF_8);
        final String section = text.substring(text.indexOf(heading) + heading.length());
        final int end = section.indexOf("\n## ");
        return (end < 0 ? section : section.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("\\|")[cell + 1].trim())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** One order under some settings. */
    private static final class Case {
        private final Tries tries = new Tries();
        private final Rules rules;
        private final boolean token;

        Case(final String options) {
            rules = new Rules(
                    options.contains("noRepeats") ? 0 : 3,
                    options.contains("noQueries") ? 0 : 3,
                    !options.contains("resolvesNot"));
            token = !options.contains("noToken");
            tries.begin(options.contains("all"), !options.contains("byClientOrderId"));
        }

        void happens(final String what) {
            if (what.equals("SENT")) {
                tries.sent();
            } else {
                final Event event = Event.valueOf(what);
                tries.took(next(event), event);
            }
        }

        long next(final Event event) {
            tries.note(event, 1);
            return rules.next(tries, event, token);
        }
    }
}
