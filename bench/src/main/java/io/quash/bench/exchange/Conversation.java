package io.quash.bench.exchange;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;

/** One client connection: each complete request is decided on at once and answered in its turn. */
final class Conversation extends ChannelInboundHandlerAdapter {
    private final Venue venue;
    private final Tally tally;
    private final SignatureCheck signature;
    private final AnswerLine answers;
    private final long closeAfter;
    private long answered;
    private HttpRequest request;
    private boolean ending;

    /** @param closeAfter with how many answers the connection ends, or 0 for no end */
    Conversation(
            final Venue venue,
            final Tally tally,
            final SignatureCheck signature,
            final AnswerLine answers,
            final long closeAfter) {
        this.venue = venue;
        this.tally = tally;
        this.signature = signature;
        this.answers = answers;
        this.closeAfter = closeAfter;
    }

    @Override
    public void channelActive(final ChannelHandlerContext ctx) {
        tally.connection();
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object message) {
        try {
            if (!ending) {
                take(ctx, message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(final ChannelHandlerContext ctx, final Object message) {
        if (message instanceof HttpRequest head) {
            request = head;
        }
        if (message instanceof LastHttpContent last) {
            final boolean wellFormed =
                    request.decoderResult().isSuccess() && last.decoderResult().isSuccess();
            answers.add(ctx, wellFormed ? answer() : malformed());
            request = null;
        } else if (request != null && request.decoderResult().isFailure()) {
            answers.add(ctx, malformed());
        }
    }

    private Answer answer() {
        final Answer answer = venue.answer(request, signature);
        // Content that a HEAD request did not ask for would be taken for the next answer.
        final Answer fitting = HttpMethod.HEAD.equals(request.method()) ? answer.withoutBody() : answer;
        final boolean closes = !HttpUtil.isKeepAlive(request) || ++answered == closeAfter;
        ending = closes || fitting.isLast();
        return closes ? fitting.closing() : fitting;
    }

    private Answer malformed() {
        ending = true;
        return venue.answerMalformed();
    }

    @Override
    public void channelReadComplete(final ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext ctx) {
        answers.paceReading(ctx);
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext ctx, final Object event) {
        if (event instanceof IdleStateEvent && answers.isEmpty()) {
            ctx.close();
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext ctx) {
        answers.clear();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        // A peer that goes away or refuses the certificate is its own affair; all else is a defect here.
        if (!(cause instanceof IOException) && !(cause instanceof DecoderException)) {
            tally.internalError();
        }
        ctx.close();
    }
}
