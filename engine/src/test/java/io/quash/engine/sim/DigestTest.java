package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class DigestTest {
    @Test
    void shouldDifferWhenAnythingAddedOrItsOrderDiffers() {
        final long one = of(1, "a", "x");
        assertEquals(one, of(1, "a", "x"));
        assertNotEquals(one, of(2, "a", "x"));
        assertNotEquals(one, of(1, "b", "x"));
        assertNotEquals(one, of(1, "a", "y"));
        assertNotEquals(
                new Digest().add(1).add(2).value(), new Digest().add(2).add(1).value());
    }

    private static long of(final long number, final String text, final String bytes) {
        return new Digest().add(number).add(text).add(bytes.getBytes(US_ASCII)).value();
    }
}
