package io.quash.transport;

import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A network with one wire, and what its listener has heard. For one thread. */
final class TlsWireFixture implements WireListener, AutoCloseable {
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    final NettyNetwork network;
    int opened;
    CloseCause closed = CloseCause.NONE;
    String detail = "";
    Wire wire;

    TlsWireFixture(final TlsRecords records, final IoMode mode) {
        this(records, mode, ServerCertificate.pem());
    }

    TlsWireFixture(final TlsRecords records, final IoMode mode, final Path trusted) {
        network = new NettyNetwork(new NetworkContext()
                .endpoint(new Endpoint(true, "127.0.0.1", 443))
                .trustedCa(trusted)
                .tls12Allowed(true)
                .tlsRecords(records)
                .ioMode(mode)
                .handshakeTimeoutNs(TimeUnit.SECONDS.toNanos(20))
                .receiveBufferLength(4096));
    }

    TlsWireFixture connect(final InetSocketAddress address) {
        opened = 0;
        closed = CloseCause.NONE;
        wire = network.connect(address, this);
        return this;
    }

    TlsWireFixture open(final InetSocketAddress address) {
        connect(address);
        pollUntil(() -> opened == 1 || closed != CloseCause.NONE);
        if (opened != 1) {
            throw new AssertionError(closed + " " + detail);
        }
        return this;
    }

    void pollUntilConnected() {
        pollUntil(() -> ((NettyWire) wire).channel().isActive());
    }

    /** Only while the handshake is under way. */
    ReferenceCountedOpenSslEngine engine() {
        pollUntil(() -> ((NettyWire) wire).channel().pipeline().get(SslHandler.class) != null);
        return (ReferenceCountedOpenSslEngine)
                ((NettyWire) wire).channel().pipeline().get(SslHandler.class).engine();
    }

    /** Offers all bytes until they are taken. */
    void send(final byte[] bytes) {
        final UnsafeBuffer buffer = directCopy(bytes);
        int taken = 0;
        final long deadline = deadline();
        while (taken < bytes.length) {
            final int more = wire.write(buffer, taken, bytes.length - taken);
            if (more == Wire.CLOSED || System.nanoTime() - deadline > 0) {
                throw new AssertionError("taken " + taken + ", then " + more + ", " + closed);
            }
            taken += more;
            network.poll();
        }
    }

    void pollUntil(final BooleanSupplier condition) {
        await(condition, network::poll);
    }

    /** For a condition that itself reads what comes in. */
    void awaitWithoutPoll(final BooleanSupplier condition) {
        await(condition, Thread::onSpinWait);
    }

    private void await(final BooleanSupplier condition, final Runnable step) {
        final long deadline = deadline();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("nothing more happened; opened " + opened + ", received " + received.size()
                        + ", closed " + closed + " " + detail);
            }
            step.run();
        }
    }

    void pollUntilClosed() {
        pollUntil(() -> closed != CloseCause.NONE);
    }

    static UnsafeBuffer directCopy(final byte[] bytes) {
        final ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length);
        memory.put(bytes).clear();
        return new UnsafeBuffer(memory);
    }

    @Override
    public void onOpen(final Wire source) {
        opened++;
    }

    @Override
    public void onBytes(final Wire source, final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        received.writeBytes(bytes);
    }

    @Override
    public void onClosed(final Wire source, final CloseCause cause, final String text) {
        if (closed != CloseCause.NONE) {
            throw new AssertionError("closed twice");
        }
        closed = cause;
        detail = text;
    }

    @Override
    public void close() {
        network.close();
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    }
}
