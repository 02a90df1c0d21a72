package io.quash.engine.sim;

/** All chance in a simulation: one stream of numbers, the same for the same seed on every machine. */
final class Draws {
    private long state;

    Draws(final long seed) {
        state = seed * 0xD1342543DE82EF95L + 0x2545F4914F6CDD1DL;
    }

    /** From 0 up to the bound, which is not reached. */
    int below(final int bound) {
        return (int) ((next() >>> 1) % bound);
    }

    /** Both ends can come. */
    long between(final long min, final long max) {
        return min + (next() >>> 1) % (max - min + 1);
    }

    /** As often between 1 and 10 as between 10 and 100. */
    long scaleBetween(final long min, final long max) {
        final double low = StrictMath.log(min);
        final double high = StrictMath.log(max);
        return Math.round(StrictMath.exp(low + fraction() * (high - low)));
    }

    boolean chance(final double probability) {
        return fraction() < probability;
    }

    double fraction() {
        return (next() >>> 11) * 0x1p-53;
    }

    <T> T oneOf(final T[] values) {
        return values[below(values.length)];
    }

    /** One index, as often as its weight among all says. */
    int weighted(final int[] weights) {
        int sum = 0;
        for (final int weight : weights) {
            sum += weight;
        }
        int rest = below(sum);
        int index = 0;
        while (rest >= weights[index]) {
            rest -= weights[index++];
        }
        return index;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
