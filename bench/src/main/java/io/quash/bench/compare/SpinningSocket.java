package io.quash.bench.compare;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A non-blocking {@link SocketChannel} and direct buffers: the least that Java needs to talk to a socket. */
final class SpinningSocket implements FloorWire {
    private final SocketChannel channel;
    private final ByteBuffer answer;

    /** @param answer what comes in is appended here */
    SpinningSocket(final URI endpoint, final ByteBuffer answer) throws IOException {
        this.answer = answer;
        channel = SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
    }

    @Override
    public void send(final ByteBuffer bytes) throws IOException {
        do {
            channel.write(bytes);
        } while (bytes.hasRemaining());
    }

    @Override
    public void receive() throws IOException {
        receive(answer);
    }

    /** Returns how many bytes came in, 0 for none. */
    int receive(final ByteBuffer bytes) throws IOException {
        final int count = channel.read(bytes);
        if (count < 0) {
            throw new EOFException("the exchange closed the connection");
        }
        return count;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
