package io.quash.bench.compare;

import io.quash.bench.load.ProgressDisplay;

/** What is being done, in one line of the standard error stream if that is a terminal; nothing otherwise. */
final class ProgressLine implements AutoCloseable {
    private static final String CLEARED = "\r\033[K";

    private final boolean visible = ProgressDisplay.inTerminal();

    void show(final String text) {
        print(CLEARED + text);
    }

    @Override
    public void close() {
        print(CLEARED);
    }

    private void print(final String text) {
        if (visible) {
            System.err.print(text);
            System.err.flush();
        }
    }
}
