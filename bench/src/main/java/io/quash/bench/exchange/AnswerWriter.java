package io.quash.bench.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * Turns answers into bytes and writes them: the one place where bytes of an answer come from. Header names, order and
 * letter case follow published samples of the venue's answers. Single-threaded: each connection has its own.
 */
final class AnswerWriter {
    private static final int HEAD_LENGTH = 1024;
    private static final byte[] PROTOCOL = ascii("HTTP/1.1 ");
    private static final byte[] CONTENT_TYPE = ascii("\r\nContent-Type: ");
    private static final byte[] CONTENT_LENGTH = ascii("\r\nContent-Length: ");
    private static final byte[] KEEP_ALIVE = ascii("\r\nConnection: keep-alive\r\nDate: ");
    private static final byte[] CLOSE = ascii("\r\nConnection: close\r\nDate: ");
    private static final byte[] RETRY_AFTER = ascii("\r\nRetry-After: ");
    private static final byte[] USED_WEIGHT = ascii("\r\nServer: Bengine\r\nx-mbx-used-weight-1m: ");
    /* Cancels and queries place no order. */
    private static final byte[] ORDER_COUNT = ascii("\r\nx-mbx-order-count-1m: 0");
    private static final byte[] SECURITY = ascii("\r\nx-response-time: 1ms"
            + "\r\nX-Frame-Options: SAMEORIGIN"
            + "\r\nX-Xss-Protection: 1; mode=block"
            + "\r\nX-Content-Type-Options: nosniff"
            + "\r\nReferrer-Policy: origin-when-cross-origin"
            + "\r\nStrict-Transport-Security: max-age=31536000; includeSubdomains");
    private static final byte[] CACHE_MISS = ascii("\r\nX-Cache: Miss from cloudfront");
    private static final byte[] CACHE_ERROR = ascii("\r\nX-Cache: Error from cloudfront");
    private static final byte[] VIA = ascii("\r\nVia: 1.1 5f0c3a9d7b1e4826a0d9c4e7f2b81635.cloudfront.net (CloudFront)"
            + "\r\nX-Amz-Cf-Pop: NRT57-P1"
            + "\r\nX-Amz-Cf-Id: simulated-EXCHANGE-abcdefghijklmnopqrstuvwxyz-");
    private static final byte[] END = ascii("==\r\n\r\n");
    /* Every answer has an id of its own, all of one length. */
    private static final int FIRST_ID = 1_000_000_000;

    private final LongSupplier clock;
    private final HttpDate date = new HttpDate();
    private int answers;

    AnswerWriter(final LongSupplier clock) {
        this.clock = clock;
    }

    /** Writes without flushing. */
    void write(final ChannelHandlerContext ctx, final Answer answer) {
        final ByteBuf bytes = compose(ctx.alloc(), answer);
        if (answer.close()) {
            ctx.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
        } else {
            ctx.write(bytes, ctx.voidPromise());
        }
    }

    ByteBuf compose(final ByteBufAllocator alloc, final Answer answer) {
        final byte[] body = answer.body();
        final ByteBuf out = alloc.ioBuffer(HEAD_LENGTH + body.length);
        out.writeBytes(PROTOCOL);
        ByteBufUtil.writeAscii(out, answer.status().codeAsText());
        out.writeByte(' ');
        ByteBufUtil.writeAscii(out, answer.status().reasonPhrase());
        out.writeBytes(CONTENT_TYPE);
        ByteBufUtil.writeAscii(out, answer.contentType());
        writeNumber(out.writeBytes(CONTENT_LENGTH), body.length);
        out.writeBytes(answer.close() ? CLOSE : KEEP_ALIVE);
        out.writeBytes(date.bytesAt(clock.getAsLong()));
        if (answer.retryAfterSeconds() > 0) {
            writeNumber(out.writeBytes(RETRY_AFTER), answer.retryAfterSeconds());
        }
        writeNumber(out.writeBytes(USED_WEIGHT), answer.usedWeight());
        if (answer.orderCount()) {
            out.writeBytes(ORDER_COUNT);
        }
        out.writeBytes(SECURITY);
        out.writeBytes(answer.status().code() < 400 ? CACHE_MISS : CACHE_ERROR);
        writeNumber(out.writeBytes(VIA), FIRST_ID + answers++ % FIRST_ID);
        return out.writeBytes(END).writeBytes(body);
    }

    private static void writeNumber(final ByteBuf out, final int value) {
        if (value >= 10) {
            writeNumber(out, value / 10);
        }
        out.writeByte('0' + value % 10);
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
