package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Stops a process, and lets it go on three seconds later. */
final class Continuation {
    private static final long STOPPED_NS = TimeUnit.SECONDS.toNanos(3);

    private final Process process;
    private Thread thread;

    Continuation(final Process process) {
        this.process = process;
    }

    void stopForAWhile() {
        signal("STOP");
        final long startNs = System.nanoTime();
        thread = new Thread(
                () -> {
                    while (System.nanoTime() - startNs < STOPPED_NS) {
                        Thread.yield();
                    }
                    signal("CONT");
                },
                "continuation");
        thread.start();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    private void signal(final String name) {
        try {
            final String pid = String.valueOf(process.pid());
            assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
        } catch (final IOException | InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }
}
