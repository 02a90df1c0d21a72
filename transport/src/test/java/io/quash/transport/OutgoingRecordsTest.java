package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records reach the kernel in the order in which they were sealed, whichever of two ways they take there. */
class OutgoingRecordsTest {
    private final NettyNetwork network =
            new NettyNetwork(new NetworkContext().endpoint(Endpoint.parse("http://127.0.0.1:1")));
    private final RecordBuffers buffers = new RecordBuffers();
    private final Kernel kernel = new Kernel();
    private final QueueToKernel queue = new QueueToKernel();
    private final RecordTlsWire wire = new RecordTlsWire(network, null, null, kernel, null, buffers);

    @BeforeEach
    void connect() {
        wire.channel(queue);
    }

    @AfterEach
    void close() {
        queue.close();
        network.close();
    }

    @Test
    void shouldSendBehindQueuedBytesWhenTheKernelHasRoomAgain() {
        kernel.room = 3;
        assertTrue(wire.send(sealed("request"), 1));
        assertEquals("req", kernel.taken());
        kernel.room = 100;
        wire.sendOrQueue(sealed("-alert"));
        assertFalse(wire.hasRoom());
        assertEquals(0, wire.bytesAccepted());
        queue.becomeWritable();
        assertEquals("request-alert", kernel.taken());
        assertTrue(wire.hasRoom());
        assertEquals(1, wire.bytesAccepted());
    }

    @Test
    void shouldQueueTheRestWhenTheKernelHasRoomForAPart() {
        kernel.room = 2;
        wire.sendOrQueue(sealed("alert"));
        assertEquals("al", kernel.taken());
        assertFalse(wire.hasRoom());
        kernel.room = 100;
        queue.becomeWritable();
        assertEquals("alert", kernel.taken());
    }

    @Test
    void shouldSendAtOnceWhenNothingWaits() {
        kernel.room = 100;
        wire.sendOrQueue(sealed("alert"));
        assertEquals("alert", kernel.taken());
        assertTrue(wire.hasRoom());
    }

    private int sealed(final String text) {
        return buffers.ciphertext().putStringWithoutLengthAscii(0, text);
    }

    /** Takes what it has room for. */
    private static final class Kernel implements KernelSocket {
        private final StringBuilder taken = new StringBuilder();
        private int room;

        String taken() {
            return taken.toString();
        }

        @Override
        public int write(final DirectBuffer buffer, final int offset, final int length) {
            final int part = Math.min(room, length);
            taken.append(buffer.getStringWithoutLengthAscii(offset, part));
            room -= part;
            return part;
        }

        @Override
        public SocketChannel channel() {
            throw new AssertionError("the channel is embedded");
        }

        @Override
        public int read(final DirectBuffer buffer) {
            throw new AssertionError("nothing comes in");
        }
    }

    /** Holds what is written to it like a socket that is full, until told otherwise. */
    private final class QueueToKernel extends EmbeddedChannel {
        private boolean writable;

        void becomeWritable() {
            writable = true;
            flush();
        }

        @Override
        protected void doWrite(final ChannelOutboundBuffer waiting) {
            while (writable && waiting.current() != null) {
                kernel.taken.append(((ByteBuf) waiting.current()).toString(StandardCharsets.US_ASCII));
                waiting.remove();
            }
        }
    }
}
