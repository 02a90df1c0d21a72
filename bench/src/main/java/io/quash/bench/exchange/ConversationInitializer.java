package io.quash.bench.exchange;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Equips each accepted connection: TLS if any, request decoder, conversation. */
final class ConversationInitializer extends ChannelInitializer<SocketChannel> {
    private static final int MAX_LINE_BYTES = 8192;
    private static final int MAX_HEADER_BYTES = 16_384;

    private final ExchangeConfig config;
    private final Venue venue;
    private final Tally tally;
    private final SslContext sslContext;
    private final FaultPlan faults;
    private final ChannelGroup connections;

    /**
     * @param sslContext null for plain HTTP
     * @param faults null for none
     * @param connections to which each is added
     */
    ConversationInitializer(
            final ExchangeConfig config,
            final Venue venue,
            final Tally tally,
            final SslContext sslContext,
            final FaultPlan faults,
            final ChannelGroup connections) {
        this.config = config;
        this.venue = venue;
        this.tally = tally;
        this.sslContext = sslContext;
        this.faults = faults;
        this.connections = connections;
    }

    @Override
    protected void initChannel(final SocketChannel channel) {
        connections.add(channel);
        final List<Fault> struck = faults == null ? List.of() : faults.strikeConnection();
        struck.forEach(tally::fault);
        for (final Fault fault : struck) {
            if (UnservedConnection.results(fault)) {
                channel.config().setAutoRead(fault.kind() != FaultKind.STALL_ACCEPT);
                channel.pipeline().addLast(new UnservedConnection(fault, tally));
                return;
            }
        }
        serve(channel, parameter(struck, FaultKind.CLOSE_AFTER), parameter(struck, FaultKind.IDLE_CLOSE));
    }

    private static long parameter(final List<Fault> struck, final FaultKind kind) {
        return struck.stream()
                .filter(fault -> fault.kind() == kind)
                .mapToLong(Fault::parameter)
                .findFirst()
                .orElse(0);
    }

    private void serve(final SocketChannel channel, final long closeAfter, final long idleNanos) {
        if (sslContext != null) {
            channel.pipeline().addLast(sslContext.newHandler(channel.alloc()));
        }
        if (idleNanos > 0) {
            channel.pipeline().addLast(new IdleStateHandler(0, 0, idleNanos, TimeUnit.NANOSECONDS));
        }
        final HttpDecoderConfig limits =
                new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE_BYTES).setMaxHeaderSize(MAX_HEADER_BYTES);
        final AnswerLine answers = new AnswerLine(
                new AnswerWriter(config.skewedClock()), config.delay().toNanos());
        channel.pipeline()
                .addLast(new HttpRequestDecoder(limits))
                .addLast(new Conversation(venue, tally, new SignatureCheck(config.apiSecret()), answers, closeAfter));
    }
}
