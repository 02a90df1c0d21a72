package io.quash.engine;

import java.util.concurrent.TimeUnit;

/**
 * When the venue lets us send: a local account of the weight used in this minute, steered by the used-weight header,
 * and the holds that it or its edge imposed. The last part of the weight is a reserve for cancels. For one thread; does
 * not allocate.
 */
final class VenueLimits {
    /** How long nothing is sent after a 429, a 418 and a 403. */
    record Holds(long limitedNs, long bannedNs, long blockedNs) {}

    private static final long WINDOW_NS = TimeUnit.MINUTES.toNanos(1);

    private static final long LONGEST_HOLD_MS = TimeUnit.DAYS.toMillis(3);

    private final long limit;
    private final long reserve;
    private final Holds holds;
    private long used;
    private long lastHeader;
    private long windowStartNs;
    private long heldUntilNs;
    private boolean held;

    /**
     * @param limit   weight a minute; 0 lifts the local budget.
     * @param reserve of the limit, what only cancels may use.
     * @param holds   where the venue does not say how long it wants to be left alone.
     */
    VenueLimits(final long limit, final long reserve, final Holds holds, final long nowNs) {
        this.limit = limit;
        this.reserve = reserve;
        this.holds = holds;
        windowStartNs = nowNs;
    }

    boolean mayCancel(final long nowNs) {
        return !isHeld(nowNs) && hasRoom(nowNs, limit);
    }

    /** Queries, pings: anything but cancels. */
    boolean mayAsk(final long nowNs) {
        return !isHeld(nowNs) && hasRoom(nowNs, limit - reserve);
    }

    boolean isHeld(final long nowNs) {
        if (held && nowNs - heldUntilNs >= 0) {
            held = false;
        }
        return held;
    }

    /** A request of weight 1 leaves. */
    void onSent() {
        used++;
    }

    /** An answer says how much is used; requests that are still in flight may not be counted in it. */
    void onUsedWeight(final long weight, final int inFlight, final long nowNs) {
        if (weight < lastHeader) {
            windowStartNs = nowNs;
            used = weight + inFlight;
        } else {
            used = Math.max(used, weight + inFlight);
        }
        lastHeader = weight;
    }

    /**
     * The venue refused a request because too many came.
     *
     * @param toldMs how long it wants to be left alone; negative when it did not say.
     * @param banned whether it answered 418.
     */
    void onLimited(final long nowNs, final long toldMs, final boolean banned) {
        final long holdNs = toldMs >= 0
                ? TimeUnit.MILLISECONDS.toNanos(Math.min(toldMs, LONGEST_HOLD_MS))
                : banned ? holds.bannedNs : holds.limitedNs;
        hold(nowNs + holdNs);
    }

    /** The venue's edge answered 403. */
    void onBlocked(final long nowNs) {
        hold(nowNs + holds.blockedNs);
    }

    /** Nothing is sent before that time; a shorter hold does not end a longer one. */
    void hold(final long untilNs) {
        if (!held || untilNs - heldUntilNs > 0) {
            heldUntilNs = untilNs;
            held = true;
        }
    }

    private boolean hasRoom(final long nowNs, final long bound) {
        if (limit == 0) {
            return true;
        }
        if (nowNs - windowStartNs >= WINDOW_NS) {
            // The venue's minute began at some moment within ours: what was sent since may count in its new one.
            windowStartNs = nowNs;
            lastHeader = 0;
            used = 0;
        }
        return used < bound;
    }
}
