package io.quash.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Real sockets. The thread that makes a network is its event loop: it alone may call any method here, and any method
 * of its wires.
 */
public final class NettyNetwork implements Network {
    private static final long CLOSE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(1);

    private final NetworkContext ctx;
    private final boolean epoll;
    private final ManualIoEventLoop eventLoop;
    private final ReusedReceiveBuffer receiveBuffer;
    private final TlsClient tlsClient;
    private final RecordBuffers recordBuffers;
    private final AwaitedWires awaited = new AwaitedWires();
    private long polls;
    private Throwable callbackFailure;

    /** @throws IllegalArgumentException when the machine or the files cannot do what the context asks for. */
    public NettyNetwork(final NetworkContext ctx) {
        this.ctx = ctx;
        epoll = useEpoll(ctx.ioMode());
        recordBuffers = ctx.endpoint().tls() && useNativeRecords(ctx.tlsRecords()) ? new RecordBuffers() : null;
        tlsClient = ctx.endpoint().tls() ? new TlsClient(ctx) : null;
        receiveBuffer = new ReusedReceiveBuffer(ctx.receiveBufferLength());
        final IoHandlerFactory ioHandlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        eventLoop = new ManualIoEventLoop(Thread.currentThread(), ioHandlers);
    }

    @Override
    public Wire connect(final InetSocketAddress address, final WireListener listener) {
        final KernelSocket socket = epoll ? new KernelSocket.OfEpoll() : new KernelSocket.OfNio();
        final NettyWire wire = newWire(socket, listener);
        final ChannelFuture connected = new Bootstrap()
                .group(eventLoop)
                .channelFactory(socket::channel)
                .handler(wire)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        TimeUnit.NANOSECONDS.toMillis(ctx.connectTimeoutNs()))
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .connect(address);
        if (connected.isDone() && !connected.isSuccess()) {
            throw new IllegalStateException("no socket can be had: " + connected.cause(), connected.cause());
        }
        final Channel channel = connected.channel();
        wire.channel(channel);
        connected.addListener(future -> {
            if (!future.isSuccess()) {
                wire.ended(CloseCause.CONNECT_FAILED, future.cause().getMessage());
            }
        });
        return wire;
    }

    private NettyWire newWire(final KernelSocket socket, final WireListener listener) {
        if (tlsClient == null) {
            return new PlainWire(this, listener, socket, receiveBuffer);
        }
        return recordBuffers == null
                ? new TlsWire(this, listener, tlsClient)
                : new RecordTlsWire(this, listener, tlsClient, socket, receiveBuffer, recordBuffers);
    }

    @Override
    public int poll() {
        polls++;
        awaited.lookElsewhere();
        return checked(eventLoop.runNow());
    }

    @Override
    public int pollAwaited() {
        return awaited.areFew() ? checked(awaited.read()) : -1;
    }

    long polls() {
        return polls;
    }

    AwaitedWires awaited() {
        return awaited;
    }

    private int checked(final int work) {
        if (callbackFailure != null) {
            throw new IllegalStateException("a listener failed", callbackFailure);
        }
        return work;
    }

    void callbackFailed(final Throwable defect) {
        if (callbackFailure == null) {
            callbackFailure = defect;
        }
    }

    @Override
    public void close() {
        if (eventLoop.isTerminated()) {
            return;
        }
        eventLoop.shutdownGracefully(0, CLOSE_TIMEOUT_NS, TimeUnit.NANOSECONDS);
        final long deadline = System.nanoTime() + 2 * CLOSE_TIMEOUT_NS;
        while (!eventLoop.isTerminated() && System.nanoTime() - deadline < 0) {
            eventLoop.runNow();
        }
        receiveBuffer.release();
        if (tlsClient != null) {
            tlsClient.close();
        }
    }

    /** A thread that is fit to own a network: Netty's thread-locals are at their fastest on it. */
    public static Thread newThread(final Runnable task, final String name) {
        return new FastThreadLocalThread(task, name);
    }

    private static boolean useEpoll(final IoMode mode) {
        if (mode == IoMode.EPOLL && !Epoll.isAvailable()) {
            throw new IllegalArgumentException(
                    "io.mode: epoll is not available here, use nio or auto; " + Epoll.unavailabilityCause());
        }
        return mode != IoMode.NIO && Epoll.isAvailable();
    }

    private static boolean useNativeRecords(final TlsRecords records) {
        if (records == TlsRecords.HANDLER) {
            return false;
        }
        final String unavailability = NativeRecords.unavailability();
        if (records == TlsRecords.NATIVE && unavailability != null) {
            throw new IllegalArgumentException(
                    "tls.records: native is not available here, use handler or auto; " + unavailability);
        }
        return unavailability == null;
    }
}
