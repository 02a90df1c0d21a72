package io.quash.bench.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One plain connection that sends a prepared ping and spins until the whole answer is there: the floor of a round trip. */
final class BareSocket implements AutoCloseable {
    private static final byte[] END_OF_PONG = "\r\n\r\n{}".getBytes(US_ASCII);

    private final SocketChannel channel;
    private final ByteBuffer ping = ByteBuffer.allocateDirect(128);
    private final ByteBuffer pong = ByteBuffer.allocateDirect(4096);

    BareSocket(final int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        ping.put("GET /papi/v1/ping HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII))
                .flip();
    }

    long roundTripNs() throws IOException {
        ping.rewind();
        pong.clear();
        final long beginNs = System.nanoTime();
        while (ping.hasRemaining()) {
            channel.write(ping);
        }
        while (!isComplete()) {
            if (channel.read(pong) < 0) {
                throw new IOException("the exchange has closed the bare connection");
            }
        }
        return System.nanoTime() - beginNs;
    }

    private boolean isComplete() {
        final int begin = pong.position() - END_OF_PONG.length;
        if (begin < 0) {
            return false;
        }
        for (int i = 0; i < END_OF_PONG.length; i++) {
            if (pong.get(begin + i) != END_OF_PONG[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
