package io.quash.bench.exchange;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.channels.spi.SelectorProvider;

/** Event loops over epoll where there is one, over NIO otherwise. */
final class EventLoops {
    private static final int EVENTS_GROW_AS_NEEDED = 0;
    private static final SelectStrategyFactory NEVER_BLOCK = () -> (selectNow, hasTasks) -> selectNow.get();

    private EventLoops() {}

    /** @param spin poll without ever blocking: the shortest reaction, at the price of a core for each thread */
    static EventLoopGroup start(final int threads, final boolean spin) {
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("exchange", true), Epoll.isAvailable() ? epoll(spin) : nio(spin));
    }

    static Class<? extends ServerSocketChannel> serverChannel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    private static IoHandlerFactory epoll(final boolean spin) {
        return spin ? EpollIoHandler.newFactory(EVENTS_GROW_AS_NEEDED, NEVER_BLOCK) : EpollIoHandler.newFactory();
    }

    private static IoHandlerFactory nio(final boolean spin) {
        return spin ? NioIoHandler.newFactory(SelectorProvider.provider(), NEVER_BLOCK) : NioIoHandler.newFactory();
    }
}
