package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import org.agrona.DirectBuffer;

/** A bare socket, for loopback. What is taken is in the kernel. */
final class PlainWire extends NettyWire {
    private final KernelSocket socket;
    private final ReusedReceiveBuffer receiveBuffer;
    private long bytesAccepted;

    PlainWire(
            final NettyNetwork network,
            final WireListener listener,
            final KernelSocket socket,
            final ReusedReceiveBuffer receiveBuffer) {
        super(network, listener);
        this.socket = socket;
        this.receiveBuffer = receiveBuffer;
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext ctx) {
        ctx.channel().config().setRecvByteBufAllocator(receiveBuffer);
    }

    @Override
    public void channelActive(final ChannelHandlerContext ctx) {
        opened();
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object message) {
        final ByteBuf bytes = (ByteBuf) message;
        try {
            received(receiveBuffer.view(), bytes.readerIndex(), bytes.readableBytes());
        } finally {
            bytes.release();
        }
    }

    @Override
    public int write(final DirectBuffer buffer, final int offset, final int length) {
        if (isOver()) {
            return CLOSED;
        }
        try {
            final int taken = socket.write(buffer, offset, length);
            bytesAccepted += taken;
            awaitAnswer();
            return taken;
        } catch (final IOException ex) {
            // The kernel took nothing of this write; the end itself is told from the next poll.
            end(CloseCause.IO_ERROR, ex.getMessage());
            return CLOSED;
        }
    }

    @Override
    boolean readNow() {
        final int length = readSocket(socket, receiveBuffer.view());
        if (length > 0) {
            received(receiveBuffer.view(), 0, length);
        }
        return length != 0;
    }

    @Override
    public long bytesAccepted() {
        return bytesAccepted;
    }

    @Override
    CloseCause endOfStream() {
        return CloseCause.PEER_CLOSED;
    }
}
