package io.quash.bench.measure;

import io.quash.bench.measure.SteadyLoad.Setting;
import io.quash.bench.memory.DirectText;
import io.quash.bench.memory.MemoryNetwork;
import io.quash.transport.CloseCause;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** Interleaved rounds: in each, one batch of every setting and of every idle strategy. */
final class GrowthRun implements AutoCloseable {
    /** One at a time they take much longer. */
    private static final int IDLE_SHARE = 10;

    private static final int NOT_PINNED = -1;
    private static final int VENUE_ANSWERS = 200_000;

    private final List<SteadyLoad> loads = new ArrayList<>();
    private final List<Samples> nsPerCancel = new ArrayList<>();
    private final List<IdleLoad> idles = new ArrayList<>();
    private final int rounds;
    private final int batch;
    private long venueNs;

    /**
     * @param settings  the first of which is what the others are compared with.
     * @param senderCpu for one more sender that spins, pinned to it; negative for none.
     */
    GrowthRun(final List<Setting> settings, final int rounds, final int batch, final int senderCpu) {
        this.rounds = rounds;
        this.batch = batch;
        settings.forEach(setting -> loads.add(new SteadyLoad(setting)));
        loads.forEach(load -> nsPerCancel.add(new Samples()));
        addIdle("spin", BusySpinIdleStrategy.INSTANCE, NOT_PINNED);
        addIdle("yield", YieldingIdleStrategy.INSTANCE, NOT_PINNED);
        addIdle("backoff", new BackoffIdleStrategy(), NOT_PINNED);
        if (senderCpu >= 0) {
            addIdle("spin, sender on CPU " + senderCpu, BusySpinIdleStrategy.INSTANCE, senderCpu);
        }
    }

    private void addIdle(final String name, final IdleStrategy strategy, final int senderCpu) {
        idles.add(new IdleLoad(name, strategy, senderCpu));
    }

    void execute(final int warmUpRounds) {
        for (int round = 0; round < warmUpRounds; round++) {
            round();
        }
        nsPerCancel.forEach(Samples::clear);
        idles.forEach(IdleLoad::forget);
        for (int round = 0; round < rounds; round++) {
            round();
        }
        venueAnswersNs();
        venueNs = venueAnswersNs();
    }

    private void round() {
        for (int i = 0; i < loads.size(); i++) {
            nsPerCancel.get(i).add(loads.get(i).runNs(batch) / batch);
        }
        idles.forEach(idle -> idle.run(Math.max(1, batch / IDLE_SHARE)));
    }

    /** What the venue in memory itself takes for a cancel. */
    private static long venueAnswersNs() {
        final MemoryNetwork venue = new MemoryNetwork(AnswerById::new);
        final Wire wire = venue.connect(null, new NoListener());
        venue.poll();
        final DirectBuffer request =
                DirectText.of("DELETE /papi/v1/um/order?symbol=C00001USDT&orderId=1234567&recvWindow=5000");
        final long beginNs = System.nanoTime();
        for (int i = 0; i < VENUE_ANSWERS; i++) {
            wire.write(request, 0, request.capacity());
            venue.poll();
        }
        return (System.nanoTime() - beginNs) / VENUE_ANSWERS;
    }

    void print(final PrintWriter out) {
        out.println("ns a cancel, sender invoked: the thread's CPU time for a batch / its " + batch + " cancels, over "
                + rounds + " interleaved rounds");
        out.println("venue in memory, without sockets: it takes " + venueNs + " ns of each itself");
        header(out, "");
        final Samples base = nsPerCancel.get(0);
        for (int i = 0; i < loads.size(); i++) {
            row(out, loads.get(i).setting().toString(), nsPerCancel.get(i), base);
        }
        out.println();
        out.println("ns from submission until the outcome is polled, one in flight, sender on a thread of its own");
        header(out, "idle strategy");
        for (final IdleLoad idle : idles) {
            row(out, idle.name(), idle.latenciesNs(), idles.get(0).latenciesNs());
        }
        out.flush();
    }

    private static void header(final PrintWriter out, final String first) {
        out.printf(Locale.ROOT, "%-40s %9s %9s %10s %10s%n", first, "p50", "p99", "p50 ratio", "p99 ratio");
    }

    private static void row(final PrintWriter out, final String label, final Samples values, final Samples base) {
        out.printf(
                Locale.ROOT,
                "%-40s %9d %9d %10.2f %10.2f%n",
                label,
                values.median(),
                values.percentile(99),
                values.median() / (double) base.median(),
                values.percentile(99) / (double) base.percentile(99));
    }

    @Override
    public void close() {
        loads.forEach(SteadyLoad::close);
        idles.forEach(IdleLoad::close);
    }

    private static final class NoListener implements WireListener {
        @Override
        public void onOpen(final Wire wire) {}

        @Override
        public void onBytes(final Wire wire, final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onClosed(final Wire wire, final CloseCause cause, final String detail) {}
    }
}
