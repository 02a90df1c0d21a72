package io.quash.engine.sim;

import java.util.concurrent.TimeUnit;

/** The two clocks of the day: the process's own, which may be set anew, and the venue's, which may go wrong. */
final class VenueClock {
    private static final long EPOCH_MS = 1_736_393_880_000L;

    private final Timeline timeline;
    private final long startMs;
    private final long skewMs;
    private final long driftPerMillion;
    private final long stepAtNs;
    private final long stepMs;

    VenueClock(final Timeline timeline, final Weather weather, final Draws draws) {
        this.timeline = timeline;
        startMs = EPOCH_MS + draws.between(0, 59_999);
        final boolean wrong = draws.chance(weather.severity / 2);
        final long most = wrong ? 20_000 : 300;
        skewMs = draws.between(-most, most);
        driftPerMillion = draws.between(-500, 500);
        stepAtNs = draws.chance(weather.severity) ? draws.between(0, TimeUnit.SECONDS.toNanos(2)) : Long.MAX_VALUE;
        stepMs = draws.between(-8000, 8000);
    }

    /** What the process believes. */
    long localMs() {
        return startMs + TimeUnit.NANOSECONDS.toMillis(timeline.nowNs()) + (timeline.nowNs() >= stepAtNs ? stepMs : 0);
    }

    long venueMs() {
        final long ms = TimeUnit.NANOSECONDS.toMillis(timeline.nowNs());
        return startMs + ms + ms * driftPerMillion / 1_000_000 + skewMs;
    }

    long venueMs(final long atNs) {
        return venueMs() - TimeUnit.NANOSECONDS.toMillis(timeline.nowNs() - atNs);
    }
}
