package io.quash.bench.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Running counts behind {@link ExchangeCounts}. Thread-safe. */
final class Tally {
    private final Map<RequestKind, LongAdder> requests = new EnumMap<>(RequestKind.class);
    private final Map<Integer, LongAdder> refusals = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    private final LongAdder connections = new LongAdder();
    private final LongAdder canceled = new LongAdder();
    private final LongAdder internalErrors = new LongAdder();

    Tally() {
        for (final RequestKind kind : RequestKind.values()) {
            requests.put(kind, new LongAdder());
        }
    }

    void connection() {
        connections.increment();
    }

    void request(final RequestKind kind) {
        requests.get(kind).increment();
    }

    void canceled() {
        canceled.increment();
    }

    void refused(final Refusal refusal) {
        refusals.computeIfAbsent(refusal.code(), code -> new LongAdder()).increment();
    }

    void fault(final Fault fault) {
        faults.computeIfAbsent(fault.name(), name -> new LongAdder()).increment();
    }

    SortedMap<String, Long> faults() {
        final SortedMap<String, Long> counts = new TreeMap<>();
        faults.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    void internalError() {
        internalErrors.increment();
    }

    ExchangeCounts snapshot() {
        final TreeMap<Integer, Long> rejected = new TreeMap<>();
        refusals.forEach((code, count) -> rejected.put(code, count.sum()));
        final Long unknownOrder = rejected.remove(Refusal.UNKNOWN_ORDER.code());
        final Long noSuchOrder = rejected.remove(Refusal.NO_SUCH_ORDER.code());
        return new ExchangeCounts(
                connections.sum(),
                sum(RequestKind.CANCEL),
                sum(RequestKind.CANCEL_ALL),
                sum(RequestKind.QUERY),
                sum(RequestKind.PING),
                sum(RequestKind.TIME),
                sum(RequestKind.WRONG_METHOD) + sum(RequestKind.UNKNOWN_PATH) + sum(RequestKind.NOT_HTTP),
                canceled.sum(),
                unknownOrder == null ? 0 : unknownOrder,
                noSuchOrder == null ? 0 : noSuchOrder,
                rejected,
                internalErrors.sum());
    }

    private long sum(final RequestKind kind) {
        return requests.get(kind).sum();
    }
}
