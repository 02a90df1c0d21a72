package io.quash.bench.measure;

/**
 * How long a cancel took, in nanoseconds; or the medians of many.
 *
 * @param totalNs from submission until the outcome is there
 * @param ownNs   of that, all but the time from the request's handing over to the kernel until the first bytes of its
 *                answer have been read
 */
record CancelTime(long totalNs, long ownNs) {
    static CancelTime of(final long beginNs, final long sentNs, final long firstByteNs, final long endNs) {
        return new CancelTime(endNs - beginNs, sentNs - beginNs + (endNs - firstByteNs));
    }
}
