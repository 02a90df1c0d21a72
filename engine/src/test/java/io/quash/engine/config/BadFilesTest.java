package io.quash.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the shape of a file, whatever its values. */
class BadFilesTest {
    private static final String TOP = "; known at the top: endpoint, symbols, connections, recvWindow, deadline,"
            + " drainTimeout, readyTimeout, warmUp, pingTimeout, attemptTimeout, pingInterval, maxConnectionAge, lookupInterval,"
            + " idle, sender, rings, retries, limits, io, tls, credentials";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            recvWindw: 5000         | recvWindw: unknown key, did you mean recvWindow?
            recvwindow: 5000        | recvwindow: unknown key, did you mean recvWindow?
            colour: red             | colour: unknown key
            io.mode: nio            | io.mode: unknown key
            trustedCa: a.pem        | trustedCa: unknown key
            """)
    void shouldListKnownKeysWhenKeyIsUnknown(final String yaml, final String message) {
        assertEquals(message + TOP, refusal(yaml));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            io:\\n  mod: nio                            | io.mod: unknown key, did you mean mode?; known in io: mode, connectTimeout, handshakeTimeout, receiveBufferLength
            tls:\\n  endpoint: https://x                | tls.endpoint: unknown key; known in tls: trustedCa, tls12Allowed, records
            io: nio                                     | io: must have keys of its own, indented: mode, connectTimeout, handshakeTimeout, receiveBufferLength
            io: [nio]                                   | io: must have keys of its own, indented: mode, connectTimeout, handshakeTimeout, receiveBufferLength
            io:\\nidle: yield                           | io: has no value; give one, or leave the key out
            io:\\n                                      | io: has no value; give one, or leave the key out
            idle: connections: 4                        | idle: must be a single value or a list, and cannot have keys of its own
            connections:\\n  a: 1                       | connections: must be a single value or a list, and cannot have keys of its own
            connections:\\nidle: yield                  | connections: has no value; give one, or leave the key out
            connections: # four                         | connections: has no value; give one, or leave the key out
            connections: ''                             | connections: has no value; give one, or leave the key out
            connections: ~                              | connections: has no value; give one, or leave the key out
            connections: null                           | connections: has no value; give one, or leave the key out
            connections: 1\\nidle: yield\\nconnections: 2 | connections: is there twice; the second is on line 3
            io:\\n  mode: nio\\n  mode: nio             | io.mode: is there twice; the second is on line 3
            io:\\n  mode: nio\\nio:\\n  mode: nio       | io: is there twice; the second is on line 3
            symbols: ['A', 'B']                         | symbols: line 1: must be a list of values without quotes such as [A, B]
            symbols:\\n  - A\\n  -\\n  - B              | symbols: line 4: must be a list of plain values such as [A, B]
            symbols:\\n  - a: 1\\n    b:\\n      - c\\nidle: yield | symbols: line 2: must be a list of plain values such as [A, B]
            symbols: [[A], B]                           | line 1: has a [ inside a value or a list; quote the value
            symbols: [A, B                              | line 1: has a list that is not closed on its line; write [A, B], or one entry a line, each after '- '
            symbols: A]                                 | line 1: has a ] without its [; quote a value that has brackets
            idle: yield,                                | line 1: has a comma outside a list; quote a value that has commas
            connections: 4#4                            | line 1: has a # right behind a value; put a blank before a comment, or quote the value
            # ok\\nio: {mode: nio}                      | line 2: has braces, which are not taken; write one key a line, and quote a value that has braces
            idle: 'yield\\nconnections: 4               | line 1: has a quote that is not closed on its line
            idle: "yield\\nconnections: 4"              | line 1: has a quote that is not closed on its line
            idle: 'it''s'                               | line 1: has a quote with something right behind it; a value cannot have its own kind of quotes inside
            idle: "a\\\\tb"                             | line 1: has a backslash inside double quotes; use single ones
            io:\\n\tmode: nio                           | line 2: has a tab; use blanks
            \uFEFFidle: yield                           | line 1: has the invisible character U+FEFF
            idle: yie\u0007ld                           | line 1: has the invisible character U+0007
            idle: yield\\n---\\nconnections: 4          | has a second document; there must be one
            idle: yield\\n...\\nconnections: 4          | has a second document; there must be one
            """)
    void shouldSayWhatIsWrongWhenShapeIsBad(final String yaml, final String message) {
        assertEquals(message, refusal(unescape(yaml)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle yield",
                "idle:yield",
                "- idle",
                "idle: yield\nconnections",
                "idle: yield\n  connections: 4",
                "io:\n  mode: nio\n connectTimeout: 3s",
                "? idle\n: yield",
                "'idle': yield",
                "--- idle: yield",
                "idle: yield\n  now",
                "idle: 'yield' now",
                "idle: &a yield",
                "idle: *a",
                "idle: !text yield",
                "idle: |\n  yield",
                "idle: >\n  yield",
                "idle: @yield",
                "idle: `yield"
            })
    void shouldGiveLineWhenYamlIsMalformed(final String yaml) {
        final String message = refusal(yaml);
        assertTrue(
                message.matches("line [123] or the one before: is not understood; write 'key: value', one key a line,"
                        + " evenly indented, and quote a value that has special characters"),
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "# nothing but this\n", "---\n"})
    void shouldSaySoWhenFileHasNoSettings(final String yaml) {
        assertEquals("has no settings", refusal(yaml));
    }

    @Test
    void shouldSaySoWhenFileCannotBeRead() throws IOException {
        assertEquals("does not exist", new ConfigFolder(folder).refusal());
        Files.write(folder.resolve("quash.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
        assertEquals("is not UTF-8 text", new ConfigFolder(folder).refusal());
        Files.delete(folder.resolve("quash.yaml"));
        Files.createDirectory(folder.resolve("quash.yaml"));
        assertEquals("cannot be read: Is a directory", new ConfigFolder(folder).refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey", "api_key", "API-KEY", "secret", "apiSecret", "secretKey", "password"})
    void shouldSayWhereCredentialsBelongWhenTheyAreInTheFile(final String key) {
        final String where = ": credentials do not belong into this file; put them into the environment variables"
                + " QUASH_API_KEY and QUASH_API_SECRET, or into a private file named by credentials.path";
        final String line = key + ": " + ConfigFolder.SECRET;
        assertEquals(key + where, refusal("connections: many\n" + line));
        assertEquals("credentials." + key + where, refusal("credentials:\n  source: file\n  " + line));
        assertEquals("io." + key + where, refusal("io:\n  " + line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiSecret:%s",
                "apiSecret=%s",
                "%s",
                "%s: x",
                "credentials:\n  %s: x",
                "apiSecret: '%s",
                "apiSecret: \"%s",
                "apiSecret: [%s",
                "apiSecret: %s#x",
                "apiSecret: {%s}",
                "apiSecret: @%s",
                "credentials: %s",
                "credentials:\n  source: %s",
                "credentials:\n  apiSecret:\n    - %s",
                "idle: yield\n  apiSecret: %s",
                "idle: yield\napiSecret: x\napiSecret: %s"
            })
    void shouldNotShowSecretWhenItIsInTheWrongPlace(final String yaml) {
        final String message = refusal(yaml.replace("%s", ConfigFolder.SECRET));
        assertFalse(message.contains(ConfigFolder.SECRET.substring(0, 8)), message);
    }

    private String refusal(final String yaml) {
        return new ConfigFolder(folder).write(yaml).refusal();
    }

    private static String unescape(final String text) {
        return text.replace("\\n", "\n");
    }
}
