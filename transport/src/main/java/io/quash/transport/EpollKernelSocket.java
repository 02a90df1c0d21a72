package io.quash.transport;

import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import org.agrona.DirectBuffer;

final class EpollKernelSocket implements KernelSocket {
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
