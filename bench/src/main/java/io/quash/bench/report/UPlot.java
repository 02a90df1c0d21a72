package io.quash.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The plotting library, as it lies on the class path. */
final class UPlot {
    private static final String FOLDER = folder();

    private UPlot() {}

    static String script() {
        return text(FOLDER + "dist/uPlot.iife.min.js");
    }

    static String style() {
        return text(FOLDER + "dist/uPlot.min.css");
    }

    static String licence() {
        return text(FOLDER + "LICENSE");
    }

    /** A resource of this package, or of the class path when its name begins with a slash. */
    static String text(final String resource) {
        try (InputStream in = UPlot.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path: build the jar anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
        }
    }

    private static String folder() {
        final Properties properties = new Properties();
        try {
            properties.load(new StringReader(text("uplot.properties")));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read uplot.properties from the class path", e);
        }
        return properties.getProperty("folder");
    }
}
