package io.quash.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.transport.Network;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A network without sockets: every cancel is answered at the next poll with the same bytes, pings and questions for
 * the time with an empty object. What is left of a round trip is Quash. Does not allocate once its wires are open.
 */
final class EchoNetwork implements Network {
    private static final byte FIRST_OF_DELETE = 'D';
    private static final String NOTHING = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final List<EchoWire> wires = new ArrayList<>();
    private final DirectBuffer answer;
    private final DirectBuffer nothing = direct(NOTHING);
    private boolean silent;
    private int cancels;

    /** @param answer to every cancel, with its headers */
    EchoNetwork(final String answer) {
        this.answer = direct(answer);
    }

    /** Cancels are not answered from now on. */
    void beSilent() {
        silent = true;
    }

    /** That were sent, answered or not. */
    int cancels() {
        return cancels;
    }

    @Override
    public Wire connect(final InetSocketAddress address, final WireListener listener) {
        final EchoWire wire = new EchoWire(listener);
        wires.add(wire);
        return wire;
    }

    @Override
    public int poll() {
        int work = 0;
        for (int i = 0; i < wires.size(); i++) {
            work += wires.get(i).poll();
        }
        return work;
    }

    @Override
    public void close() {
        wires.clear();
    }

    private static DirectBuffer direct(final String text) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(text.length()));
        buffer.putBytes(0, text.getBytes(US_ASCII));
        return buffer;
    }

    private final class EchoWire implements Wire {
        private final WireListener listener;
        private DirectBuffer pending;
        private long accepted;
        private boolean open;

        EchoWire(final WireListener listener) {
            this.listener = listener;
        }

        int poll() {
            if (!open) {
                open = true;
                listener.onOpen(this);
                return 1;
            }
            if (pending == null) {
                return 0;
            }
            final DirectBuffer bytes = pending;
            pending = null;
            listener.onBytes(this, bytes, 0, bytes.capacity());
            return 1;
        }

        @Override
        public int write(final DirectBuffer buffer, final int offset, final int length) {
            accepted += length;
            if (buffer.getByte(offset) == FIRST_OF_DELETE) {
                cancels++;
                pending = silent ? null : answer;
            } else {
                pending = nothing;
            }
            return length;
        }

        @Override
        public long bytesAccepted() {
            return accepted;
        }

        @Override
        public void close() {
            wires.remove(this);
        }
    }
}
