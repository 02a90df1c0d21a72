package io.quash.bench.compare;

import io.quash.bench.compare.ComparisonResult.Client;
import io.quash.bench.compare.ComparisonResult.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The samples of all rounds, and what follows from them. */
final class Rounds {
    private static final double NANOS_PER_MICRO = 1e3;

    private final Map<ContenderKind, List<Turn.Sample>> samples = new EnumMap<>(ContenderKind.class);

    void add(final ContenderKind kind, final Turn.Sample sample) {
        samples.computeIfAbsent(kind, key -> new ArrayList<>()).add(sample);
    }

    /** In the order of {@link ContenderKind}; the floor must be among them, and all have as many samples. */
    List<Client> clients() {
        return samples.entrySet().stream()
                .map(entry -> client(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Client client(final ContenderKind kind, final List<Turn.Sample> rounds) {
        final Histogram merged = Turn.emptyHistogram();
        rounds.forEach(round -> merged.add(round.histogram()));
        return new Client(kind.label(), kind.description(), merged, row(rounds, samples.get(ContenderKind.FLOOR)));
    }

    static Row row(final List<Turn.Sample> rounds, final List<Turn.Sample> floor) {
        return new Row(
                micros(rounds, 50),
                micros(rounds, 90),
                micros(rounds, 99),
                micros(rounds, 99.9),
                micros(rounds, 100),
                Medians.medianRatio(rounds, floor, round -> round.percentile(50)),
                Medians.medianRatio(rounds, floor, round -> round.percentile(99)),
                Medians.median(rounds, Turn.Sample::bytesPerCancel));
    }

    private static double micros(final List<Turn.Sample> rounds, final double percentile) {
        return Medians.median(rounds, round -> round.percentile(percentile)) / NANOS_PER_MICRO;
    }
}
