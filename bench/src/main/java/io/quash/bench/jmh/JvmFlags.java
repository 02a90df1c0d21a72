package io.quash.bench.jmh;

import java.util.ArrayList;
import java.util.List;

/** What a forked JVM must be told, since it does not read the jar's manifest. */
public final class JvmFlags {
    private JvmFlags() {}

    public static String[] needed() {
        final List<String> flags = new ArrayList<>(List.of(
                "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "-Dio.netty.leakDetection.level=disabled",
                "-Dio.netty.jfr.enabled=false"));
        if (Runtime.version().feature() >= 23) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags.toArray(new String[0]);
    }
}
