package io.quash.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Facts about the machine and the virtual machine that figures are only worth something with. */
public record Machine(String jdk, List<String> vmFlags, String os, int cores, String cpu) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Pattern SECRETIVE = Pattern.compile("secret|password|passwd|token|credential|key");

    public static Machine current() {
        return new Machine(
                property("java.vm.name") + ' ' + property("java.runtime.version") + " (" + property("java.vendor")
                        + ')',
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .map(Machine::withoutSecret)
                        .toList(),
                property("os.name") + ' ' + property("os.version") + ' ' + property("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                cpuModel());
    }

    /** Processor, cores, kernel and jdk, by these names and in this order. */
    public Map<String, String> platform() {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", cpu);
        facts.put("cores", Integer.toString(cores));
        facts.put("kernel", os);
        facts.put("jdk", jdk);
        return facts;
    }

    /** For people, by name and in order: the {@link #platform()}, and the JVM flags, one a line. */
    public Map<String, String> facts() {
        final Map<String, String> facts = platform();
        facts.put("JVM flags", vmFlags.isEmpty() ? "none" : String.join("\n", vmFlags));
        return facts;
    }

    /** The flag or argument, without its value if its name suggests a secret. */
    public static String withoutSecret(final String flag) {
        final int equals = flag.indexOf('=');
        final String name = equals < 0 ? "" : flag.substring(0, equals);
        return SECRETIVE.matcher(name.toLowerCase(Locale.ROOT)).find() ? name + "=(hidden)" : flag;
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (final IOException | java.io.UncheckedIOException e) {
            return "unknown";
        }
    }

    private static String property(final String name) {
        return System.getProperty(name, "?");
    }
}
