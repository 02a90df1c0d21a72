package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerPathPropertiesTest {
    private static final long SEED = 20261123;

    private final AnswerPathProperties properties = new AnswerPathProperties();
    private final List<byte[]> seeds = AnswerPathProperties.seeds().toList();

    @Test
    void shouldEndEverySeedInOneTrueOutcome() {
        final Set<OutcomeKind> seen = EnumSet.noneOf(OutcomeKind.class);
        seeds.forEach(input -> seen.add(outcome(input)));

        assertTrue(seeds.size() > 300);
        assertEquals(EnumSet.complementOf(EnumSet.of(OutcomeKind.NOT_SENT)), seen);
    }

    @Test
    void shouldEndDamagedSeedsInOneTrueOutcome() {
        final Random random = new Random(SEED);
        final Set<OutcomeKind> seen = EnumSet.noneOf(OutcomeKind.class);
        for (int i = 0; i < 2_000; i++) {
            final byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
            input[0] = (byte) random.nextInt(8);
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                input[random.nextInt(input.length)] = (byte) random.nextInt();
            }
            seen.add(outcome(input));
        }
        assertTrue(seen.size() >= 4, seen::toString);
    }

    private OutcomeKind outcome(final byte[] input) {
        return assertDoesNotThrow(
                () -> properties.check(input),
                () -> "seed " + SEED + ": " + Base64.getEncoder().encodeToString(input));
    }
}
