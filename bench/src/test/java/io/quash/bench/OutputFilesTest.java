package io.quash.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
    @TempDir
    private Path directory;

    private String refusal(final Path... paths) {
        return assertThrows(IllegalArgumentException.class, () -> OutputFiles.make(paths))
                .getMessage();
    }

    @Test
    void shouldMakeWhatIsNotThereAndLeaveTheRestAsItIs() throws Exception {
        final Path there = Files.writeString(directory.resolve("there"), "something");
        final Path missing = directory.resolve("missing");

        OutputFiles.make(there, null, missing);

        assertEquals("something", Files.readString(there));
        assertTrue(Files.exists(missing));
    }

    @Test
    void shouldSayWhatCannotBeWritten() {
        final Path nowhere = directory.resolve("no/such/folder.html");

        assertTrue(refusal(nowhere).startsWith("cannot write " + nowhere), refusal(nowhere));
        assertTrue(refusal(directory).contains("name another file"), refusal(directory));
    }

    @Test
    void shouldRefuseAFileThatIsNamedTwice() {
        final Path file = directory.resolve("f");

        assertTrue(refusal(file, directory.resolve("./f")).contains("named for two outputs"));
    }
}
