package io.quash.bench.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says which faults strike. What it says of the n-th request of a kind depends on the seed and on n alone, so that the
 * same requests in the same order meet the same faults. Thread-safe.
 */
final class FaultPlan {
    private final List<Entry> entries = new ArrayList<>();

    private FaultPlan(final List<FaultRule> rules, final long seed) {
        for (int i = 0; i < rules.size(); i++) {
            entries.add(new Entry(rules.get(i), seed + ((long) i << 48)));
        }
    }

    /** The plan, or null if no rule concerns requests or connections. */
    static FaultPlan of(final List<FaultRule> rules, final long seed) {
        final List<FaultRule> striking =
                rules.stream().filter(rule -> !rule.selector().on().isEmpty()).toList();
        return striking.isEmpty() ? null : new FaultPlan(striking, seed);
    }

    /**
     * The fault of the first rule that takes this request, or null.
     *
     * @param orderId the order it is about, or {@link DecimalText#NOT_A_NUMBER}
     * @param attempt the how-manieth request for its order it is
     */
    Fault strike(final Occasion occasion, final long orderId, final long attempt) {
        Fault struck = null;
        for (final Entry entry : entries) {
            final Fault fault = entry.strike(occasion, orderId, attempt);
            // Every rule counts every request, so that a rule added at the end changes nothing before it.
            struck = struck == null ? fault : struck;
        }
        return struck;
    }

    /** The faults of all rules that take this connection. */
    List<Fault> strikeConnection() {
        final List<Fault> struck = new ArrayList<>();
        for (final Entry entry : entries) {
            final Fault fault = entry.strike(Occasion.CONNECTION, DecimalText.NOT_A_NUMBER, 1);
            if (fault != null) {
                struck.add(fault);
            }
        }
        return struck;
    }

    private static final class Entry {
        private final FaultSelector selector;
        private final List<Fault> faults;
        private final long seed;
        private final AtomicLong ordinals = new AtomicLong();

        Entry(final FaultRule rule, final long seed) {
            selector = rule.selector();
            faults = rule.faults();
            this.seed = seed;
        }

        Fault strike(final Occasion occasion, final long orderId, final long attempt) {
            if (!selector.on().contains(occasion) || selector.attempt() != 0 && selector.attempt() != attempt) {
                return null;
            }
            final long ordinal = ordinals.incrementAndGet();
            final SplittableRandom random = new SplittableRandom(seed + ordinal);
            return selector.choice().takes(ordinal, orderId, random) ? faults.get(random.nextInt(faults.size())) : null;
        }
    }
}
