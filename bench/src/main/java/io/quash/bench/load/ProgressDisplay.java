package io.quash.bench.load;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar on the standard error stream if the process runs in a terminal; nothing otherwise. */
public final class ProgressDisplay implements AutoCloseable {
    private static final int UPDATE_INTERVAL_MS = 250;
    /**
     * A fixed width, since the bar would otherwise ask the terminal library for it, and that gives Ctrl-C its default
     * effect back: the process would end at once, with its files half written.
     */
    private static final int WIDTH = 79;

    private final ProgressBar bar;

    private ProgressDisplay(final ProgressBar bar) {
        this.bar = bar;
    }

    /** @param max what {@link #show} reaches in the end */
    static ProgressDisplay begin(final String task, final long max) {
        return new ProgressDisplay(
                inTerminal()
                        ? new ProgressBarBuilder()
                                .setTaskName(task)
                                .setInitialMax(max)
                                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                                .setUpdateIntervalMillis(UPDATE_INTERVAL_MS)
                                .build()
                        : null);
    }

    void show(final long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** Whether somebody watches. From JDK 22 on there is a console without a terminal too, and a method that tells. */
    public static boolean inTerminal() {
        final Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (final ReflectiveOperationException olderJdk) {
            return true;
        }
    }
}
