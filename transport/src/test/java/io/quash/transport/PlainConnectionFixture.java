package io.quash.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.SystemNanoClock;

/** A connection, its peer over a real socket, and what its listener has heard; all on the test's thread. */
final class PlainConnectionFixture implements ConnectionListener, AutoCloseable {
    static final int CAPACITY = 8 * 1024 * 1024;
    static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    final ServerSocket server;
    final List<String> events = new ArrayList<>();
    private final long beginNs = System.nanoTime();
    NettyNetwork network;
    HttpConnection connection;
    Socket peer;

    PlainConnectionFixture() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
    }

    @Override
    public void close() throws IOException {
        if (network != null) {
            network.close();
        }
        if (peer != null) {
            peer.close();
        }
        server.close();
    }

    @Override
    public void onReady(final HttpConnection source) {
        events.add("ready");
    }

    @Override
    public void onResponse(final HttpConnection source, final ResponseDecoder response) {
        if (events.contains("fail")) {
            throw new IllegalStateException("defect");
        }
        events.add("response " + response.statusCode() + " "
                + response.body().getStringWithoutLengthAscii(0, response.bodyLength()));
    }

    @Override
    public void onClosed(final HttpConnection source) {
        events.add("closed " + source.closeCause());
    }

    void open(final IoMode mode) {
        network = new NettyNetwork(new NetworkContext()
                .endpoint(new Endpoint(false, "127.0.0.1", 1))
                .ioMode(mode)
                .receiveBufferLength(1024));
        connection = new HttpConnection(network, this, SystemNanoClock.INSTANCE, CAPACITY);
        connection.open(address());
    }

    void connect(final IoMode mode) throws IOException {
        open(mode);
        pollUntil(connection::isReady);
        peer = server.accept();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    int put(final String request) {
        connection.requestBuffer().putBytes(0, request.getBytes(US_ASCII));
        return 0;
    }

    void answer(final String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Closing with unread bytes, or without lingering, sends RST. */
    void reset() throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
    }

    /** Waits, without polling the network, until the RST has come in on this side of the loopback. */
    void awaitReset() throws IOException {
        try (Socket probe = new Socket()) {
            probe.connect(address());
            server.accept().close();
            assertEquals(-1, probe.getInputStream().read());
        } catch (final SocketException ex) {
            throw new AssertionError(ex);
        }
    }

    /** As the sender does: several looks at what is awaited between two polls. */
    void pollUntil(final BooleanSupplier condition) {
        for (int i = 1; !condition.getAsBoolean(); i++) {
            throwWhenLate();
            if (i % 4 == 0 || network.pollAwaited() < 0) {
                network.poll();
            }
        }
    }

    void pollAwaitedUntilWork() {
        while (network.pollAwaited() == 0) {
            throwWhenLate();
        }
    }

    void throwWhenLate() {
        if (System.nanoTime() - beginNs > TimeUnit.SECONDS.toNanos(20)) {
            throw new AssertionError("nothing more happened; so far " + events);
        }
    }
}
