package io.quash.bench.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/** How a {@link SimulatedExchange} is to behave. Not thread-safe, and not to be changed once launched. */
public final class ExchangeConfig {
    /** Key that the exchange accepts unless told otherwise. */
    public static final String DEMO_KEY = "demo-key";
    /** Secret that goes with {@link #DEMO_KEY}. */
    public static final String DEMO_SECRET = "demo-secret";

    private static final int MAX_PORT = 65_535;
    private static final int MAX_THREADS = 64;
    private static final Duration MAX_DELAY = Duration.ofMinutes(1);
    /* With the 19 digits of the longest order id it makes a client order id of 36 characters. */
    private static final int MAX_PREFIX_LENGTH = 17;

    private int port;
    private boolean tls;
    private Path caFile;
    private List<String> hostNames = List.of("localhost", "127.0.0.1");
    private Duration delay = Duration.ZERO;
    private List<OrderRange> orders = List.of(new OrderRange("BTCUSDT", 1, 1_000_000));
    private List<OrderRange> partial = List.of();
    private List<OrderRange> gone = List.of();
    private List<FaultRule> faults = List.of();
    private long seed = System.nanoTime();
    private String clientPrefix = "c-";
    private int weightLimit;
    private int threads = 1;
    private boolean spin;
    private String apiKey = DEMO_KEY;
    private String apiSecret = DEMO_SECRET;
    private LongSupplier clock = System::currentTimeMillis;

    /** Port on 127.0.0.1; 0, the default, takes a free one. */
    public ExchangeConfig port(final int value) {
        port = value;
        return this;
    }

    /** Whether to speak TLS 1.3 and 1.2 rather than plain HTTP. */
    public ExchangeConfig tls(final boolean value) {
        tls = value;
        return this;
    }

    /** Where to write the certificate of the exchange's own CA as PEM; needs TLS. By default it is not written. */
    public ExchangeConfig caFile(final Path value) {
        caFile = value;
        return this;
    }

    /** DNS names and IPv4 addresses in the server certificate, by default localhost and 127.0.0.1. */
    public ExchangeConfig hostNames(final List<String> value) {
        hostNames = List.copyOf(value);
        return this;
    }

    /** Time that each request takes; the requests of one connection are served one after the other. */
    public ExchangeConfig delay(final Duration value) {
        delay = Objects.requireNonNull(value, "delay");
        return this;
    }

    /** Orders that are open at the start, by default {@code BTCUSDT:1..1000000}. */
    public ExchangeConfig orders(final List<OrderRange> value) {
        orders = List.copyOf(value);
        return this;
    }

    /**
     * Orders that are open with a part filled at the start, by default none; the part stays filled when they are
     * cancelled. They may lie within {@link #orders(List)}.
     */
    public ExchangeConfig partial(final List<OrderRange> value) {
        partial = List.copyOf(value);
        return this;
    }

    /** What is to go wrong, by default nothing. Where several rules take a request, the first of them strikes. */
    public ExchangeConfig faults(final List<FaultRule> value) {
        faults = List.copyOf(value);
        return this;
    }

    /** Decides what {@link #faults(List)} are left to chance; by default another for each configuration. */
    public ExchangeConfig seed(final long value) {
        seed = value;
        return this;
    }

    /** Orders that were filled before the start, by default none. They may lie within the other ranges. */
    public ExchangeConfig gone(final List<OrderRange> value) {
        gone = List.copyOf(value);
        return this;
    }

    /** The client order id of an order is this prefix followed by its order id; by default {@code c-}. */
    public ExchangeConfig clientPrefix(final String value) {
        clientPrefix = Objects.requireNonNull(value, "clientPrefix");
        return this;
    }

    /** Request weight a minute above which requests are answered 429; 0, the default, is no limit. */
    public ExchangeConfig weightLimit(final int value) {
        weightLimit = value;
        return this;
    }

    /** Event loop threads, by default 1. */
    public ExchangeConfig threads(final int value) {
        threads = value;
        return this;
    }

    /** Whether the event loops poll without ever blocking, each using up a core. */
    public ExchangeConfig spin(final boolean value) {
        spin = value;
        return this;
    }

    /** The one API key that is accepted and the secret that its requests are signed with. */
    public ExchangeConfig credentials(final String key, final String secret) {
        apiKey = Objects.requireNonNull(key, "key");
        apiSecret = Objects.requireNonNull(secret, "secret");
        return this;
    }

    /** The exchange's clock in epoch milliseconds, by default the system's. Called from the event loops. */
    public ExchangeConfig clock(final LongSupplier value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** @throws IllegalArgumentException naming the first value that is out of range */
    void conclude() {
        require(port >= 0 && port <= MAX_PORT, "port " + port + " is not from 0 to " + MAX_PORT);
        require(threads >= 1 && threads <= MAX_THREADS, "threads " + threads + " is not from 1 to " + MAX_THREADS);
        require(weightLimit >= 0, "weight limit " + weightLimit + " is negative: use 0 for no limit");
        require(!delay.isNegative() && delay.compareTo(MAX_DELAY) <= 0, "delay is not from 0s to 60s");
        require(
                clientPrefix.length() <= MAX_PREFIX_LENGTH
                        && (clientPrefix.isEmpty() || RequestChecks.isClientOrderId(clientPrefix)),
                "client prefix '" + clientPrefix + "' is not 0..17 characters of .A-Z:/a-z0-9_-");
        require(caFile == null || tls, "a CA file is only written with TLS");
        require(!hostNames.isEmpty(), "a certificate needs at least one host name");
        require(!apiKey.isBlank() && !apiSecret.isBlank(), "API key and secret must not be blank");
        requireDisjoint(orders);
        requireDisjoint(partial);
        requireDisjoint(gone);
    }

    private static void requireDisjoint(final List<OrderRange> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            for (int j = 0; j < i; j++) {
                require(
                        !ranges.get(i).overlaps(ranges.get(j)),
                        "order ranges " + ranges.get(j) + " and " + ranges.get(i) + " overlap");
            }
        }
    }

    private static void require(final boolean holds, final String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    int port() {
        return port;
    }

    boolean tls() {
        return tls;
    }

    Path caFile() {
        return caFile;
    }

    List<String> hostNames() {
        return hostNames;
    }

    Duration delay() {
        return delay;
    }

    List<OrderRange> orders() {
        return orders;
    }

    List<OrderRange> partial() {
        return partial;
    }

    List<FaultRule> faults() {
        return faults;
    }

    long seed() {
        return seed;
    }

    List<OrderRange> gone() {
        return gone;
    }

    String clientPrefix() {
        return clientPrefix;
    }

    int weightLimit() {
        return weightLimit;
    }

    int threads() {
        return threads;
    }

    boolean spin() {
        return spin;
    }

    String apiKey() {
        return apiKey;
    }

    String apiSecret() {
        return apiSecret;
    }

    /** The clock, ahead or behind by what the faults say. */
    LongSupplier skewedClock() {
        final LongSupplier right = clock;
        final long skew = faults.stream().mapToLong(FaultRule::clockSkewMillis).sum();
        return skew == 0 ? right : () -> right.getAsLong() + skew;
    }
}
