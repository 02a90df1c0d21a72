package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A socket under Netty's {@code SslHandler}. What is taken is encrypted at once and handed on; it counts as accepted
 * when Netty's queue to the kernel is empty.
 */
final class TlsWire extends NettyWire {
    private final TlsClient tlsClient;
    private final UnsafeBuffer received = new UnsafeBuffer(0, 0);
    private DirectBuffer source;
    private ByteBuf sourceBytes;
    private long bytesTaken;
    private long bytesAccepted;
    private boolean open;
    private boolean closeNotified;

    TlsWire(final NettyNetwork network, final WireListener listener, final TlsClient tlsClient) {
        super(network, listener);
        this.tlsClient = tlsClient;
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext ctx) {
        ctx.pipeline().addFirst(tlsClient.newHandler(ctx.alloc()));
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext ctx, final Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                open = true;
                opened();
            } else {
                end(TlsClient.causeOf(handshake.cause()), TlsClient.textOf(handshake.cause()));
            }
        } else if (event == SslCloseCompletionEvent.SUCCESS) {
            closeNotified = true;
        }
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object message) {
        final ByteBuf bytes = (ByteBuf) message;
        try {
            wrapReceived(bytes);
            received(received, 0, received.capacity());
        } finally {
            bytes.release();
        }
    }

    @Override
    public int write(final DirectBuffer buffer, final int offset, final int length) {
        if (isOver()) {
            return CLOSED;
        }
        if (buffer != source) {
            source = buffer;
            sourceBytes = Unpooled.wrappedBuffer(buffer.byteBuffer());
        }
        if (sourceBytes.refCnt() > 1) {
            return 0;
        }
        final int start = buffer.wrapAdjustment() + offset;
        sourceBytes.setIndex(start, start + length);
        bytesTaken += length;
        channel().writeAndFlush(sourceBytes.retain(), channel().voidPromise());
        return length;
    }

    /** Only Netty reads through the handler. */
    @Override
    boolean readNow() {
        return !open || pollNow();
    }

    @Override
    public long bytesAccepted() {
        final ChannelOutboundBuffer queue = channel().unsafe().outboundBuffer();
        if (queue != null && queue.totalPendingWriteBytes() == 0 && sourceIsFree()) {
            bytesAccepted = bytesTaken;
        }
        return bytesAccepted;
    }

    @Override
    void beforeClose() {
        final ChannelHandlerContext handler = channel().pipeline().context(SslHandler.class);
        if (handler != null && bytesAccepted() < bytesTaken) {
            // Past the handler, which would first wait until all that was taken has gone out.
            handler.close();
        }
    }

    @Override
    CloseCause endOfStream() {
        if (!open) {
            return CloseCause.HANDSHAKE_FAILED;
        }
        return closeNotified ? CloseCause.PEER_CLOSED : CloseCause.PEER_CLOSED_UNCLEANLY;
    }

    private boolean sourceIsFree() {
        return sourceBytes == null || sourceBytes.refCnt() == 1;
    }

    private void wrapReceived(final ByteBuf bytes) {
        if (bytes.hasMemoryAddress()) {
            received.wrap(bytes.memoryAddress() + bytes.readerIndex(), bytes.readableBytes());
        } else {
            received.wrap(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
        }
    }
}
