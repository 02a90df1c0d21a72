package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResponseDecoderPropertiesTest {
    private static final long SEED = 20261123;

    private final DecoderProperties properties = new DecoderProperties();
    private final List<byte[]> seeds = DecoderProperties.seeds().toList();

    @Test
    void shouldKeepTheDecodersPropertiesForEverySeed() {
        assertTrue(seeds.size() > 200);
        seeds.forEach(this::mustHold);
    }

    @Test
    void shouldKeepTheDecodersPropertiesForSeedsThatAreSplicedAndDamaged() {
        final Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            mustHold(damaged(seeds.get(random.nextInt(seeds.size())), random));
        }
    }

    private static byte[] damaged(final byte[] seed, final Random random) {
        final byte[] input = seed.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            final int from = random.nextInt(input.length);
            final int to = random.nextInt(input.length);
            final int length = Math.min(random.nextInt(8), input.length - Math.max(from, to));
            System.arraycopy(seed, from, input, to, length);
            input[random.nextInt(input.length)] = (byte) random.nextInt();
        }
        return input;
    }

    private void mustHold(final byte[] input) {
        assertDoesNotThrow(
                () -> properties.check(input),
                () -> "seed " + SEED + ": " + Base64.getEncoder().encodeToString(input));
    }
}
