package io.quash.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** All clients at one exchange: warms them up and lets them take turns, in another order in each round. */
final class Field implements AutoCloseable {
    private final List<Entrant> entrants = new ArrayList<>();
    private final Effort effort;
    private final Turn turn;
    private final Consumer<String> progress;
    private long nextOrderId = 1;

    private record Entrant(ContenderKind kind, Contender contender) {}

    /**
     * @param kinds with the floor among them
     * @param stopped asked after each cancel whether to give up
     * @param progress told what is being done
     */
    Field(
            final Target target,
            final Set<ContenderKind> kinds,
            final Effort effort,
            final BooleanSupplier stopped,
            final Consumer<String> progress)
            throws IOException, InterruptedException {
        this.effort = effort;
        this.progress = progress;
        turn = new Turn(stopped);
        boolean complete = false;
        try {
            for (final ContenderKind kind : kinds) {
                entrants.add(new Entrant(kind, created(kind, target)));
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private static Contender created(final ContenderKind kind, final Target target) throws IOException {
        try {
            return kind.create(target);
        } catch (final IOException | RuntimeException e) {
            throw new IOException(kind.label() + ": " + e.getMessage(), e);
        }
    }

    /** @throws IOException if an answer is wrong or a connection fails, naming the client */
    Rounds measure() throws IOException, InterruptedException {
        for (int pass = 0; pass < effort.warmUpPasses(); pass++) {
            for (final Entrant entrant : entrants) {
                progress.accept("warm-up " + (pass + 1) + '/' + effort.warmUpPasses() + ' ' + entrant.kind.label());
                sample(entrant, 0, effort.warmUpPerPass());
            }
        }
        final Rounds rounds = new Rounds();
        for (int round = 0; round < effort.rounds(); round++) {
            for (final Entrant entrant : entrants) {
                progress.accept("round " + (round + 1) + '/' + effort.rounds() + ' ' + entrant.kind.label());
                rounds.add(entrant.kind, sample(entrant, effort.settling(), effort.cancels()));
            }
            Collections.rotate(entrants, -1);
        }
        return rounds;
    }

    private Turn.Sample sample(final Entrant entrant, final int settling, final int cancels)
            throws IOException, InterruptedException {
        final long first = nextOrderId;
        nextOrderId += settling + cancels;
        collectGarbage();
        try {
            return turn.take(entrant.contender, first, settling, cancels);
        } catch (final IOException | RuntimeException e) {
            throw new IOException(entrant.kind.label() + ": " + e.getMessage(), e);
        }
    }

    /** So that none pays for what another left behind. */
    private static void collectGarbage() {
        System.gc();
    }

    @Override
    public void close() {
        entrants.forEach(entrant -> entrant.contender.close());
        entrants.clear();
    }
}
