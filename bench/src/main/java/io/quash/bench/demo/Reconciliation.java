package io.quash.bench.demo;

import io.quash.bench.exchange.ExchangeCounts;
import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.bench.load.LoadResult;
import io.quash.bench.load.OutcomeTally;
import io.quash.bench.reconcile.TruthRules;
import io.quash.bench.report.Table;
import io.quash.bench.report.Texts;
import io.quash.engine.OutcomeKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the gateway reported beside what the exchange saw. */
final class Reconciliation {
    /** One fact as both sides count it. */
    record Row(String fact, long gateway, long exchange) {
        boolean agrees() {
            return gateway == exchange;
        }

        String verdict() {
            return agrees() ? "ok" : "MISMATCH";
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /**
     * @param before the exchange's counts when the first of the result's cancels was not yet submitted
     * @param after  its counts when all had ended
     */
    static Reconciliation of(
            final LoadResult result,
            final ExchangeCounts before,
            final ExchangeCounts after,
            final SimulatedExchange exchange) {
        final Reconciliation all = new Reconciliation();
        final long canceled = result.count(OutcomeKind.CANCELED);
        all.add("CANCELED = executed", canceled, after.canceled() - before.canceled());
        all.add(
                "GONE or CLOSED = answered -2011",
                result.count(OutcomeKind.GONE) + result.count(OutcomeKind.CLOSED),
                after.unknownOrder() - before.unknownOrder());
        all.add("REJECTED = refused otherwise", result.count(OutcomeKind.REJECTED), refused(after) - refused(before));
        long reallyCanceled = 0;
        long reached = 0;
        long contradicted = 0;
        for (final OutcomeTally tally : result.tallies()) {
            reallyCanceled += reallyCanceled(tally, result.plan().symbol(), exchange);
            reached += reached(tally, result.plan().symbol(), exchange);
            contradicted += contradicted(tally, result.plan().symbol(), exchange);
        }
        all.add("CANCELED = cancelled in its book", canceled, reallyCanceled);
        all.add("sent keys = keys it was asked for", result.outcomes() - result.count(OutcomeKind.NOT_SENT), reached);
        all.add("outcomes contradicted by the truth", contradicted, 0);
        return all;
    }

    void add(final String fact, final long gateway, final long exchange) {
        rows.add(new Row(fact, gateway, exchange));
    }

    boolean addsUp() {
        return rows.stream().allMatch(Row::agrees);
    }

    void print(final PrintWriter out) {
        out.printf(Locale.ROOT, "%-34s %10s %10s%n", "both sides", "gateway", "exchange");
        for (final Row row : rows) {
            out.printf(Locale.ROOT, "%-34s %10d %10d  %s%n", row.fact(), row.gateway(), row.exchange(), row.verdict());
        }
        out.flush();
    }

    Table table() {
        return new Table(
                "Both sides",
                "What the gateway reported beside what the simulated exchange saw.",
                List.of("fact", "gateway", "exchange", ""),
                rows.stream()
                        .map(row -> List.of(
                                row.fact(), Texts.count(row.gateway()), Texts.count(row.exchange()), row.verdict()))
                        .toList());
    }

    private static long refused(final ExchangeCounts counts) {
        return counts.rejected().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long reallyCanceled(
            final OutcomeTally tally, final String symbol, final SimulatedExchange exchange) {
        long count = 0;
        for (int i = 0; i < tally.keys().count(); i++) {
            if (tally.kindOf(i) == OutcomeKind.CANCELED
                    && exchange.stateOf(symbol, tally.keys().first() + i) == OrderState.CANCELED) {
                count++;
            }
        }
        return count;
    }

    private static long contradicted(final OutcomeTally tally, final String symbol, final SimulatedExchange exchange) {
        long count = 0;
        for (int i = 0; i < tally.keys().count(); i++) {
            final OutcomeKind kind = tally.kindOf(i);
            if (kind != null
                    && TruthRules.contradiction(
                                    kind, exchange.truth(symbol, tally.keys().first() + i))
                            != null) {
                count++;
            }
        }
        return count;
    }

    private static long reached(final OutcomeTally tally, final String symbol, final SimulatedExchange exchange) {
        long count = 0;
        for (int i = 0; i < tally.keys().count(); i++) {
            if (exchange.cancelRequestsFor(symbol, tally.keys().first() + i) > 0) {
                count++;
            }
        }
        return count;
    }
}
