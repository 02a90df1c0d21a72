package io.quash.bench.measure;

import java.util.StringJoiner;

/**
 * What one launch in a fresh process has measured.
 *
 * @param bareFirst whether the bare socket went before Quash at each point
 * @param launchNs  from the start of the process until the gateway was ready
 */
record LaunchTimes(boolean bareFirst, long launchNs, PointTimes quash, PointTimes bare) {
    private static final String MARK = "launch-times";
    private static final int WORDS = 15;
    private static final int QUASH_AT = 3;
    private static final int BARE_AT = 9;

    /** As a line that {@link #parse} reads. */
    String line() {
        final StringJoiner words = new StringJoiner(" ").add(MARK);
        words.add(Boolean.toString(bareFirst)).add(Long.toString(launchNs));
        for (final PointTimes points : new PointTimes[] {quash, bare}) {
            for (final CancelTime time : new CancelTime[] {points.first(), points.steadyP50(), points.afterIdle()}) {
                words.add(Long.toString(time.totalNs())).add(Long.toString(time.ownNs()));
            }
        }
        return words.toString();
    }

    /** @return null for a line that is another */
    static LaunchTimes parse(final String line) {
        final String[] words = line.split(" ");
        if (words.length != WORDS || !words[0].equals(MARK)) {
            return null;
        }
        return new LaunchTimes(
                Boolean.parseBoolean(words[1]),
                Long.parseLong(words[2]),
                points(words, QUASH_AT),
                points(words, BARE_AT));
    }

    private static PointTimes points(final String[] words, final int at) {
        return new PointTimes(time(words, at), time(words, at + 2), time(words, at + 4));
    }

    private static CancelTime time(final String[] words, final int at) {
        return new CancelTime(Long.parseLong(words[at]), Long.parseLong(words[at + 1]));
    }
}
