package io.quash.bench.exchange;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;

/** Equips each accepted connection: TLS if any, request decoder, conversation. */
final class ConversationInitializer extends ChannelInitializer<SocketChannel> {
    private static final int MAX_LINE_BYTES = 8192;
    private static final int MAX_HEADER_BYTES = 16_384;

    private final ExchangeConfig config;
    private final Venue venue;
    private final Tally tally;
    private final SslContext sslContext;

    /** @param sslContext null for plain HTTP */
    ConversationInitializer(
            final ExchangeConfig config, final Venue venue, final Tally tally, final SslContext sslContext) {
        this.config = config;
        this.venue = venue;
        this.tally = tally;
        this.sslContext = sslContext;
    }

    @Override
    protected void initChannel(final SocketChannel channel) {
        if (sslContext != null) {
            channel.pipeline().addLast(sslContext.newHandler(channel.alloc()));
        }
        final HttpDecoderConfig limits =
                new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE_BYTES).setMaxHeaderSize(MAX_HEADER_BYTES);
        final AnswerLine answers =
                new AnswerLine(new AnswerWriter(config.clock()), config.delay().toNanos());
        channel.pipeline()
                .addLast(new HttpRequestDecoder(limits))
                .addLast(new Conversation(venue, tally, new SignatureCheck(config.apiSecret()), answers));
    }
}
