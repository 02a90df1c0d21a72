package io.quash.transport;

import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;

/**
 * The socket beneath a Netty channel. Writing to it directly tells at once and to the byte what the kernel took, which
 * Netty's own queue of outgoing buffers does not.
 */
interface KernelSocket {
    SocketChannel channel();

    /** @return how many bytes the kernel took, 0 when it has no room. */
    int write(DirectBuffer buffer, int offset, int length) throws IOException;

    /** @return how many bytes came in, 0 when none are there, a negative value when none will follow. */
    int read(DirectBuffer buffer) throws IOException;

    final class OfEpoll implements KernelSocket {
        private final EpollSocketChannel channel = new EpollSocketChannel();
        private final Socket socket = (Socket) channel.fd();

        @Override
        public SocketChannel channel() {
            return channel;
        }

        @Override
        public int write(final DirectBuffer buffer, final int offset, final int length) throws IOException {
            return socket.sendAddress(buffer.addressOffset(), offset, offset + length);
        }

        @Override
        public int read(final DirectBuffer buffer) throws IOException {
            return socket.recvAddress(buffer.addressOffset(), 0, buffer.capacity());
        }
    }

    final class OfNio implements KernelSocket {
        private final java.nio.channels.SocketChannel socket;
        private final NioSocketChannel channel;

        OfNio() {
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
}
