package io.quash.engine.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quash.engine.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A folder with a settings file, and an environment with credentials. */
final class ConfigFolder {
    static final String API_KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    static final Map<String, String> ENVIRONMENT = Map.of("QUASH_API_KEY", API_KEY, "QUASH_API_SECRET", SECRET);

    final Path yaml;

    ConfigFolder(final Path folder) {
        yaml = folder.resolve("quash.yaml");
    }

    ConfigFolder write(final String text) {
        return write(yaml, text);
    }

    ConfigFolder write(final Path file, final String text) {
        try {
            Files.writeString(file, text);
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return this;
    }

    ConfigFolder permit(final Path file, final String permissions) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return this;
    }

    Context load() {
        return load(ENVIRONMENT);
    }

    Context load(final Map<String, String> environment) {
        return QuashConfig.load(yaml, environment::get);
    }

    /** The message without the file's name, which must come first. */
    String refusal() {
        return refusal(ENVIRONMENT);
    }

    String refusal(final Map<String, String> environment) {
        final String message = assertThrows(IllegalArgumentException.class, () -> load(environment))
                .getMessage();
        final String prefix = yaml + ": ";
        if (!message.startsWith(prefix)) {
            throw new AssertionError("does not begin with the file: " + message);
        }
        return message.substring(prefix.length());
    }
}
