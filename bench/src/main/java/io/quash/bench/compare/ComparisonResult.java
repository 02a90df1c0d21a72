package io.quash.bench.compare;

import io.quash.bench.Machine;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What a comparison found, and under which conditions. Immutable but for the histograms, which are not to be changed. */
public record ComparisonResult(Conditions conditions, List<Transport> transports) {
    public ComparisonResult {
        transports = List.copyOf(transports);
    }

    /**
     * What the figures are only worth something with.
     *
     * @param begun when the comparison began
     * @param pinning which cores the clients and the exchange run on
     * @param rounds turns of each client
     * @param cancels measured in each turn
     * @param warmUp cancels of each client before the first round
     */
    public record Conditions(Machine machine, Instant begun, String pinning, int rounds, int cancels, int warmUp) {}

    /**
     * One run over plain HTTP or over TLS.
     *
     * @param name {@code plain HTTP} or {@code TLS}
     * @param exchange the command line of the exchange's process
     */
    public record Transport(String name, String exchange, List<Client> clients) {
        public Transport {
            clients = List.copyOf(clients);
        }
    }

    /**
     * One client.
     *
     * @param name as in the table
     * @param description what it is made of, with versions
     * @param histogram times of all rounds' measured cancels, in nanoseconds
     */
    public record Client(String name, String description, Histogram histogram, Row row) {}

    /**
     * A row of the table: of each figure the median over the rounds. Times in microseconds.
     *
     * @param max the median of the rounds' longest; the longest of all is the histogram's
     * @param p50ToFloor the median of the rounds' ratios to the floor's p50 of the same round
     * @param p99ToFloor the same for p99
     * @param bytesPerCancel allocated by all threads of the client's process
     */
    public record Row(
            double p50,
            double p90,
            double p99,
            double p999,
            double max,
            double p50ToFloor,
            double p99ToFloor,
            double bytesPerCancel) {}
}
