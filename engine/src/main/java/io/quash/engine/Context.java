package io.quash.engine;

import io.quash.transport.NettyNetwork;
import io.quash.transport.Network;
import io.quash.transport.NetworkContext;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agrona.BitUtil;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * All settings of one {@link CancelGateway}. Only {@link #network} with an endpoint, and {@link #credentials}, have no
 * default. Times are in the unit that the name ends with. Not to be changed after {@link #conclude()}, and good for
 * one gateway.
 */
public final class Context {
    private NetworkContext network = new NetworkContext();
    private Credentials credentials;
    private final List<String> symbols = new ArrayList<>();
    private int connections = 4;
    private int recvWindowMs = 5000;
    private long deadlineNs = TimeUnit.SECONDS.toNanos(2);
    private long drainTimeoutNs = TimeUnit.SECONDS.toNanos(1);
    private long readyTimeoutNs = TimeUnit.SECONDS.toNanos(10);
    private int warmUpPings = 100;
    private long warmUpTimeoutNs = TimeUnit.SECONDS.toNanos(5);
    private long keepWarmIntervalNs = TimeUnit.MICROSECONDS.toNanos(100);
    private long pingTimeoutNs = TimeUnit.SECONDS.toNanos(2);
    private long housekeepingIntervalNs = TimeUnit.MILLISECONDS.toNanos(1);
    private long stalledProducerTimeoutNs = TimeUnit.SECONDS.toNanos(10);
    private long attemptTimeoutNs = TimeUnit.MILLISECONDS.toNanos(700);
    private int maxRepeats = 3;
    private int maxQueries = 8;
    private boolean resolvesGone = true;
    private boolean repeatsByClientOrderId = false;
    private double retryRatio = 0.2;
    private int retryBurst = 100;
    private long hedgeDelayNs = 0;
    private long weightLimit = 6000;
    private long weightReserve = 600;
    private long limitedHoldNs = TimeUnit.SECONDS.toNanos(10);
    private long bannedHoldNs = TimeUnit.SECONDS.toNanos(120);
    private long blockedHoldNs = TimeUnit.SECONDS.toNanos(120);
    private long pingIntervalNs = TimeUnit.SECONDS.toNanos(15);
    private long maxConnectionAgeNs = TimeUnit.MINUTES.toNanos(30);
    private long lookupIntervalNs = TimeUnit.MINUTES.toNanos(1);
    private int intentRingLength = 256 * 1024;
    private int maxUnfinishedPerClient = 256;
    private int maxClients = 64;
    private int maxOpenIntents = 4096;
    private int drainLimit = 16;
    private boolean invoked;
    private int senderCpu = -1;
    private IdleStrategy idleStrategy = new BackoffIdleStrategy();
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private EpochClock epochClock = SystemEpochClock.INSTANCE;
    private ErrorHandler errorHandler = Throwable::printStackTrace;
    private Function<NetworkContext, Network> networkFactory = NettyNetwork::new;
    private InetSocketAddress[] addresses;
    private boolean concluded;

    /** Endpoint, TLS and sockets. */
    public Context network(final NetworkContext network) {
        this.network = network;
        return this;
    }

    public NetworkContext network() {
        return network;
    }

    public Context credentials(final Credentials credentials) {
        this.credentials = credentials;
        return this;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Registers a symbol at launch; its number is its place in the order of these calls, from 0. */
    public Context symbol(final String symbol) {
        symbols.add(symbol);
        return this;
    }

    public List<String> symbols() {
        return List.copyOf(symbols);
    }

    /** Kept-alive connections, 1 to 64; each carries one request at a time. */
    public Context connections(final int connections) {
        this.connections = connections;
        return this;
    }

    public int connections() {
        return connections;
    }

    /** The recvWindow parameter, 1 to 60000 ms; 0 leaves it out, which the venue takes for 5000. */
    public Context recvWindowMs(final int recvWindowMs) {
        this.recvWindowMs = recvWindowMs;
        return this;
    }

    public int recvWindowMs() {
        return recvWindowMs;
    }

    /** From submission to outcome, for every intent. */
    public Context deadlineNs(final long deadlineNs) {
        this.deadlineNs = deadlineNs;
        return this;
    }

    public long deadlineNs() {
        return deadlineNs;
    }

    /** How long {@link CancelGateway#close()} lets open intents go on before it ends them. */
    public Context drainTimeoutNs(final long drainTimeoutNs) {
        this.drainTimeoutNs = drainTimeoutNs;
        return this;
    }

    public long drainTimeoutNs() {
        return drainTimeoutNs;
    }

    /** How long launch waits for every connection to be up and exercised. */
    public Context readyTimeoutNs(final long readyTimeoutNs) {
        this.readyTimeoutNs = readyTimeoutNs;
        return this;
    }

    public long readyTimeoutNs() {
        return readyTimeoutNs;
    }

    /**
     * How often each connection is pinged at most while the gateway warms up, 1 to 1000; each costs 1 weight. Fewer
     * where that is over before, or where weight runs short.
     */
    public Context warmUpPings(final int pings) {
        this.warmUpPings = pings;
        return this;
    }

    public int warmUpPings() {
        return warmUpPings;
    }

    /**
     * How long at most launch pings connections every now and then, and meanwhile rehearses cancels inside of this
     * process, until the JVM has compiled their path; and, where it is to be kept warm, half a second at most after that.
     * 0 for neither.
     */
    public Context warmUpTimeoutNs(final long timeoutNs) {
        this.warmUpTimeoutNs = timeoutNs;
        return this;
    }

    public long warmUpTimeoutNs() {
        return warmUpTimeoutNs;
    }

    /**
     * How often, while nothing happens, the sender runs one made-up cancel, which keeps code in the processor's caches
     * and takes a few microseconds; 0 for never. Only where there was a warm-up ({@link #warmUpTimeoutNs}).
     */
    public Context keepWarmIntervalNs(final long intervalNs) {
        this.keepWarmIntervalNs = intervalNs;
        return this;
    }

    public long keepWarmIntervalNs() {
        return keepWarmIntervalNs;
    }

    /** After this long without an answer to a ping the connection is replaced. */
    public Context pingTimeoutNs(final long pingTimeoutNs) {
        this.pingTimeoutNs = pingTimeoutNs;
        return this;
    }

    public long pingTimeoutNs() {
        return pingTimeoutNs;
    }

    /** A request without an answer for this long counts as lost with its connection, and what may follow it follows. */
    public Context attemptTimeoutNs(final long attemptTimeoutNs) {
        this.attemptTimeoutNs = attemptTimeoutNs;
        return this;
    }

    public long attemptTimeoutNs() {
        return attemptTimeoutNs;
    }

    /** Most repeats of one cancel after unknown or transient answers, within its deadline. */
    public Context maxRepeats(final int maxRepeats) {
        this.maxRepeats = maxRepeats;
        return this;
    }

    public int maxRepeats() {
        return maxRepeats;
    }

    /** Most queries for one order, within the deadline of its cancel. */
    public Context maxQueries(final int maxQueries) {
        this.maxQueries = maxQueries;
        return this;
    }

    public int maxQueries() {
        return maxQueries;
    }

    /** Whether a -2011 on a clean first try is looked into by a query. After an unknown try it always is. */
    public Context resolvesGone(final boolean resolvesGone) {
        this.resolvesGone = resolvesGone;
        return this;
    }

    public boolean resolvesGone() {
        return resolvesGone;
    }

    /** Whether a cancel by client order id may be repeated after unknown: only if such ids are never used again. */
    public Context repeatsByClientOrderId(final boolean repeatsByClientOrderId) {
        this.repeatsByClientOrderId = repeatsByClientOrderId;
        return this;
    }

    public boolean repeatsByClientOrderId() {
        return repeatsByClientOrderId;
    }

    /** What part of the first attempts repeats and queries may come to in the long run, 0 to 100. */
    public Context retryRatio(final double retryRatio) {
        this.retryRatio = retryRatio;
        return this;
    }

    public double retryRatio() {
        return retryRatio;
    }

    /** How many repeats and queries may come at once before {@link #retryRatio} bounds them. */
    public Context retryBurst(final int retryBurst) {
        this.retryBurst = retryBurst;
        return this;
    }

    public int retryBurst() {
        return retryBurst;
    }

    /** A cancel by order id without an answer for this long is sent a second time on another connection; 0: never. */
    public Context hedgeDelayNs(final long hedgeDelayNs) {
        this.hedgeDelayNs = hedgeDelayNs;
        return this;
    }

    public long hedgeDelayNs() {
        return hedgeDelayNs;
    }

    /** The venue's weight a minute, kept to by a local account; 0 lifts it. */
    public Context weightLimit(final long weightLimit) {
        this.weightLimit = weightLimit;
        return this;
    }

    public long weightLimit() {
        return weightLimit;
    }

    /** Of {@link #weightLimit}, what only cancels may use. */
    public Context weightReserve(final long weightReserve) {
        this.weightReserve = weightReserve;
        return this;
    }

    public long weightReserve() {
        return weightReserve;
    }

    /** How long nothing is sent after a 429 that does not say how long. */
    public Context limitedHoldNs(final long limitedHoldNs) {
        this.limitedHoldNs = limitedHoldNs;
        return this;
    }

    public long limitedHoldNs() {
        return limitedHoldNs;
    }

    /** How long nothing is sent after a 418 that does not say how long. */
    public Context bannedHoldNs(final long bannedHoldNs) {
        this.bannedHoldNs = bannedHoldNs;
        return this;
    }

    public long bannedHoldNs() {
        return bannedHoldNs;
    }

    /** How long nothing is sent after a 403 from the venue's edge. */
    public Context blockedHoldNs(final long blockedHoldNs) {
        this.blockedHoldNs = blockedHoldNs;
        return this;
    }

    public long blockedHoldNs() {
        return blockedHoldNs;
    }

    /** A connection that has been idle for this long is pinged. */
    public Context pingIntervalNs(final long pingIntervalNs) {
        this.pingIntervalNs = pingIntervalNs;
        return this;
    }

    public long pingIntervalNs() {
        return pingIntervalNs;
    }

    /** A connection of this age is replaced, by one that was exercised first. */
    public Context maxConnectionAgeNs(final long maxConnectionAgeNs) {
        this.maxConnectionAgeNs = maxConnectionAgeNs;
        return this;
    }

    public long maxConnectionAgeNs() {
        return maxConnectionAgeNs;
    }

    /** How often the host is looked up again. */
    public Context lookupIntervalNs(final long lookupIntervalNs) {
        this.lookupIntervalNs = lookupIntervalNs;
        return this;
    }

    public long lookupIntervalNs() {
        return lookupIntervalNs;
    }

    /** How often the sender looks after connections: reopening, unanswered pings, stalled producers. */
    public Context housekeepingIntervalNs(final long housekeepingIntervalNs) {
        this.housekeepingIntervalNs = housekeepingIntervalNs;
        return this;
    }

    public long housekeepingIntervalNs() {
        return housekeepingIntervalNs;
    }

    /** After this long a claim in the ring that was never committed counts as its thread's death. */
    public Context stalledProducerTimeoutNs(final long stalledProducerTimeoutNs) {
        this.stalledProducerTimeoutNs = stalledProducerTimeoutNs;
        return this;
    }

    public long stalledProducerTimeoutNs() {
        return stalledProducerTimeoutNs;
    }

    /** Bytes of the ring between all strategies and the sender, a power of two. An intent takes 48 to 88. */
    public Context intentRingLength(final int intentRingLength) {
        this.intentRingLength = intentRingLength;
        return this;
    }

    public int intentRingLength() {
        return intentRingLength;
    }

    /** Intents that one client may have without a polled outcome; its outcome ring has room for as many. */
    public Context maxUnfinishedPerClient(final int maxUnfinishedPerClient) {
        this.maxUnfinishedPerClient = maxUnfinishedPerClient;
        return this;
    }

    public int maxUnfinishedPerClient() {
        return maxUnfinishedPerClient;
    }

    /** Clients at a time, 1 to 1024. */
    public Context maxClients(final int maxClients) {
        this.maxClients = maxClients;
        return this;
    }

    public int maxClients() {
        return maxClients;
    }

    /** Intents that the sender holds at a time; further ones stay in the ring. */
    public Context maxOpenIntents(final int maxOpenIntents) {
        this.maxOpenIntents = maxOpenIntents;
        return this;
    }

    public int maxOpenIntents() {
        return maxOpenIntents;
    }

    /** Intents taken from the ring in one duty cycle. */
    public Context drainLimit(final int drainLimit) {
        this.drainLimit = drainLimit;
        return this;
    }

    public int drainLimit() {
        return drainLimit;
    }

    /**
     * Whether the user's own loop calls {@link CancelGateway#doWork()} instead of a thread of the gateway's. If that
     * thread is to be pinned, then after launch: the threads that launch starts from it would be pinned with it.
     */
    public Context invoked(final boolean invoked) {
        this.invoked = invoked;
        return this;
    }

    public boolean isInvoked() {
        return invoked;
    }

    /**
     * The CPU that the gateway's own sender thread is pinned to at launch, 0 to 1023; -1, the default, for none. Needs
     * Linux, and {@code net.openhft:affinity} on the class path. Launch fails where it cannot be had.
     */
    public Context senderCpu(final int cpu) {
        this.senderCpu = cpu;
        return this;
    }

    public int senderCpu() {
        return senderCpu;
    }

    /** What the sender's thread does when there is nothing to do. */
    public Context idleStrategy(final IdleStrategy idleStrategy) {
        this.idleStrategy = idleStrategy;
        return this;
    }

    public IdleStrategy idleStrategy() {
        return idleStrategy;
    }

    public Context nanoClock(final NanoClock nanoClock) {
        this.nanoClock = nanoClock;
        return this;
    }

    public NanoClock nanoClock() {
        return nanoClock;
    }

    public Context epochClock(final EpochClock epochClock) {
        this.epochClock = epochClock;
        return this;
    }

    public EpochClock epochClock() {
        return epochClock;
    }

    /** Told of a defect that ended the sender, and when warming up or keeping warm failed. What it throws is printed. */
    public Context errorHandler(final ErrorHandler errorHandler) {
        this.errorHandler = errorHandler;
        return this;
    }

    public ErrorHandler errorHandler() {
        return errorHandler;
    }

    /** What the handler throws must not keep the sender from ending what is open. */
    void tell(final Throwable defect) {
        try {
            errorHandler.onError(defect);
        } catch (final Throwable thrown) {
            defect.printStackTrace();
            if (thrown != defect) {
                thrown.printStackTrace();
            }
        }
    }

    /** Makes the network, on the sender's thread; a simulation puts its own here. */
    public Context networkFactory(final Function<NetworkContext, Network> networkFactory) {
        this.networkFactory = networkFactory;
        return this;
    }

    public Function<NetworkContext, Network> networkFactory() {
        return networkFactory;
    }

    InetSocketAddress[] addresses() {
        return addresses;
    }

    /** Instead of those that a look-up of the host would give at launch. */
    Context addresses(final InetSocketAddress... addresses) {
        this.addresses = addresses.clone();
        return this;
    }

    /**
     * Checks everything and looks the host up. Called by {@link CancelGateway#launch}.
     *
     * @return this.
     * @throws IllegalArgumentException naming the setting and what is allowed.
     */
    public Context conclude() {
        if (concluded) {
            throw new IllegalStateException("this context has launched a gateway already; make a new one");
        }
        if (credentials == null) {
            throw new IllegalArgumentException("credentials: not set");
        }
        network.conclude();
        requireRange("connections", connections, 1, 64);
        if (recvWindowMs != 0) {
            requireRange("recvWindow", recvWindowMs, 1, 60_000);
        }
        requireRange("deadline", deadlineNs, 1_000_000L, TimeUnit.MINUTES.toNanos(10));
        requireRange("drainTimeout", drainTimeoutNs, 0, TimeUnit.MINUTES.toNanos(10));
        requireRange("readyTimeout", readyTimeoutNs, 1_000_000L, TimeUnit.MINUTES.toNanos(10));
        requireRange("warmUpPings", warmUpPings, 1, 1000);
        requireRange("warmUpTimeout", warmUpTimeoutNs, 0, TimeUnit.MINUTES.toNanos(10));
        requireRange("keepWarmInterval", keepWarmIntervalNs, 0, TimeUnit.SECONDS.toNanos(1));
        requireRange("pingTimeout", pingTimeoutNs, 1_000_000L, TimeUnit.MINUTES.toNanos(10));
        requireRange("housekeepingInterval", housekeepingIntervalNs, 0, TimeUnit.SECONDS.toNanos(1));
        requireRange("stalledProducerTimeout", stalledProducerTimeoutNs, 1_000_000_000L, TimeUnit.HOURS.toNanos(1));
        requireRange("attemptTimeout", attemptTimeoutNs, 1_000_000L, TimeUnit.MINUTES.toNanos(10));
        requireRange("maxRepeats", maxRepeats, 0, 100);
        requireRange("maxQueries", maxQueries, 0, 100);
        if (!(retryRatio >= 0 && retryRatio <= 100)) {
            throw new IllegalArgumentException("retryRatio: " + retryRatio + " is not from 0 to 100");
        }
        requireRange("retryBurst", retryBurst, 0, 1_000_000);
        requireRange("hedgeDelay", hedgeDelayNs, 0, TimeUnit.MINUTES.toNanos(10));
        requireRange("weightLimit", weightLimit, 0, 100_000_000L);
        requireRange(
                "weightReserve (limits.reserveForCancels)",
                weightReserve,
                0,
                weightLimit == 0 ? weightReserve : weightLimit - 1);
        requireRange("limitedHold", limitedHoldNs, 0, TimeUnit.DAYS.toNanos(3));
        requireRange("bannedHold", bannedHoldNs, 0, TimeUnit.DAYS.toNanos(3));
        requireRange("blockedHold", blockedHoldNs, 0, TimeUnit.DAYS.toNanos(3));
        requireRange("pingInterval", pingIntervalNs, 1_000_000L, TimeUnit.DAYS.toNanos(1));
        requireRange("maxConnectionAge", maxConnectionAgeNs, 1_000_000L, TimeUnit.DAYS.toNanos(3));
        requireRange("lookupInterval", lookupIntervalNs, 1_000_000L, TimeUnit.DAYS.toNanos(3));
        requireRange("intentRingLength", intentRingLength, 4096, 1 << 30);
        if (!BitUtil.isPowerOfTwo(intentRingLength)) {
            throw new IllegalArgumentException("intentRingLength: " + intentRingLength + " is not a power of two");
        }
        requireRange("maxUnfinishedPerClient", maxUnfinishedPerClient, 1, 65_536);
        requireRange("maxClients", maxClients, 1, 1024);
        requireRange("maxOpenIntents", maxOpenIntents, 1, 1 << 20);
        requireRange("drainLimit", drainLimit, 1, 1024);
        requireRange("sender.cpu", senderCpu, -1, 1023);
        if (invoked && senderCpu >= 0) {
            throw new IllegalArgumentException("sender.cpu: " + senderCpu + " cannot be had with invoked, where the"
                    + " sender's thread is your own; pin that yourself, after launch, and leave the setting out");
        }
        try {
            addresses = addresses == null ? network.endpoint().resolve() : addresses;
        } catch (final UnknownHostException ex) {
            throw new IllegalArgumentException("endpoint " + network.endpoint() + ": the host name has no address", ex);
        }
        credentials.take();
        concluded = true;
        return this;
    }

    private static void requireRange(final String name, final long value, final long min, final long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " is not from " + min + " to " + max);
        }
    }
}
