package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Hands out one direct buffer for every read of every plain connection of a thread. A reader is done with it, and has
 * released it, before the next read. One read an event is enough: the poll is level-triggered.
 */
final class ReusedReceiveBuffer implements RecvByteBufAllocator {
    private final ByteBuf buffer;
    private final UnsafeBuffer view;
    private final OneReadAnEvent handle = new OneReadAnEvent();

    ReusedReceiveBuffer(final int length) {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(length);
        buffer = Unpooled.wrappedBuffer(bytes);
        view = new UnsafeBuffer(bytes);
    }

    /** The same memory. */
    DirectBuffer view() {
        return view;
    }

    void release() {
        buffer.release();
    }

    @Override
    @SuppressWarnings("deprecation") // Netty's own interface names its deprecated part
    public Handle newHandle() {
        return handle;
    }

    @SuppressWarnings("deprecation")
    private final class OneReadAnEvent implements ExtendedHandle {
        private int lastBytesRead;
        private int attemptedBytesRead;

        @Override
        public ByteBuf allocate(final ByteBufAllocator allocator) {
            return buffer.clear().retain();
        }

        @Override
        public int guess() {
            return buffer.capacity();
        }

        @Override
        public void reset(final ChannelConfig config) {
            lastBytesRead = 0;
        }

        @Override
        public void incMessagesRead(final int count) {}

        @Override
        public void lastBytesRead(final int bytes) {
            lastBytesRead = bytes;
        }

        @Override
        public int lastBytesRead() {
            return lastBytesRead;
        }

        @Override
        public void attemptedBytesRead(final int bytes) {
            attemptedBytesRead = bytes;
        }

        @Override
        public int attemptedBytesRead() {
            return attemptedBytesRead;
        }

        @Override
        public boolean continueReading() {
            return false;
        }

        @Override
        public boolean continueReading(final UncheckedBooleanSupplier maybeMoreData) {
            return false;
        }

        @Override
        public void readComplete() {}
    }

    /** Copies bytes for a handler that keeps them, because the next read overwrites the reused buffer. */
    static final class Copying extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(final ChannelHandlerContext ctx, final Object message) {
            final ByteBuf bytes = (ByteBuf) message;
            final ByteBuf copy;
            try {
                copy = ctx.alloc().directBuffer(bytes.readableBytes()).writeBytes(bytes);
            } finally {
                bytes.release();
            }
            ctx.fireChannelRead(copy);
        }
    }
}
