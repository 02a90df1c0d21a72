package io.quash.bench.compare;

/**
 * How much is measured.
 *
 * @param rounds turns of each client
 * @param cancels measured in each turn
 * @param warmUp cancels of each client before the first round
 */
record Effort(int rounds, int cancels, int warmUp) {
    private static final int WARM_UP_PASSES = 4;
    private static final int SETTLING_SHARE = 20;

    /** Unmeasured cancels at the begin of each turn. */
    int settling() {
        return Math.max(1, cancels / SETTLING_SHARE);
    }

    /** The clients warm up by turns, too, so that shared code is compiled for all of them. */
    int warmUpPasses() {
        return WARM_UP_PASSES;
    }

    int warmUpPerPass() {
        return (warmUp + WARM_UP_PASSES - 1) / WARM_UP_PASSES;
    }

    /** Orders that so many clients cancel altogether. */
    long orders(final int clients) {
        return clients * ((long) WARM_UP_PASSES * warmUpPerPass() + (long) rounds * (settling() + cancels));
    }
}
