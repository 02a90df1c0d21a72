package io.quash.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until it is told to stop end in order: Ctrl-C or SIGTERM wakes it up, and the process waits
 * until the command has {@linkplain #close closed} this, for {@value #PATIENCE_SECONDS} s at the most.
 */
public final class StopSignal implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stop-signal");

    private StopSignal() {}

    /** Begins to listen for Ctrl-C and SIGTERM. */
    public static StopSignal install() {
        final StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /**
     * Waits until the process is told to stop, at most for {@code limit} unless that is null.
     *
     * @return whether it was told to stop
     */
    public boolean await(final Duration limit) throws InterruptedException {
        if (limit == null) {
            stop.await();
            return true;
        }
        return stop.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes the end of the stream, too, for being told to stop. What is read is lost. */
    public void atEndOf(final InputStream in) {
        final Thread reader = new Thread(() -> drain(in), "stop-at-eof");
        reader.setDaemon(true);
        reader.start();
    }

    private void drain(final InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (final IOException e) {
            // As good as its end.
        }
        stop.countDown();
    }

    /** Whether the process was told to stop. */
    public boolean isGiven() {
        return stop.getCount() == 0;
    }

    private void stopAndWait() {
        stop.countDown();
        try {
            final boolean inOrder = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inOrder) {
                System.err.println("quash: gave up waiting for an orderly end");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException alreadyStopping) {
            // The hook is running, and has just been let go.
        }
    }
}
