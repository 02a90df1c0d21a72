package io.quash.engine;

import java.util.concurrent.TimeUnit;

/**
 * The venue's clock as far as its answers tell: bounds on what must be added to ours. The venue takes a request whose
 * timestamp is up to a second ahead of it, or up to recvWindow behind, so the estimate errs late: ours as it is while
 * that lies within the bounds, else the lower bound.
 *
 * <p>Our side is the wall clock when this was made or last set, carried on by the monotonic one: a wall clock that is
 * set meanwhile changes nothing but that the bounds are learned anew. For one thread; does not allocate.
 */
final class VenueClock {
    private static final long WIDEST_MS = TimeUnit.DAYS.toMillis(3650);
    private static final long JUMP_MS = 200;
    private static final long FUTURE_TOLERANCE_MS = 1000;

    private final long windowMs;
    private long anchorNs;
    private long anchorMs;
    private long lowerMs;
    private long upperMs;
    private long toldLowerMs;
    private long toldUpperMs;
    private long jumps;

    /** @param windowMs how far a timestamp may lie behind the venue's clock. */
    VenueClock(final long nowNs, final long wallMs, final long windowMs) {
        this.windowMs = windowMs;
        anchor(nowNs, wallMs);
        forget();
    }

    /** What to put into a request that is signed now. */
    long timestampMs(final long nowNs) {
        return localMs(nowNs) + offsetMs();
    }

    /**
     * The venue's clock was no further at that moment, as long as clocks keep pace; so far that nothing lies beyond while
     * nothing is known.
     * Only times that answers carry count: a refusal may have been the answer to another request, or beside the point.
     */
    long latestMs(final long atNs) {
        return localMs(atNs) + toldUpperMs + 1;
    }

    /** The estimate of what must be added to our clock. */
    long offsetMs() {
        return lowerMs <= 0 && 0 <= upperMs ? 0 : lowerMs;
    }

    long lowerBoundMs() {
        return lowerMs;
    }

    long upperBoundMs() {
        return upperMs;
    }

    /** How often the wall clock was found to have been set. */
    long jumps() {
        return jumps;
    }

    /** An answer carries the venue's time in whole seconds, from when it was made: between sending and receiving. */
    void onDate(final long epochSeconds, final long sentNs, final long receivedNs) {
        final long dateMs = TimeUnit.SECONDS.toMillis(epochSeconds);
        onTold(dateMs - localMs(receivedNs) - 1, dateMs + 1000 - localMs(sentNs));
    }

    /** An answer carries the venue's time in milliseconds. */
    void onServerTime(final long epochMs, final long sentNs, final long receivedNs) {
        onTold(epochMs - localMs(receivedNs) - 1, epochMs + 1 - localMs(sentNs));
    }

    /** The venue refused a timestamp for being too far ahead of it. */
    void onAhead(final long timestampMs, final long sentNs, final long receivedNs) {
        narrow(-WIDEST_MS, timestampMs - FUTURE_TOLERANCE_MS - localMs(sentNs));
        if (lowerMs == -WIDEST_MS && upperMs < 0) {
            lowerMs = upperMs - FUTURE_TOLERANCE_MS;
        }
    }

    /** The venue refused a timestamp for lying more than the window behind it. */
    void onBehind(final long timestampMs, final long receivedNs) {
        narrow(timestampMs + windowMs - localMs(receivedNs), WIDEST_MS);
    }

    /**
     * Compares the wall clock with the monotonic one.
     *
     * @return whether one of them jumped: the wall clock was set, or this machine stood still. What was known of the
     *     venue's clock is then forgotten.
     */
    boolean checkForJump(final long nowNs, final long wallMs) {
        if (!isApart(nowNs, wallMs)) {
            return false;
        }
        jumps++;
        anchor(nowNs, wallMs);
        forget();
        return true;
    }

    /** Returns whether the clocks seem to have drifted apart; they seem to when the two were read at different times. */
    boolean isApart(final long nowNs, final long wallMs) {
        final long driftMs = wallMs - localMs(nowNs);
        return driftMs <= -JUMP_MS || driftMs >= JUMP_MS;
    }

    private long localMs(final long nowNs) {
        return anchorMs + Math.floorDiv(nowNs - anchorNs, 1_000_000L);
    }

    /** An answer that is late, and taken for another request's, tells too early a time: one alone is not believed. */
    private void onTold(final long newLowerMs, final long newUpperMs) {
        narrow(newLowerMs, newUpperMs);
        if (newLowerMs > toldUpperMs) {
            toldLowerMs = newLowerMs;
            toldUpperMs = newUpperMs;
        } else if (newUpperMs < toldLowerMs) {
            toldLowerMs = newLowerMs;
        } else {
            toldLowerMs = Math.max(toldLowerMs, newLowerMs);
            toldUpperMs = Math.min(toldUpperMs, newUpperMs);
        }
    }

    /** Bounds that contradict each other mean that a clock has moved: the newest ones hold. */
    private void narrow(final long newLowerMs, final long newUpperMs) {
        final long lower = Math.max(lowerMs, newLowerMs);
        final long upper = Math.min(upperMs, newUpperMs);
        if (lower <= upper) {
            lowerMs = lower;
            upperMs = upper;
        } else {
            lowerMs = newLowerMs;
            upperMs = newUpperMs;
            if (newLowerMs == -WIDEST_MS) {
                lowerMs = newUpperMs - FUTURE_TOLERANCE_MS;
            }
        }
    }

    private void anchor(final long nowNs, final long wallMs) {
        anchorNs = nowNs;
        anchorMs = wallMs;
    }

    private void forget() {
        lowerMs = -WIDEST_MS;
        upperMs = WIDEST_MS;
        toldLowerMs = -WIDEST_MS;
        toldUpperMs = WIDEST_MS;
    }
}
