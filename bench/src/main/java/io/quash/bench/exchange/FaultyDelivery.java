package io.quash.bench.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Writes and flushes answers the way their fault says, and ends connections where it says so. */
final class FaultyDelivery {
    private final AnswerWriter writer;

    FaultyDelivery(final AnswerWriter writer) {
        this.writer = writer;
    }

    /** @param stillIdle says later whether no further answer has fallen due by then */
    void write(final ChannelHandlerContext ctx, final Answer answer, final BooleanSupplier stillIdle) {
        final Fault fault = answer.fault();
        final byte[] bytes = FaultyBytes.of(fault, bytes(ctx, answer));
        final ChannelFuture written =
                fault.kind() == FaultKind.SPLIT_BYTES ? writeOneByOne(ctx, bytes) : write(ctx, bytes);
        switch (fault.kind()) {
            case CLOSE_BEFORE_ANSWER, CLOSE_WITHIN_HEADERS, CLOSE_WITHIN_BODY ->
                written.addListener(done -> closeHard(ctx.channel()));
            case RST_BEFORE_ANSWER, RST_WITHIN_HEADERS, RST_WITHIN_BODY -> {
                // With a linger time of 0 a close is a reset.
                ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
                written.addListener(done -> closeHard(ctx.channel()));
            }
            case DUPLICATE_ANSWER -> writeAgain(ctx, fault, bytes);
            case SURPLUS_ANSWER ->
                later(ctx, fault, () -> {
                    if (stillIdle.getAsBoolean()) {
                        write(ctx, bytes(ctx, CannedAnswers.idleTooLong()));
                    }
                });
            case CLOSE_UNANNOUNCED -> written.addListener(ChannelFutureListener.CLOSE);
            default -> {}
        }
        if (answer.close()) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static void writeAgain(final ChannelHandlerContext ctx, final Fault fault, final byte[] bytes) {
        if (fault.parameter() > 0) {
            later(ctx, fault, () -> write(ctx, bytes));
        }
    }

    private static void later(final ChannelHandlerContext ctx, final Fault fault, final Runnable task) {
        ctx.executor().schedule(task, fault.parameter(), TimeUnit.NANOSECONDS);
    }

    private byte[] bytes(final ChannelHandlerContext ctx, final Answer answer) {
        final ByteBuf composed = writer.compose(ctx.alloc(), answer);
        final byte[] bytes = new byte[composed.readableBytes()];
        composed.readBytes(bytes).release();
        return bytes;
    }

    private static ChannelFuture write(final ChannelHandlerContext ctx, final byte[] bytes) {
        return ctx.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }

    private static ChannelFuture writeOneByOne(final ChannelHandlerContext ctx, final byte[] bytes) {
        ChannelFuture last = null;
        for (final byte b : bytes) {
            last = write(ctx, new byte[] {b});
        }
        return last;
    }

    /* Past the pipeline: over TLS, without the farewell. */
    private static void closeHard(final Channel channel) {
        channel.unsafe().close(channel.newPromise());
    }
}
