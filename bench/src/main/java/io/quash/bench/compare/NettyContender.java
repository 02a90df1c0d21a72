package io.quash.bench.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.Promise;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Netty's HTTP codec and aggregator on an event loop of its own, and Jackson; the caller waits for a promise. */
final class NettyContender implements Contender {
    private static final int MOST_BODY_BYTES = 64 * 1024;
    private static final long PATIENCE_SECONDS = 10;

    private final StockSigner signer = new StockSigner();
    private final URI endpoint;
    private final EventLoopGroup loop;
    private final Channel channel;
    private volatile Waiting waiting;

    private record Waiting(long orderId, Promise<CancelAnswer> answer) {}

    NettyContender(final Target target) throws IOException {
        endpoint = target.endpoint();
        final SslContext ssl = target.tls()
                ? SslContextBuilder.forClient()
                        .trustManager(target.ca().toFile())
                        .build()
                : null;
        loop = new MultiThreadIoEventLoopGroup(
                1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        channel = new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Initializer(ssl))
                .connect(endpoint.getHost(), endpoint.getPort())
                .syncUninterruptibly()
                .channel();
    }

    @Override
    public void cancel(final long orderId) throws IOException, InterruptedException {
        final FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.DELETE, signer.signed(orderId), Unpooled.EMPTY_BUFFER);
        request.headers().set(HttpHeaderNames.HOST, endpoint.getAuthority());
        request.headers().set(Target.API_KEY_HEADER, Target.API_KEY);
        final Promise<CancelAnswer> promise = channel.eventLoop().newPromise();
        waiting = new Waiting(orderId, promise);
        channel.writeAndFlush(request).addListener(written -> {
            if (!written.isSuccess()) {
                promise.tryFailure(written.cause());
            }
        });
        if (!promise.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new WrongAnswer(orderId, "not there after " + PATIENCE_SECONDS + " s");
        }
        if (promise.cause() instanceof WrongAnswer wrong) {
            throw wrong;
        }
        if (!promise.isSuccess()) {
            throw new IOException(promise.cause().getMessage(), promise.cause());
        }
        promise.getNow().verify(orderId);
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Initializer extends ChannelInitializer<SocketChannel> {
        private final SslContext ssl;

        Initializer(final SslContext ssl) {
            this.ssl = ssl;
        }

        @Override
        protected void initChannel(final SocketChannel channel) {
            if (ssl != null) {
                channel.pipeline().addLast(ssl.newHandler(channel.alloc(), endpoint.getHost(), endpoint.getPort()));
            }
            channel.pipeline()
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(MOST_BODY_BYTES))
                    .addLast(new Answers());
        }
    }

    private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        protected void channelRead0(final ChannelHandlerContext ctx, final FullHttpResponse response)
                throws IOException {
            final int status = response.status().code();
            if (status != CancelAnswer.OK) {
                throw WrongAnswer.of(waiting.orderId, status, response.content().toString(UTF_8));
            }
            try (InputStream body = new ByteBufInputStream(response.content())) {
                waiting.answer.trySuccess(CancelAnswer.JACKSON.readValue(body));
            }
        }

        @Override
        public void channelInactive(final ChannelHandlerContext ctx) {
            fail(new EOFException("the exchange closed the connection"));
        }

        @Override
        public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
            fail(cause);
        }

        private void fail(final Throwable cause) {
            if (waiting != null) {
                waiting.answer.tryFailure(cause);
            }
        }
    }
}
