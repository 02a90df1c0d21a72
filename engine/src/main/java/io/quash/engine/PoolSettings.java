package io.quash.engine;

/**
 * What a pool of connections needs to know.
 *
 * @param connections     how many are kept open.
 * @param endpoint        names the venue in faults.
 * @param requestCapacity length of a connection's request buffer in bytes.
 * @param maxAgeNs        after which a connection is replaced.
 * @param pingTimeoutNs   after which an unanswered ping ends its connection.
 * @param pingIntervalNs  of idling, after which a connection is pinged.
 * @param warmUpPings     most pings of each connection while the gateway warms up.
 */
record PoolSettings(
        int connections,
        String endpoint,
        int requestCapacity,
        long maxAgeNs,
        long pingTimeoutNs,
        long pingIntervalNs,
        int warmUpPings) {}
