package io.quash.bench.exchange;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** A connection that a fault closes at once or leaves without any answer. */
final class UnservedConnection extends ChannelInboundHandlerAdapter {
    private final Fault fault;
    private final Tally tally;

    UnservedConnection(final Fault fault, final Tally tally) {
        this.fault = fault;
        this.tally = tally;
    }

    static boolean results(final Fault fault) {
        return switch (fault.kind()) {
            case REFUSE_ACCEPT, STALL_ACCEPT, STALL_HANDSHAKE -> true;
            default -> false;
        };
    }

    @Override
    public void channelActive(final ChannelHandlerContext ctx) {
        tally.connection();
        if (fault.kind() == FaultKind.REFUSE_ACCEPT) {
            ctx.close();
        }
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        ctx.close();
    }
}
