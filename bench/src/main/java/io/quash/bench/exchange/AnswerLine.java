package io.quash.bench.exchange;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The answers of one connection, in the order of their requests. With a service time, each answer is written that long
 * after its request arrived or the answer before it was written, whichever is later; the event loop is never held up.
 */
final class AnswerLine {
    private static final int MAX_WAITING = 1024;

    private final AnswerWriter writer;
    private final long serviceNanos;
    private final Queue<Answer> waiting = new ArrayDeque<>();

    AnswerLine(final AnswerWriter writer, final long serviceNanos) {
        this.writer = writer;
        this.serviceNanos = serviceNanos;
    }

    void add(final ChannelHandlerContext ctx, final Answer answer) {
        if (serviceNanos == 0) {
            writer.write(ctx, answer);
            return;
        }
        waiting.add(answer);
        if (waiting.size() == 1) {
            serveNext(ctx);
        }
        paceReading(ctx);
    }

    /** Reads on only while the client takes its answers and not too many are waiting. */
    void paceReading(final ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable() && waiting.size() < MAX_WAITING);
    }

    void clear() {
        waiting.clear();
    }

    private void serveNext(final ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> served(ctx), serviceNanos, TimeUnit.NANOSECONDS);
    }

    private void served(final ChannelHandlerContext ctx) {
        final Answer answer = waiting.poll();
        if (answer == null) {
            return;
        }
        writer.write(ctx, answer);
        ctx.flush();
        if (!waiting.isEmpty()) {
            serveNext(ctx);
        }
        paceReading(ctx);
    }
}
