package io.quash.engine;

import io.quash.transport.DecoderLimits;
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
    private long pingTimeoutNs = TimeUnit.SECONDS.toNanos(2);
    private long housekeepingIntervalNs = TimeUnit.MILLISECONDS.toNanos(1);
    private long stalledProducerTimeoutNs = TimeUnit.SECONDS.toNanos(10);
    private int intentRingLength = 256 * 1024;
    private int maxUnfinishedPerClient = 256;
    private int maxClients = 64;
    private int maxOpenIntents = 4096;
    private int drainLimit = 16;
    private boolean invoked;
    private IdleStrategy idleStrategy = new BackoffIdleStrategy();
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private EpochClock epochClock = SystemEpochClock.INSTANCE;
    private ErrorHandler errorHandler = Throwable::printStackTrace;
    private DecoderLimits decoderLimits = DecoderLimits.defaults();
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

    /** How long launch waits for every connection to be up. */
    public Context readyTimeoutNs(final long readyTimeoutNs) {
        this.readyTimeoutNs = readyTimeoutNs;
        return this;
    }

    public long readyTimeoutNs() {
        return readyTimeoutNs;
    }

    /** After this long without an answer to a ping the connection is replaced. */
    public Context pingTimeoutNs(final long pingTimeoutNs) {
        this.pingTimeoutNs = pingTimeoutNs;
        return this;
    }

    public long pingTimeoutNs() {
        return pingTimeoutNs;
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

    /** Whether the user's own loop calls {@link CancelGateway#doWork()} instead of a thread of the gateway's. */
    public Context invoked(final boolean invoked) {
        this.invoked = invoked;
        return this;
    }

    public boolean isInvoked() {
        return invoked;
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

    /** Told of a defect that ended the sender. */
    public Context errorHandler(final ErrorHandler errorHandler) {
        this.errorHandler = errorHandler;
        return this;
    }

    public ErrorHandler errorHandler() {
        return errorHandler;
    }

    public Context decoderLimits(final DecoderLimits decoderLimits) {
        this.decoderLimits = decoderLimits;
        return this;
    }

    public DecoderLimits decoderLimits() {
        return decoderLimits;
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
        requireRange("pingTimeout", pingTimeoutNs, 1_000_000L, TimeUnit.MINUTES.toNanos(10));
        requireRange("housekeepingInterval", housekeepingIntervalNs, 0, TimeUnit.SECONDS.toNanos(1));
        requireRange("stalledProducerTimeout", stalledProducerTimeoutNs, 1_000_000_000L, TimeUnit.HOURS.toNanos(1));
        requireRange("intentRingLength", intentRingLength, 4096, 1 << 30);
        if (!BitUtil.isPowerOfTwo(intentRingLength)) {
            throw new IllegalArgumentException("intentRingLength: " + intentRingLength + " is not a power of two");
        }
        requireRange("maxUnfinishedPerClient", maxUnfinishedPerClient, 1, 65_536);
        requireRange("maxClients", maxClients, 1, 1024);
        requireRange("maxOpenIntents", maxOpenIntents, 1, 1 << 20);
        requireRange("drainLimit", drainLimit, 1, 1024);
        try {
            addresses = network.endpoint().resolve();
        } catch (final UnknownHostException ex) {
            throw new IllegalArgumentException("endpoint " + network.endpoint() + ": the host name has no address", ex);
        }
        concluded = true;
        return this;
    }

    private static void requireRange(final String name, final long value, final long min, final long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " is not from " + min + " to " + max);
        }
    }
}
