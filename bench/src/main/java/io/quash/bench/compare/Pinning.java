package io.quash.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps this process off one core, which is left to the exchange. By {@code taskset}, for as long as this is open;
 * where that is missing or there is one core only, nothing is pinned.
 */
final class Pinning implements AutoCloseable {
    private static final String TASKSET = "taskset";
    private static final long PATIENCE_SECONDS = 10;

    private final List<Integer> allowed;
    private final String whyNot;

    private Pinning(final List<Integer> allowed, final String whyNot) {
        this.allowed = allowed;
        this.whyNot = whyNot;
    }

    static Pinning none(final String why) {
        return new Pinning(List.of(), why);
    }

    static Pinning begin() throws InterruptedException {
        final String own = Long.toString(ProcessHandle.current().pid());
        final List<Integer> cores;
        try {
            cores = cores(run(TASKSET, "-c", "-p", own));
            if (cores.size() < 2) {
                return none("there is one core only, which clients and exchange share: expect poor figures");
            }
            run(TASKSET, "-a", "-c", "-p", list(cores.subList(0, cores.size() - 1)), own);
        } catch (final IOException | IllegalArgumentException e) {
            return none(e.getMessage());
        }
        return new Pinning(cores, null);
    }

    /** The cores in a list like {@code 0,2-4}, after the last colon. */
    static List<Integer> cores(final String answer) {
        final List<Integer> cores = new ArrayList<>();
        for (final String part :
                answer.substring(answer.lastIndexOf(':') + 1).trim().split(",")) {
            final String[] ends = part.split("-");
            final int last = Integer.parseInt(ends[ends.length - 1].trim());
            for (int core = Integer.parseInt(ends[0].trim()); core <= last; core++) {
                cores.add(core);
            }
        }
        return cores;
    }

    /** What goes before the exchange's command. */
    List<String> exchangePrefix() {
        return whyNot == null ? List.of(TASKSET, "-c", Integer.toString(exchangeCore())) : List.of();
    }

    @Override
    public String toString() {
        return whyNot == null
                ? "exchange on core " + exchangeCore() + ", clients on " + list(allowed.subList(0, allowed.size() - 1))
                : "none: " + whyNot;
    }

    private int exchangeCore() {
        return allowed.get(allowed.size() - 1);
    }

    private static String list(final List<Integer> cores) {
        return String.join(",", cores.stream().map(String::valueOf).toList());
    }

    private static String run(final String... command) throws IOException, InterruptedException {
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output.trim());
        }
        return output;
    }

    /** Lets this process use all the cores that it had. */
    @Override
    public void close() {
        if (whyNot != null) {
            return;
        }
        try {
            run(
                    TASKSET,
                    "-a",
                    "-c",
                    "-p",
                    list(allowed),
                    Long.toString(ProcessHandle.current().pid()));
        } catch (final IOException e) {
            throw new IllegalStateException("this process is still kept off a core: " + e.getMessage(), e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
