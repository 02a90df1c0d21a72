package io.quash.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Makes the files of a command before it does anything, so that it does not fail for want of them at its end. */
public final class OutputFiles {
    private OutputFiles() {}

    /**
     * Makes every file that is not there; leaves what is there as it is.
     *
     * @param paths null for a file that was not asked for
     * @throws IllegalArgumentException when a file cannot be written, or is named twice
     */
    public static void make(final Path... paths) {
        final Set<Path> distinct = new HashSet<>();
        for (final Path path : paths) {
            if (path != null && !distinct.add(path.toAbsolutePath().normalize())) {
                throw new IllegalArgumentException(path + " is named for two outputs");
            }
        }
        distinct.forEach(OutputFiles::make);
    }

    private static void make(final Path path) {
        try {
            Files.newByteChannel(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
        } catch (final IOException e) {
            throw new IllegalArgumentException(
                    "cannot write " + e.getMessage() + " (" + e.getClass().getSimpleName() + "): name another file", e);
        }
    }
}
