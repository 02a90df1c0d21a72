package io.quash.engine.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a file, it is loaded or refused by name; it never ends in another exception or a hang. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedFileTest {
    private static final String TROUBLE = "\n\n  :#-,'\"[]{}&*!|>%@`~?\t\\.x7";
    private static final int ROUNDS = 3_000;

    @TempDir
    Path folder;

    private int loaded;
    private int refused;

    @Test
    void shouldLoadOrRefuseWhenFileIsTruncated() throws IOException {
        final String yaml = withoutComments();
        for (int length = 0; length <= yaml.length(); length++) {
            tryToLoad(yaml.substring(0, length), "length " + length);
        }
        assertTrue(loaded > 0 && refused > 0, () -> loaded + " loaded, " + refused + " refused");
    }

    @Test
    void shouldLoadOrRefuseWhenCharactersAreChanged() throws IOException {
        final String yaml = withoutComments();
        for (int seed = 0; seed < ROUNDS; seed++) {
            tryToLoad(damaged(yaml, new Random(seed)), "seed " + seed);
        }
        assertTrue(loaded > 0 && refused > 0, () -> loaded + " loaded, " + refused + " refused");
    }

    private void tryToLoad(final String yaml, final String which) {
        final ConfigFolder config = new ConfigFolder(folder).write(yaml);
        try {
            config.load();
            loaded++;
        } catch (final IllegalArgumentException ex) {
            assertTrue(ex.getMessage().startsWith(config.yaml + ": "), which);
            refused++;
        } catch (final RuntimeException ex) {
            throw new AssertionError(which, ex);
        }
    }

    private static String damaged(final String yaml, final Random random) {
        final StringBuilder text = new StringBuilder(yaml);
        for (int i = random.nextInt(3); i >= 0; i--) {
            final int at = random.nextInt(text.length());
            final char c = TROUBLE.charAt(random.nextInt(TROUBLE.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private static String withoutComments() throws IOException {
        return Files.readString(Path.of("..", "config", "quash.yaml")).replaceAll("(?m)^ *#.*\n", "");
    }
}
