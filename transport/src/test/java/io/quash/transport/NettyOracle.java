package io.quash.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/** What Netty's decoder, which is more lenient, makes of the first final response in a stream. */
final class NettyOracle {
    private static final int LARGEST = 1 << 20;

    record Response(int status, String body, boolean keepAlive) {}

    private HttpResponse head;
    private StringBuilder body = new StringBuilder();
    private Response response;
    private boolean refused;

    private NettyOracle() {}

    /** Null when Netty refuses the response or waits for more of it. */
    static Response decode(final byte[] stream, final boolean closes) {
        final NettyOracle oracle = new NettyOracle();
        final EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseDecoder(new HttpDecoderConfig()
                .setMaxInitialLineLength(LARGEST)
                .setMaxHeaderSize(LARGEST)
                .setMaxChunkSize(LARGEST)));
        channel.writeInbound(Unpooled.wrappedBuffer(stream));
        oracle.readAll(channel);
        if (closes) {
            channel.finish();
            oracle.readAll(channel);
        } else {
            channel.finishAndReleaseAll();
        }
        return oracle.refused ? null : oracle.response;
    }

    private void readAll(final EmbeddedChannel channel) {
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            // After a switch of protocols bytes come through as they are.
            if (response == null && part instanceof HttpObject) {
                read((HttpObject) part);
            }
            ReferenceCountUtil.release(part);
        }
    }

    private void read(final HttpObject part) {
        refused |= part.decoderResult().isFailure();
        if (part instanceof HttpResponse) {
            head = (HttpResponse) part;
            body = new StringBuilder();
        }
        if (part instanceof HttpContent) {
            body.append(((HttpContent) part).content().toString(StandardCharsets.ISO_8859_1));
        }
        if (part instanceof LastHttpContent && head.status().code() >= 200) {
            response = new Response(
                    head.status().code(), body.toString(), HttpUtil.isKeepAlive(head) && !isEndedByClose());
        }
    }

    private boolean isEndedByClose() {
        final int status = head.status().code();
        final boolean isBodiless = status == 204 || status == 304;
        return !isBodiless && !HttpUtil.isContentLengthSet(head) && !HttpUtil.isTransferEncodingChunked(head);
    }
}
