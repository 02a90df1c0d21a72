package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Copies what came in for a handler that keeps it: the reused receive buffer is overwritten by the next read. */
final class ReceivedCopy extends ChannelInboundHandlerAdapter {
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
