package io.quash.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.engine.Context;

/** Compares contexts in everything but endpoint, symbols and idle strategy. */
final class SameSettings {
    private SameSettings() {}

    static void assertSameSettings(final Context expected, final Context ctx) {
        assertEquals(expected.connections(), ctx.connections());
        assertEquals(expected.recvWindowMs(), ctx.recvWindowMs());
        assertEquals(expected.deadlineNs(), ctx.deadlineNs());
        assertEquals(expected.drainTimeoutNs(), ctx.drainTimeoutNs());
        assertEquals(expected.readyTimeoutNs(), ctx.readyTimeoutNs());
        assertEquals(expected.warmUpPings(), ctx.warmUpPings());
        assertEquals(expected.warmUpTimeoutNs(), ctx.warmUpTimeoutNs());
        assertEquals(expected.keepWarmIntervalNs(), ctx.keepWarmIntervalNs());
        assertEquals(expected.senderCpu(), ctx.senderCpu());
        assertEquals(expected.pingTimeoutNs(), ctx.pingTimeoutNs());
        assertEquals(expected.attemptTimeoutNs(), ctx.attemptTimeoutNs());
        assertEquals(expected.pingIntervalNs(), ctx.pingIntervalNs());
        assertEquals(expected.maxConnectionAgeNs(), ctx.maxConnectionAgeNs());
        assertEquals(expected.lookupIntervalNs(), ctx.lookupIntervalNs());
        assertEquals(expected.maxRepeats(), ctx.maxRepeats());
        assertEquals(expected.maxQueries(), ctx.maxQueries());
        assertEquals(expected.resolvesGone(), ctx.resolvesGone());
        assertEquals(expected.repeatsByClientOrderId(), ctx.repeatsByClientOrderId());
        assertEquals(expected.retryRatio(), ctx.retryRatio());
        assertEquals(expected.retryBurst(), ctx.retryBurst());
        assertEquals(expected.hedgeDelayNs(), ctx.hedgeDelayNs());
        assertEquals(expected.weightLimit(), ctx.weightLimit());
        assertEquals(expected.weightReserve(), ctx.weightReserve());
        assertEquals(expected.limitedHoldNs(), ctx.limitedHoldNs());
        assertEquals(expected.bannedHoldNs(), ctx.bannedHoldNs());
        assertEquals(expected.blockedHoldNs(), ctx.blockedHoldNs());
        assertEquals(expected.intentRingLength(), ctx.intentRingLength());
        assertEquals(expected.maxUnfinishedPerClient(), ctx.maxUnfinishedPerClient());
        assertEquals(expected.maxClients(), ctx.maxClients());
        assertEquals(expected.maxOpenIntents(), ctx.maxOpenIntents());
        assertEquals(expected.drainLimit(), ctx.drainLimit());
        assertEquals(expected.network().ioMode(), ctx.network().ioMode());
        assertEquals(expected.network().connectTimeoutNs(), ctx.network().connectTimeoutNs());
        assertEquals(expected.network().handshakeTimeoutNs(), ctx.network().handshakeTimeoutNs());
        assertEquals(expected.network().receiveBufferLength(), ctx.network().receiveBufferLength());
        assertEquals(expected.network().trustedCa(), ctx.network().trustedCa());
        assertEquals(expected.network().tls12Allowed(), ctx.network().tls12Allowed());
        assertEquals(expected.network().tlsRecords(), ctx.network().tlsRecords());
    }
}
