package io.quash.bench.load;

import io.quash.bench.StopSignal;

/** Runs on a user's behalf: shows how far it is, and stops when told to. */
public final class Foreground {
    private Foreground() {}

    /** As {@link LoadRun#execute}. */
    public static LoadResult execute(final LoadRun run, final StopSignal stop) {
        try (ProgressDisplay display = ProgressDisplay.begin("cancels", run.keys())) {
            return run.execute(done -> {
                display.show(done);
                if (stop.isGiven()) {
                    run.stop();
                }
            });
        }
    }
}
