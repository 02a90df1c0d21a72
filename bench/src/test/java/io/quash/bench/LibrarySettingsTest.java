package io.quash.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class LibrarySettingsTest {
    @Test
    void shouldSetWhatIsMissingAndKeepWhatTheUserHasSet() {
        final Properties properties = new Properties();
        properties.setProperty("io.netty.leakDetection.level", "paranoid");

        LibrarySettings.apply(properties);

        assertEquals("paranoid", properties.getProperty("io.netty.leakDetection.level"));
        assertEquals("false", properties.getProperty("io.netty.jfr.enabled"));
        assertEquals("true", properties.getProperty("chronicle.analytics.disable"));
        assertEquals("true", properties.getProperty("chronicle.announcer.disable"));
    }
}
