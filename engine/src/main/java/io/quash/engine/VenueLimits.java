package io.quash.engine;

import java.util.concurrent.TimeUnit;

/**
 * When the venue lets us send: a local account of the weight used in this minute, steered by the used-weight header,
 * and the holds that it or its edge imposed. The last part of the weight is a reserve for cancels. For one thread; does
 * not allocate.
 */
final class VenueLimits {
    private static final long WINDOW_NS = TimeUnit.MINUTES.toNanos(1);

    private final long limit;
    private final long reserve;
    private long used;
    private long lastHeader;
    private long windowStartNs;
    private long heldUntilNs;
    private boolean held;

    /**
     * @param limit   weight a minute; 0 lifts the local budget.
     * @param reserve of the limit, what only cancels may use.
     */
    VenueLimits(final long limit, final long reserve, final long nowNs) {
        this.limit = limit;
        this.reserve = reserve;
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
