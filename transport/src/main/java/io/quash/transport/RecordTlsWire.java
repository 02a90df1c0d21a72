package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A socket under TLS whose records are made and read by {@link NativeRecords}. Netty's {@code SslHandler} does the
 * handshake and leaves. What is taken is encrypted and offered to the kernel at once; what the kernel has no room for
 * waits in Netty's queue, and nothing more is taken until that is empty.
 */
final class RecordTlsWire extends NettyWire {
    private final TlsClient tlsClient;
    private final Executor verifier;
    private final KernelSocket socket;
    private final ReusedReceiveBuffer receiveBuffer;
    private final RecordBuffers buffers;
    private NativeRecords records;
    private ByteBuf early;
    private long bytesTaken;
    private long bytesAccepted;
    private boolean open;
    private boolean queued;

    RecordTlsWire(
            final NettyNetwork network,
            final WireListener listener,
            final TlsClient tlsClient,
            final Executor verifier,
            final KernelSocket socket,
            final ReusedReceiveBuffer receiveBuffer,
            final RecordBuffers buffers) {
        super(network, listener);
        this.tlsClient = tlsClient;
        this.verifier = verifier;
        this.socket = socket;
        this.receiveBuffer = receiveBuffer;
        this.buffers = buffers;
    }

    @Override
    ChannelHandler initializer() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(final Channel channel) {
                final RecvByteBufAllocator allocator = receiveBuffer;
                channel.config().setOption(ChannelOption.RECVBUF_ALLOCATOR, allocator);
                channel.pipeline()
                        .addLast(
                                new ReceivedCopy(),
                                tlsClient.newHandler(channel.alloc(), verifier),
                                RecordTlsWire.this);
            }
        };
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext ctx, final Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                // Not from within the handler's own work on the bytes that ended the handshake.
                ctx.executor().execute(this::takeOver);
            } else {
                causeOfEnd(HandshakeFailure.causeOf(handshake.cause()), HandshakeFailure.textOf(handshake.cause()));
                ctx.close();
            }
        }
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object message) {
        final ByteBuf bytes = (ByteBuf) message;
        try {
            if (open) {
                openRecords(receiveBuffer.view().addressOffset() + bytes.readerIndex(), bytes.readableBytes());
            } else {
                early = early == null ? bytes.retain() : Unpooled.wrappedBuffer(early, bytes.retain());
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public int write(final DirectBuffer buffer, final int offset, final int length) {
        if (isOver()) {
            return CLOSED;
        }
        int taken = 0;
        while (taken < length && canSeal()) {
            final int part = Math.min(length - taken, RecordBuffers.MAX_PLAINTEXT);
            final int sealed = records.seal(buffer.addressOffset() + offset + taken, part);
            final int sent = sealed < 0 ? sealed : send(sealed);
            if (sent < 0) {
                // The kernel took nothing of this record; the end itself is told from the next poll.
                endAfterFailure();
                return taken == 0 ? CLOSED : taken;
            }
            taken += part;
            bytesTaken += part;
            if (sent == sealed) {
                bytesAccepted = bytesTaken;
                awaitAnswer();
            } else {
                queueRest(sent, sealed);
            }
        }
        return taken;
    }

    @Override
    boolean readNow() {
        final int length = records == null ? leaveToNetty() : readSocket(socket, receiveBuffer.view());
        if (length > 0) {
            openRecords(receiveBuffer.view().addressOffset(), length);
        }
        return length != 0;
    }

    @Override
    public long bytesAccepted() {
        if (queued) {
            lookAtQueue();
        }
        return bytesAccepted;
    }

    @Override
    CloseCause endOfStream() {
        return open ? CloseCause.PEER_CLOSED_UNCLEANLY : CloseCause.HANDSHAKE_FAILED;
    }

    @Override
    void beforeClose() {
        if (records != null) {
            sendOrQueue(records.sealCloseNotify());
            releaseRecords();
        }
    }

    @Override
    public void handlerRemoved(final ChannelHandlerContext ctx) {
        releaseRecords();
        release(takeEarly());
    }

    private void takeOver() {
        if (isOver()) {
            return;
        }
        final ChannelPipeline pipeline = channel().pipeline();
        final SslHandler handler = pipeline.get(SslHandler.class);
        final ReferenceCountedOpenSslEngine engine = (ReferenceCountedOpenSslEngine) handler.engine();
        if (engine.isInboundDone()) {
            causeOfEnd(CloseCause.PEER_CLOSED, "right after the handshake");
            channel().close();
            return;
        }
        channel().flush();
        final ByteBuf plaintext = takeEarly();
        engine.retain();
        pipeline.remove(ReceivedCopy.class);
        // Passes on what it has not decrypted, and leaves the connection as it is.
        pipeline.remove(handler);
        final ByteBuf ciphertext = takeEarly();
        try {
            records = NativeRecords.takeOver(engine, buffers);
            begin(plaintext, ciphertext);
        } catch (final IllegalStateException ex) {
            causeOfEnd(CloseCause.HANDSHAKE_FAILED, ex.getMessage());
            channel().close();
        } finally {
            release(plaintext);
            release(ciphertext);
        }
    }

    private void begin(final ByteBuf plaintext, final ByteBuf ciphertext) {
        open = true;
        // The end of the handshake may still be on its way out.
        queued = true;
        opened();
        if (plaintext != null) {
            final UnsafeBuffer bytes = directCopy(plaintext);
            received(bytes, 0, bytes.capacity());
        }
        if (records != null && ciphertext != null) {
            final UnsafeBuffer bytes = directCopy(ciphertext);
            openRecords(bytes.addressOffset(), bytes.capacity());
        }
    }

    private void openRecords(final long address, final int length) {
        int unread = length;
        // The listener may close this wire, or write to it, each time that it is told of bytes.
        while (unread > 0 && records != null) {
            final int opened = records.open(address + length - unread, unread);
            if (opened <= 0) {
                onNothingOpened(opened);
                return;
            }
            unread = records.unread();
            received(buffers.plaintext(), 0, opened);
        }
    }

    private void onNothingOpened(final int why) {
        sendOrQueue(records.sealPending());
        if (why == NativeRecords.CLOSE_NOTIFIED) {
            causeOfEnd(CloseCause.PEER_CLOSED, "");
            sendOrQueue(records.sealCloseNotify());
            releaseRecords();
            channel().close();
        } else if (why == NativeRecords.FAILED) {
            endAfterFailure();
        }
    }

    private void endAfterFailure() {
        causeOfEnd(CloseCause.IO_ERROR, records.failure());
        releaseRecords();
        channel().close();
    }

    private boolean canSeal() {
        if (queued) {
            lookAtQueue();
        }
        return records != null && !queued;
    }

    /** Returns how much of the ciphertext buffer's beginning the kernel took, or a negative value when it failed. */
    private int send(final int length) {
        try {
            return socket.write(buffers.ciphertext(), 0, length);
        } catch (final IOException ex) {
            causeOfEnd(CloseCause.IO_ERROR, ex.getMessage());
            return NativeRecords.FAILED;
        }
    }

    private void queueRest(final int sent, final int length) {
        final ByteBuf rest = channel().alloc().directBuffer(length - sent);
        rest.writeBytes(buffers.ciphertextBytes(), sent, length - sent);
        queued = true;
        channel().writeAndFlush(rest, channel().voidPromise());
    }

    /** What BoringSSL itself has to say, behind what is still on its way. */
    private void sendOrQueue(final int length) {
        if (length > 0 && channel().isActive()) {
            final int sent = queued ? 0 : send(length);
            if (sent >= 0 && sent < length) {
                queueRest(sent, length);
            }
        }
    }

    private void lookAtQueue() {
        final ChannelOutboundBuffer queue = channel().unsafe().outboundBuffer();
        // There is none any more when the channel has been closed, whatever was in it.
        if (queue != null && queue.totalPendingWriteBytes() == 0) {
            queued = false;
            bytesAccepted = bytesTaken;
        }
    }

    private void releaseRecords() {
        if (records != null) {
            records.release();
            records = null;
        }
    }

    private ByteBuf takeEarly() {
        final ByteBuf bytes = early;
        early = null;
        return bytes;
    }

    private static UnsafeBuffer directCopy(final ByteBuf bytes) {
        final ByteBuffer copy = ByteBuffer.allocateDirect(bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), copy);
        return new UnsafeBuffer(copy);
    }

    private static void release(final ByteBuf bytes) {
        if (bytes != null) {
            bytes.release();
        }
    }
}
