package io.quash.bench.compare;

import io.quash.bench.compare.ComparisonResult.Transport;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs the clients against an exchange of their own. */
final class Comparison {
    private final Set<ContenderKind> kinds;
    private final Effort effort;
    private final long rehearsalNs;
    private final BooleanSupplier stopped;
    private final Consumer<String> progress;

    /**
     * @param kinds the floor is added if it is missing, since the others are measured by it
     * @param rehearsalNs how long a launch of Quash may rehearse
     * @param stopped asked after each cancel whether to give up
     * @param progress told what is being done
     */
    Comparison(
            final Set<ContenderKind> kinds,
            final Effort effort,
            final long rehearsalNs,
            final BooleanSupplier stopped,
            final Consumer<String> progress) {
        this.kinds = EnumSet.of(ContenderKind.FLOOR);
        this.kinds.addAll(kinds);
        this.effort = effort;
        this.rehearsalNs = rehearsalNs;
        this.stopped = stopped;
        this.progress = progress;
    }

    /**
     * @throws IOException if the exchange cannot be started, an answer is wrong or a connection fails, saying which
     * @throws InterruptedException when told to give up
     */
    Transport run(final boolean tls, final Pinning pinning) throws IOException, InterruptedException {
        final String name = tls ? "TLS" : "plain HTTP";
        progress.accept("exchange");
        try (ExchangeProcess exchange = ExchangeProcess.start(tls, effort.orders(kinds.size()), pinning)) {
            try (Field field = new Field(
                    exchange.target().rehearsing(rehearsalNs),
                    kinds,
                    effort,
                    stopped,
                    what -> progress.accept(name + ' ' + what))) {
                return new Transport(name, exchange.flags(), field.measure().clients());
            } catch (final IOException e) {
                throw new IOException(
                        name + ", " + e.getMessage() + (exchange.isAlive() ? "" : exchange.lastWords()), e);
            }
        }
    }
}
