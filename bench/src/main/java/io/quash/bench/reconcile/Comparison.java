package io.quash.bench.reconcile;

import io.quash.bench.exchange.OrderTruth;
import io.quash.bench.load.KeyRange;
import io.quash.engine.OutcomeKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file of outcomes held against the truth: counts of each combination, and the rows that contradict it. */
final class Comparison {
    private static final int MOST_NAMED = 100;

    private final long[][] counts = new long[OutcomeKind.values().length][Fate.values().length];
    private final Map<String, Integer> lineOfKey = new HashMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private final KnownTruth truth;
    private final String clientPrefix;
    private String symbol;

    /** @param clientPrefix what client order ids are made of, before the order id */
    Comparison(final KnownTruth truth, final String clientPrefix) {
        this.truth = truth;
        this.clientPrefix = clientPrefix;
    }

    void add(final Path outcomes) throws IOException {
        try (CsvRows rows = new CsvRows(outcomes, "key", "symbol", "outcome")) {
            while (rows.next()) {
                add(rows.text("symbol"), rows.text("key"), rows.constant("outcome", OutcomeKind.class), rows.line());
            }
        }
    }

    private void add(final String ofSymbol, final String key, final OutcomeKind kind, final int line) {
        symbol = symbol == null ? ofSymbol : symbol;
        if (!symbol.equals(ofSymbol)) {
            contradictions.add("line " + line + ", key " + key + ": " + ofSymbol + " in a file of " + symbol);
        }
        final Integer first = lineOfKey.putIfAbsent(key, line);
        if (first != null) {
            contradictions.add("line " + line + ", key " + key + ": " + kind
                    + ", but the key has an outcome already, in line " + first);
        }
        final OrderTruth really = truth.of(ofSymbol, orderId(key));
        counts[kind.ordinal()][Fate.of(really).ordinal()]++;
        final String why = TruthRules.contradiction(kind, really);
        if (why != null) {
            contradictions.add("line " + line + ", key " + key + ": " + kind + ", but " + why + "; " + really);
        }
    }

    private String orderId(final String key) {
        return !clientPrefix.isEmpty() && key.startsWith(clientPrefix) ? key.substring(clientPrefix.length()) : key;
    }

    /** Every key of the range must have had an outcome. */
    void requireAll(final KeyRange keys) {
        for (long number = keys.first(); number <= keys.last(); number++) {
            final String key = keys.prefix() == null ? Long.toString(number) : keys.prefix() + number;
            if (!lineOfKey.containsKey(key)) {
                contradictions.add("key " + key + ": no outcome");
            }
        }
    }

    boolean holds() {
        return contradictions.isEmpty();
    }

    void print(final PrintWriter out) {
        out.printf(Locale.ROOT, "%-10s", "outcome");
        for (final Fate fate : Fate.values()) {
            out.printf(Locale.ROOT, " %10s", fate.heading());
        }
        out.println();
        for (final OutcomeKind kind : OutcomeKind.values()) {
            out.printf(Locale.ROOT, "%-10s", kind);
            for (final long count : counts[kind.ordinal()]) {
                out.printf(Locale.ROOT, " %10d", count);
            }
            out.println();
        }
        out.println(
                "by us, otherwise: cancelled by a request of ours or in another way; not asked: no cancel reached it");
        contradictions.stream().limit(MOST_NAMED).forEach(out::println);
        if (contradictions.size() > MOST_NAMED) {
            out.println("and " + (contradictions.size() - MOST_NAMED) + " more");
        }
        out.println(lineOfKey.size() + " keys, " + contradictions.size() + " contradictions");
        out.flush();
    }
}
