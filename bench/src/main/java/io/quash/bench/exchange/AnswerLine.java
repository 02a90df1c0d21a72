package io.quash.bench.exchange;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The answers of one connection, in the order of their requests. With a service time, each answer is written that long
 * after its request arrived or the answer before it was written, whichever is later; the event loop is never held up.
 * What a fault does to the writing of an answer is left to {@link FaultyDelivery}.
 */
final class AnswerLine {
    private static final int MAX_WAITING = 1024;

    private final AnswerWriter writer;
    private final long serviceNanos;
    private final FaultyDelivery faulty;
    private final Queue<Answer> waiting = new ArrayDeque<>();
    private long added;

    AnswerLine(final AnswerWriter writer, final long serviceNanos) {
        this.writer = writer;
        this.serviceNanos = serviceNanos;
        faulty = new FaultyDelivery(writer);
    }

    void add(final ChannelHandlerContext ctx, final Answer answer) {
        added++;
        if (serviceNanos == 0 && answer.fault() == null && waiting.isEmpty()) {
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

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }

    private void serveNext(final ChannelHandlerContext ctx) {
        final Fault fault = waiting.element().fault();
        final long nanos = fault == null ? serviceNanos : serviceNanos + fault.delayNanos();
        ctx.executor().schedule(() -> served(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    private void served(final ChannelHandlerContext ctx) {
        final Answer answer = waiting.poll();
        if (answer == null) {
            return;
        }
        if (answer.fault() == null) {
            writer.write(ctx, answer);
            ctx.flush();
        } else {
            final long then = added;
            faulty.write(ctx, answer, () -> added == then);
        }
        if (!waiting.isEmpty()) {
            serveNext(ctx);
        }
        paceReading(ctx);
    }
}
