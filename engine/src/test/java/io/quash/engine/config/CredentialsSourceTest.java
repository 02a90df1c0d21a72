package io.quash.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quash.engine.Credentials;
import io.quash.engine.CredentialsProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsSourceTest {
    private static final String API_KEY = ConfigFolder.API_KEY;
    private static final String SECRET = ConfigFolder.SECRET;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makePrivateFile() throws IOException {
        file = Files.createFile(folder.resolve("credentials.txt"));
        new ConfigFolder(folder).permit(file, "rw-------");
    }

    @Test
    void shouldTakeBothFromTheEnvironment() {
        final Credentials credentials = CredentialsSource.fromEnvironment(ConfigFolder.ENVIRONMENT::get);
        assertEquals(API_KEY, CredentialsProbe.apiKey(credentials));
        assertEquals(SECRET, CredentialsProbe.secret(credentials));
        assertEquals("Credentials{hidden}", credentials.toString());
    }

    @Test
    void shouldNameTheVariableWhenItIsMissing() {
        assertEquals(
                "credentials: the environment variable QUASH_API_KEY is not set, or empty",
                environmentRefusal(Map.of("QUASH_API_SECRET", SECRET)));
        assertEquals(
                "credentials: the environment variable QUASH_API_SECRET is not set, or empty",
                environmentRefusal(Map.of("QUASH_API_KEY", API_KEY)));
        assertEquals(
                "credentials: the environment variable QUASH_API_SECRET is not set, or empty",
                environmentRefusal(Map.of("QUASH_API_KEY", API_KEY, "QUASH_API_SECRET", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "é", "\u0000", "\u007f"})
    void shouldNameTheVariableWhenItIsUnfit(final String unfit) {
        assertEquals(
                "credentials: the environment variable QUASH_API_KEY must be printable ASCII without blanks",
                environmentRefusal(Map.of("QUASH_API_KEY", API_KEY + unfit, "QUASH_API_SECRET", SECRET)));
        assertEquals(
                "credentials: the environment variable QUASH_API_SECRET must be printable ASCII without blanks",
                environmentRefusal(Map.of("QUASH_API_KEY", API_KEY, "QUASH_API_SECRET", SECRET + unfit)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiKey=KEY\napiSecret=SECRET\n",
                "apiSecret=SECRET\napiKey=KEY",
                "# mine\r\n\r\n apiKey=KEY \r\n#apiKey=old\r\napiSecret=SECRET\r\n"
            })
    void shouldTakeBothFromAPrivateFile(final String text) {
        final Credentials credentials = CredentialsSource.fromFile(write(text));
        assertEquals(API_KEY, CredentialsProbe.apiKey(credentials));
        assertEquals(SECRET, CredentialsProbe.secret(credentials));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                      | apiKey: is missing; write the line apiKey=...
            apiSecret=SECRET                        | apiKey: is missing; write the line apiKey=...
            apiKey=KEY                              | apiSecret: is missing; write the line apiSecret=...
            apiKey=KEY\\napiSecret=                 | apiSecret: is missing; write the line apiSecret=...
            apiKey=KEY\\napiSecret=SECRET\\napiSecret=SECRET | apiSecret: is there twice
            apiKey=KEY\\napiSecret=SECRET\\nurl=x   | line 3: must be apiKey=... or apiSecret=...
            apiKey=KEY\\napiSecret: SECRET          | line 2: must be apiKey=... or apiSecret=...
            apiKey = KEY\\napiSecret=SECRET         | line 1: must be apiKey=... or apiSecret=...
            KEY\\nSECRET                            | line 1: must be apiKey=... or apiSecret=...
            api                                     | line 1: must be apiKey=... or apiSecret=...
            apiKey=KEY KEY\\napiSecret=SECRET       | apiKey: must be printable ASCII without blanks
            apiKey=KEY\\napiSecret= SECRET          | apiSecret: must be printable ASCII without blanks
            apiKey=KEY\\napiSecret=SECRETé          | apiSecret: must be printable ASCII without blanks
            """)
    void shouldSayWhatIsWrongWhenFileIsBad(final String text, final String message) {
        assertEquals(file + ": " + message, fileRefusal(write(text.replace("\\n", "\n"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw---x---", "rw----r--", "rw-----w-", "rw------x", "rwxrwxrwx"})
    void shouldRefuseFileWhenOthersHaveAPermission(final String permissions) {
        new ConfigFolder(folder).permit(write("apiKey=KEY\napiSecret=SECRET\n"), permissions);
        assertEquals(file + ": group or others have permissions on it; run: chmod 600 " + file, fileRefusal(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void shouldTakeFileWhenOnlyItsOwnerHasPermissions(final String permissions) {
        new ConfigFolder(folder).permit(write("apiKey=KEY\napiSecret=SECRET\n"), permissions);
        assertEquals(SECRET, CredentialsProbe.secret(CredentialsSource.fromFile(file)));
    }

    @Test
    void shouldLookAtTheFileItselfWhenNameIsALink() throws IOException {
        new ConfigFolder(folder).permit(write("apiKey=KEY\napiSecret=SECRET\n"), "rw-r--r--");
        final Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertEquals(link + ": group or others have permissions on it; run: chmod 600 " + link, fileRefusal(link));
    }

    @Test
    void shouldSaySoWhenItIsNoFile() throws IOException {
        final Path absent = folder.resolve("absent");
        assertEquals(absent + ": does not exist", fileRefusal(absent));
        final Path subfolder = Files.createDirectory(folder.resolve("subfolder"));
        assertEquals(subfolder + ": is not a file", fileRefusal(subfolder));
        final String tooLong = "#".repeat(4097);
        assertEquals(file + ": is longer than 4096 bytes", fileRefusal(write(tooLong)));
    }

    @Test
    void shouldWipeWhatWasRead() {
        final byte[] text = "apiKey=k\napiSecret=s\n".getBytes(StandardCharsets.US_ASCII);
        try (CredentialsSource.FileText credentials = new CredentialsSource.FileText(file, text)) {
            assertEquals("s", CredentialsProbe.secret(credentials.parse()));
        }
        for (final byte b : text) {
            assertEquals(0, b);
        }
    }

    private Path write(final String text) {
        new ConfigFolder(folder).write(file, text.replace("KEY", API_KEY).replace("SECRET", SECRET));
        return file;
    }

    private String environmentRefusal(final Map<String, String> environment) {
        return hidden(new ConfigFolder(folder).write("connections: 1").refusal(environment));
    }

    private static String fileRefusal(final Path file) {
        return hidden(assertThrows(IllegalArgumentException.class, () -> CredentialsSource.fromFile(file))
                .getMessage());
    }

    private static String hidden(final String message) {
        assertFalse(message.contains(SECRET.substring(0, 8)), "shows the secret");
        assertFalse(message.contains(API_KEY.substring(0, 8)), "shows the API key");
        return message;
    }
}
