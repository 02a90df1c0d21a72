package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    @Test
    void shouldTakeTheEnvironmentWhenBothAreSet() {
        final Credentials credentials =
                Credentials.from(Map.of("QUASH_API_KEY", "my-key", "QUASH_API_SECRET", "my-secret"));

        assertEquals("my-key", credentials.key());
        assertEquals("my-secret", credentials.secret());
        assertFalse(credentials.toString().contains("my-"), credentials.toString());
    }

    @Test
    void shouldTakeTheDemoValuesWhenNoneIsSet() {
        assertEquals("demo-key", Credentials.from(Map.of()).key());
        assertEquals("demo-secret", Credentials.from(Map.of()).secret());
    }

    @Test
    void shouldRefuseWhenOnlyOneIsSet() {
        assertThrows(IllegalArgumentException.class, () -> Credentials.from(Map.of("QUASH_API_KEY", "my-key")));
    }
}
