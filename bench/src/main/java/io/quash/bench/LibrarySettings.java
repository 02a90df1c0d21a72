package io.quash.bench;

import java.util.Map;
import java.util.Properties;

/**
 * System properties that the libraries read when their classes are loaded: without garbage in Netty, and nothing
 * announced by Chronicle. What the user has set stays as it is.
 */
final class LibrarySettings {
    private static final Map<String, String> VALUES = Map.of(
            "io.netty.leakDetection.level", "disabled",
            "io.netty.jfr.enabled", "false",
            "chronicle.analytics.disable", "true",
            "chronicle.announcer.disable", "true");

    private LibrarySettings() {}

    static void apply(final Properties properties) {
        VALUES.forEach(properties::putIfAbsent);
    }
}
