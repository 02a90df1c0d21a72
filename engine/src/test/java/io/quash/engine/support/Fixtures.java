package io.quash.engine.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample bodies among the test resources. */
public final class Fixtures {
    private static final Path ROOT = root();

    private Fixtures() {}

    /** Every body in these folders, in the order of their names. */
    public static List<Path> files(String... folders) {
        return Stream.of(folders).flatMap(folder -> list(ROOT.resolve(folder))).toList();
    }

    public static byte[] read(String name) {
        return read(ROOT.resolve(name));
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> lines(String name) {
        return new String(read(name), UTF_8).lines().toList();
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Fixtures.class.getResource("/fixtures").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
