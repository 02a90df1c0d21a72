package io.quash.bench.measure;

/**
 * What one launch in a fresh process has measured, in nanoseconds from submission until the outcome is polled.
 *
 * @param firstNs     the first cancel after the gateway was ready
 * @param steadyP50Ns the median of those that followed, once warm
 * @param afterIdleNs the first cancel after the idle time
 */
record LaunchTimes(long firstNs, long steadyP50Ns, long afterIdleNs) {
    private static final String MARK = "launch-times";

    /** As a line that {@link #parse} reads. */
    String line() {
        return MARK + ' ' + firstNs + ' ' + steadyP50Ns + ' ' + afterIdleNs;
    }

    /** @return null for a line that is another */
    static LaunchTimes parse(final String line) {
        final String[] words = line.split(" ");
        if (words.length != 4 || !words[0].equals(MARK)) {
            return null;
        }
        return new LaunchTimes(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    double firstRatio() {
        return firstNs / (double) steadyP50Ns;
    }

    double afterIdleRatio() {
        return afterIdleNs / (double) steadyP50Ns;
    }
}
