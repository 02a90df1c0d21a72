package io.quash.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions of the libraries that are compared, as the build took them. */
final class Versions {
    private static final String RESOURCE = "versions.properties";

    private final Properties values = new Properties();

    Versions() {
        try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
            values.load(in);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The text with each name in braces replaced by the version of that library. */
    String fillIn(final String text) {
        String filled = text;
        for (final String name : values.stringPropertyNames()) {
            filled = filled.replace('{' + name + '}', values.getProperty(name));
        }
        return filled;
    }
}
