package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A socket under TLS whose records are made and read by {@link NativeRecords}. Netty's {@code SslHandler} does the
 * handshake and leaves. What is taken is encrypted and offered to the kernel at once. The bytes of a record that the
 * kernel has no room for wait in Netty's queue.
 */
final class RecordTlsWire extends NettyWire {
    private static final ByteBuffer NONE = ByteBuffer.allocateDirect(0);

    private final TlsClient tlsClient;
    private final KernelSocket socket;
    private final ReusedReceiveBuffer receiveBuffer;
    private final RecordBuffers buffers;
    private NativeRecords records;
    private boolean open;

    /** The bytes that came in at the end of the handshake, before anyone could use them: most often none. */
    private ByteBuffer early = NONE;

    private long bytesTaken;
    private long bytesAccepted;
    private boolean queued;

    RecordTlsWire(
            final NettyNetwork network,
            final WireListener listener,
            final TlsClient tlsClient,
            final KernelSocket socket,
            final ReusedReceiveBuffer receiveBuffer,
            final RecordBuffers buffers) {
        super(network, listener);
        this.tlsClient = tlsClient;
        this.socket = socket;
        this.receiveBuffer = receiveBuffer;
        this.buffers = buffers;
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext ctx) {
        ctx.channel().config().setRecvByteBufAllocator(receiveBuffer);
        ctx.pipeline().addFirst(new ReusedReceiveBuffer.Copying(), tlsClient.newHandler(ctx.alloc()));
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext ctx, final Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                // Not from within the handler's own work on the bytes that ended the handshake.
                ctx.executor().execute(this::takeOver);
            } else {
                end(TlsClient.causeOf(handshake.cause()), TlsClient.textOf(handshake.cause()));
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
                addEarly(bytes);
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
        while (taken < length && records != null && hasRoom()) {
            final int part = Math.min(length - taken, RecordBuffers.MAX_PLAINTEXT);
            final int sealed = records.seal(buffer.addressOffset() + offset + taken, part);
            if (sealed < 0 || !send(sealed, part)) {
                // The kernel took nothing of this record; the end itself is told from the next poll.
                endAfterFailure();
                return taken == 0 ? CLOSED : taken;
            }
            taken += part;
        }
        return taken;
    }

    /** Returns whether nothing waits any more, so that a record can be sent. */
    boolean hasRoom() {
        if (queued) {
            lookAtQueue();
        }
        return !queued;
    }

    /**
     * Sends the record in the ciphertext buffer. May be called when this wire {@link #hasRoom()}.
     *
     * @param sealed length of the record.
     * @param plaintext length of what is in the record.
     * @return false when the kernel failed: it took nothing.
     */
    boolean send(final int sealed, final int plaintext) {
        final int sent = offer(sealed);
        if (sent < 0) {
            return false;
        }
        bytesTaken += plaintext;
        if (sent == sealed) {
            bytesAccepted = bytesTaken;
            awaitAnswer();
        } else {
            queueRest(sent, sealed);
        }
        return true;
    }

    /** Sends what BoringSSL itself has to say, behind what is still on its way. */
    void sendOrQueue(final int sealed) {
        if (sealed > 0 && channel().isActive()) {
            final int sent = queued ? 0 : offer(sealed);
            if (sent >= 0 && sent < sealed) {
                queueRest(sent, sealed);
            }
        }
    }

    /** Returns how much of the ciphertext buffer's beginning the kernel took, or a negative value when it failed. */
    private int offer(final int length) {
        try {
            return socket.write(buffers.ciphertext(), 0, length);
        } catch (final IOException ex) {
            causeOfEnd(CloseCause.IO_ERROR, ex.getMessage());
            return -1;
        }
    }

    private void queueRest(final int sent, final int length) {
        final ByteBuf rest = channel().alloc().directBuffer(length - sent);
        rest.writeBytes(buffers.ciphertextBytes(), sent, length - sent);
        queued = true;
        channel().writeAndFlush(rest, channel().voidPromise());
    }

    private void lookAtQueue() {
        final ChannelOutboundBuffer queue = channel().unsafe().outboundBuffer();
        // There is none any more when the channel has been closed, whatever was in it.
        if (queue != null && queue.totalPendingWriteBytes() == 0) {
            queued = false;
            bytesAccepted = bytesTaken;
        }
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
    }

    private void takeOver() {
        if (isOver()) {
            return;
        }
        final ChannelPipeline pipeline = channel().pipeline();
        final SslHandler handler = pipeline.get(SslHandler.class);
        final ReferenceCountedOpenSslEngine engine = (ReferenceCountedOpenSslEngine) handler.engine();
        if (engine.isInboundDone()) {
            end(CloseCause.PEER_CLOSED, "right after the handshake");
            return;
        }
        channel().flush();
        final UnsafeBuffer plaintext = takeEarly();
        engine.retain();
        pipeline.remove(ReusedReceiveBuffer.Copying.class);
        // Passes on what it has not decrypted, and leaves the connection as it is.
        pipeline.remove(handler);
        final UnsafeBuffer ciphertext = takeEarly();
        try {
            records = NativeRecords.takeOver(engine, buffers);
            begin(plaintext, ciphertext);
        } catch (final IllegalStateException ex) {
            end(CloseCause.HANDSHAKE_FAILED, ex.getMessage());
        }
    }

    private void addEarly(final ByteBuf more) {
        final ByteBuffer all = ByteBuffer.allocateDirect(early.capacity() + more.readableBytes());
        all.put(early.duplicate());
        more.getBytes(more.readerIndex(), all);
        early = all.clear();
    }

    private UnsafeBuffer takeEarly() {
        final UnsafeBuffer taken = new UnsafeBuffer(early);
        early = NONE;
        return taken;
    }

    private void begin(final UnsafeBuffer plaintext, final UnsafeBuffer ciphertext) {
        open = true;
        // The end of the handshake may still be on its way out.
        queued = true;
        opened();
        if (plaintext.capacity() > 0) {
            received(plaintext, 0, plaintext.capacity());
        }
        openRecords(ciphertext.addressOffset(), ciphertext.capacity());
        // Until here its memory was known by its address alone.
        Reference.reachabilityFence(ciphertext);
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

    private void releaseRecords() {
        if (records != null) {
            records.release();
            records = null;
        }
    }
}
