package io.quash.bench.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Medians over rounds: one bad round does not move them. */
final class Medians {
    private Medians() {}

    /** The middle value, or the mean of the two in the middle. */
    static double median(final double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values: they have no median");
        }
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static <T> double median(final List<T> rounds, final ToDoubleFunction<T> value) {
        return median(rounds.stream().mapToDouble(value).toArray());
    }

    /** The median of each round's ratio to the same round of another. */
    static <T> double medianRatio(final List<T> rounds, final List<T> base, final ToDoubleFunction<T> value) {
        final double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = value.applyAsDouble(rounds.get(i)) / value.applyAsDouble(base.get(i));
        }
        return median(ratios);
    }
}
