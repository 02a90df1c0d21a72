package io.quash.bench.exchange;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;

/** One client connection: each complete request is decided on at once and answered in its turn. */
final class Conversation extends ChannelInboundHandlerAdapter {
    private final Venue venue;
    private final Tally tally;
    private final SignatureCheck signature;
    private final AnswerLine answers;
    private HttpRequest request;
    private boolean ending;

    Conversation(final Venue venue, final Tally tally, final SignatureCheck signature, final AnswerLine answers) {
        this.venue = venue;
        this.tally = tally;
        this.signature = signature;
        this.answers = answers;
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
        ending = !HttpUtil.isKeepAlive(request);
        return ending ? fitting.closing() : fitting;
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
