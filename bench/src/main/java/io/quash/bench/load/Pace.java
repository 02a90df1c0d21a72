package io.quash.bench.load;

/**
 * When cancels are to be submitted, and from when their total latency counts. In an open loop the intended times are
 * fixed by the start and the rate alone, and latency counts from them: time that a cancel had to wait because others
 * were late is part of it. In a closed loop a cancel is submitted as soon as there is room, and latency counts from
 * then.
 */
public final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double intervalNs;

    private Pace(final double intervalNs) {
        this.intervalNs = intervalNs;
    }

    /** As fast as there is room for another one in flight. */
    public static Pace closedLoop() {
        return new Pace(0);
    }

    /** @param perSecond of all threads together, above 0 */
    public static Pace openLoop(final double perSecond) {
        return new Pace(NANOS_PER_SECOND / perSecond);
    }

    public boolean isOpenLoop() {
        return intervalNs > 0;
    }

    /** Of all threads together; only in an open loop. */
    public double ratePerSecond() {
        return NANOS_PER_SECOND / intervalNs;
    }

    /** When the cancel with this number among those of all threads is to be submitted. */
    long intendedNs(final long startNs, final long number) {
        return isOpenLoop() ? startNs + (long) (number * intervalNs) : startNs;
    }

    /** From when the total latency of that cancel counts. */
    long countsFromNs(final long startNs, final long number, final long submittedNs) {
        return isOpenLoop() ? intendedNs(startNs, number) : submittedNs;
    }

    /** What total latency counts from. */
    public String countsFrom() {
        return isOpenLoop() ? "intended time" : "submission";
    }
}
