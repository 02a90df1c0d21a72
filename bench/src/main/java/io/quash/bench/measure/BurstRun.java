package io.quash.bench.measure;

import io.quash.bench.exchange.SimulatedExchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rounds of bursts, every pool and size in each round, held against what the service time allows at best. */
final class BurstRun {
    private static final int BARE_ROUND_TRIPS = 5;
    private static final int WARM_UP_CANCELS = 4_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final long serviceNs;
    private final int clients;
    private final List<Integer> sizes;
    private final List<BurstPool> pools = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Samples bare = new Samples();
    private long nextOrderId = 1;

    private static final class Cell {
        private final BurstPool pool;
        private final int size;
        private final Samples elapsed = new Samples();
        private int outOfOrder;

        Cell(final BurstPool pool, final int size) {
            this.pool = pool;
            this.size = size;
        }
    }

    BurstRun(final Duration serviceTime, final int clients, final List<Integer> sizes) {
        serviceNs = serviceTime.toNanos();
        this.clients = clients;
        this.sizes = sizes;
    }

    void execute(final List<Integer> poolSizes, final int rounds) throws IOException {
        final int largest = sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
        try (SimulatedExchange exchange = LocalVenue.launch(Duration.ofNanos(serviceNs), null);
                BareSocket socket = new BareSocket(exchange.port())) {
            try {
                for (final int connections : poolSizes) {
                    final BurstPool pool = new BurstPool(
                            LocalVenue.context(exchange.endpoint().toString()), connections, clients, largest);
                    pools.add(pool);
                    sizes.forEach(size -> cells.add(new Cell(pool, size)));
                }
                warmUp(largest);
                for (int round = 0; round < rounds; round++) {
                    round(socket);
                }
            } finally {
                pools.forEach(BurstPool::close);
            }
        }
    }

    /** Through the largest pool, where it takes the least time. */
    private void warmUp(final int largest) {
        final BurstPool widest = pools.stream()
                .max((one, other) -> Integer.compare(one.connections(), other.connections()))
                .orElseThrow();
        for (int done = 0; done < WARM_UP_CANCELS; done += largest) {
            burst(widest, largest);
        }
    }

    private void round(final BareSocket socket) throws IOException {
        for (int i = 0; i < BARE_ROUND_TRIPS; i++) {
            bare.add(socket.roundTripNs());
        }
        for (final Cell cell : cells) {
            cell.elapsed.add(burst(cell.pool, cell.size));
            cell.outOfOrder += cell.pool.outOfOrder(cell.size);
        }
    }

    private long burst(final BurstPool pool, final int size) {
        final long first = nextOrderId;
        nextOrderId += size;
        return pool.cancel(first, size);
    }

    /** Whether every cancel was CANCELED by its first request, and sent in the order of its client's submissions. */
    boolean holds() {
        return pools.stream().allMatch(pool -> pool.unclean() == 0)
                && cells.stream().allMatch(cell -> cell.outOfOrder == 0);
    }

    /** What a bare socket needs beyond the service time. */
    private long floorNs() {
        return Math.max(0, bare.median() - serviceNs);
    }

    private long boundNs(final Cell cell) {
        final int connections = cell.pool.connections();
        return (cell.size + connections - 1L) / connections * serviceNs + floorNs();
    }

    void print(final PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "service time %.3f ms a request and connection; bare socket %.4f ms, so the floor is %.4f ms%n",
                serviceNs / NANOS_PER_MILLI,
                bare.median() / NANOS_PER_MILLI,
                floorNs() / NANOS_PER_MILLI);
        out.printf(
                Locale.ROOT,
                "%11s %7s %10s %10s %10s %9s %12s%n",
                "connections",
                "burst",
                "bound ms",
                "p50 ms",
                "max ms",
                "p50/bound",
                "out of order");
        for (final Cell cell : cells) {
            out.printf(
                    Locale.ROOT,
                    "%11d %7d %10.3f %10.3f %10.3f %9.3f %12d%n",
                    cell.pool.connections(),
                    cell.size,
                    boundNs(cell) / NANOS_PER_MILLI,
                    cell.elapsed.median() / NANOS_PER_MILLI,
                    cell.elapsed.max() / NANOS_PER_MILLI,
                    cell.elapsed.median() / (double) boundNs(cell),
                    cell.outOfOrder);
        }
        out.println("time from the first submission to the last outcome, bursts submitted at once by " + clients
                + " client(s); sender invoked; " + bare.count() / BARE_ROUND_TRIPS + " interleaved rounds");
        out.println("bound: ceil(burst / connections) x service time + floor");
        final int unclean = pools.stream().mapToInt(BurstPool::unclean).sum();
        if (unclean > 0) {
            out.println("NOT CANCELED BY THE FIRST REQUEST: " + unclean);
        }
        out.flush();
    }
}
