package io.quash.transport;

import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
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
}
