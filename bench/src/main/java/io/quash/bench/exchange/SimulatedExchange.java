package io.quash.bench.exchange;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;

/**
 * A simulated Portfolio Margin exchange that listens on 127.0.0.1 from {@link #launch} to {@link #close}. All methods
 * may be called from any thread.
 */
public final class SimulatedExchange implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ExchangeConfig config;
    private final OrderBook book;
    private final Tally tally = new Tally();
    private final FaultPlan faults;
    private final Venue venue;
    private final ServerIdentity identity;
    private final SslContext sslContext;
    private final EventLoopGroup loops;
    /* Closed before the event loops are: ending them has been seen to leave a fresh connection open. */
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private Channel listener;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SimulatedExchange(final ExchangeConfig config) {
        this.config = config;
        book = new OrderBook(config.orders(), config.partial(), config.gone(), config.clientPrefix());
        faults = FaultPlan.of(config.faults(), config.seed());
        venue = new Venue(config, book, faults, tally);
        identity = config.tls() ? ServerIdentity.create(config.hostNames()) : null;
        sslContext = identity == null ? null : sslContext(identity);
        loops = EventLoops.start(config.threads(), config.spin());
    }

    /**
     * Starts an exchange; once this returns, it accepts connections and the CA file, if any, is written.
     *
     * @throws IllegalArgumentException if a value of the configuration is out of range
     * @throws IllegalStateException if the port is in use
     * @throws UncheckedIOException if the CA file cannot be written
     */
    public static SimulatedExchange launch(final ExchangeConfig config) {
        config.conclude();
        final SimulatedExchange exchange = new SimulatedExchange(config);
        boolean started = false;
        try {
            exchange.listen();
            exchange.writeCaFile();
            started = true;
            return exchange;
        } finally {
            if (!started) {
                exchange.close();
            }
        }
    }

    private void listen() {
        final ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(EventLoops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ConversationInitializer(config, venue, tally, sslContext, faults, connections))
                .bind(new InetSocketAddress(NetUtil.LOCALHOST4, config.port()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "cannot listen on 127.0.0.1:" + config.port() + " ("
                            + bound.cause().getMessage() + "): stop what uses the port, or choose another, or 0 for any"
                            + " free one",
                    bound.cause());
        }
        listener = bound.channel();
    }

    private void writeCaFile() {
        if (config.caFile() == null) {
            return;
        }
        try {
            Files.writeString(config.caFile(), identity.caPem());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the CA certificate to " + config.caFile(), e);
        }
    }

    private static SslContext sslContext(final ServerIdentity identity) {
        try {
            return SslContextBuilder.forServer(identity.key(), identity.chain())
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (final SSLException e) {
            throw new IllegalStateException("cannot set up TLS: " + e.getMessage(), e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** {@code http://127.0.0.1:PORT} or {@code https://127.0.0.1:PORT}. */
    public URI endpoint() {
        return URI.create((config.tls() ? "https" : "http") + "://127.0.0.1:" + port());
    }

    /**
     * The certificate of the CA that signed the server's, as PEM.
     *
     * @throws IllegalStateException if the exchange speaks plain HTTP
     */
    public String caPem() {
        if (identity == null) {
            throw new IllegalStateException("this exchange speaks plain HTTP: it has no certificate");
        }
        return identity.caPem();
    }

    /** What it has seen so far. Stays available after {@link #close}. */
    public ExchangeCounts counts() {
        return tally.snapshot();
    }

    /** What has become of an order. Stays available after {@link #close}. */
    public OrderState stateOf(final String symbol, final long orderId) {
        final RangeOrders range = rangeOf(symbol, orderId);
        return range == null ? OrderState.UNKNOWN : range.state(orderId);
    }

    /**
     * How many cancel requests have reached an order by either of its ids, executed or answered -2011; requests that
     * failed a check before the order was looked for are not among them. Counts up to 16383.
     *
     * @throws IllegalArgumentException if the order is in none of the configured ranges
     */
    public long cancelRequestsFor(final String symbol, final long orderId) {
        return configured(symbol, orderId).cancelRequests(orderId);
    }

    /**
     * What really became of an order: a look at one word, cheap enough for millions of orders. Stays available after
     * {@link #close}.
     *
     * @throws IllegalArgumentException if the order is in none of the configured ranges
     */
    public OrderTruth truth(final String symbol, final long orderId) {
        return configured(symbol, orderId).truth(orderId);
    }

    /** How often each fault has struck, by its name; without those that never have and the skewed clock. */
    public SortedMap<String, Long> faults() {
        return tally.faults();
    }

    /** What decides the faults left to chance. */
    public long seed() {
        return config.seed();
    }

    OrderBook book() {
        return book;
    }

    private RangeOrders configured(final String symbol, final long orderId) {
        final RangeOrders range = rangeOf(symbol, orderId);
        if (range == null) {
            throw new IllegalArgumentException(
                    "order " + orderId + " of " + symbol + " is in no configured range: its requests are not counted");
        }
        return range;
    }

    private RangeOrders rangeOf(final String symbol, final long orderId) {
        final SymbolOrders orders = book.symbol(symbol);
        return orders == null ? null : orders.rangeOf(orderId);
    }

    /** Closes every connection and frees the port before it returns. Further calls do nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (listener != null) {
            listener.close().awaitUninterruptibly();
        }
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        ReferenceCountUtil.release(sslContext);
    }
}
