package io.quash.transport;

import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;

final class NioKernelSocket implements KernelSocket {
    private final java.nio.channels.SocketChannel socket;
    private final NioSocketChannel channel;

    NioKernelSocket() {
        try {
            socket = java.nio.channels.SocketChannel.open();
        } catch (final IOException ex) {
            throw new UncheckedIOException("no socket can be opened", ex);
        }
        channel = new NioSocketChannel(socket);
    }

    @Override
    public SocketChannel channel() {
        return channel;
    }

    @Override
    public int write(final DirectBuffer buffer, final int offset, final int length) throws IOException {
        final ByteBuffer bytes = buffer.byteBuffer();
        final int start = buffer.wrapAdjustment() + offset;
        bytes.limit(start + length).position(start);
        return socket.write(bytes);
    }

    @Override
    public int read(final DirectBuffer buffer) throws IOException {
        return socket.read(buffer.byteBuffer().clear());
    }
}
