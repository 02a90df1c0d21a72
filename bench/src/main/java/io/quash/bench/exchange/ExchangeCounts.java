package io.quash.bench.exchange;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a simulated exchange has seen since it started. Taken while requests arrive, the counts may be of slightly
 * different moments.
 *
 * @param connections connections accepted
 * @param cancels cancels of one order, whatever was answered
 * @param cancelAlls cancels of all orders of a symbol
 * @param queries queries of one order
 * @param pings pings
 * @param times queries of the venue's time
 * @param others requests for a path or with a method that the venue does not have, and what was not HTTP
 * @param canceled cancels of one order that were executed
 * @param unknownOrder cancels answered -2011
 * @param noSuchOrder queries answered -2013
 * @param rejected requests refused for any other reason, by code
 * @param internalErrors failures of the exchange itself, always 0 unless it has a defect
 */
public record ExchangeCounts(
        long connections,
        long cancels,
        long cancelAlls,
        long queries,
        long pings,
        long times,
        long others,
        long canceled,
        long unknownOrder,
        long noSuchOrder,
        SortedMap<Integer, Long> rejected,
        long internalErrors) {
    /** Copies the map. */
    public ExchangeCounts {
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    }

    /** Requests of every kind. */
    public long requests() {
        return cancels + cancelAlls + queries + pings + times + others;
    }

    /** How many requests were refused with this code; -2011 and -2013 have counts of their own. */
    public long rejected(final int code) {
        return rejected.getOrDefault(code, 0L);
    }
}
