package io.quash.engine.sim;

import java.util.concurrent.TimeUnit;

/** Counts weight by the minute of the venue's clock, limits it, and bans those who go on. */
final class WeightMeter {
    private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);

    private final VenueClock clock;
    private final long limit;
    private final int patience;
    private final long banMs;
    private long minute = -1;
    private long used;
    private int refusals;
    private long bannedUntilMs;

    WeightMeter(final VenueClock clock, final Weather weather, final Draws draws) {
        this.clock = clock;
        limit = weather.weightLimit;
        patience = 1 + draws.below(10);
        banMs = draws.between(100, 5000);
    }

    /** @return whether the request may go on. */
    boolean admits(final int weight) {
        final long nowMs = clock.venueMs();
        if (nowMs / MINUTE_MS != minute) {
            minute = nowMs / MINUTE_MS;
            used = 0;
            refusals = 0;
        }
        used += weight;
        if (isBanned()) {
            return false;
        }
        if (used <= limit) {
            return true;
        }
        if (++refusals > patience) {
            bannedUntilMs = nowMs + banMs;
        }
        return false;
    }

    boolean isBanned() {
        return clock.venueMs() < bannedUntilMs;
    }

    long bannedUntilMs() {
        return bannedUntilMs;
    }

    long minute() {
        return minute;
    }

    long used() {
        return used;
    }

    long secondsToWait() {
        final long nowMs = clock.venueMs();
        final long ms = isBanned() ? bannedUntilMs - nowMs : MINUTE_MS - nowMs % MINUTE_MS;
        return 1 + ms / 1000;
    }
}
