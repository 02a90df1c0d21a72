package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.lang.ref.Reference;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A socket under TLS whose records are made and read by {@link NativeRecords}. Netty's {@code SslHandler} does the
 * handshake and leaves. What is taken is encrypted and offered to the kernel at once.
 */
final class RecordTlsWire extends NettyWire {
    private final TlsClient tlsClient;
    private final KernelSocket socket;
    private final ReusedReceiveBuffer receiveBuffer;
    private final RecordBuffers buffers;
    private final OutgoingRecords outgoing;
    private final EarlyBytes early = new EarlyBytes();
    private NativeRecords records;
    private boolean open;

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
        outgoing = new OutgoingRecords(this, socket, buffers);
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext ctx) {
        ctx.channel().config().setRecvByteBufAllocator(receiveBuffer);
        ctx.pipeline().addFirst(new ReceivedCopy(), tlsClient.newHandler(ctx.alloc()));
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext ctx, final Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                // Not from within the handler's own work on the bytes that ended the handshake.
                ctx.executor().execute(this::takeOver);
            } else {
                end(HandshakeFailure.causeOf(handshake.cause()), HandshakeFailure.textOf(handshake.cause()));
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
                early.add(bytes);
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
        while (taken < length && records != null && outgoing.hasRoom()) {
            final int part = Math.min(length - taken, RecordBuffers.MAX_PLAINTEXT);
            final int sealed = records.seal(buffer.addressOffset() + offset + taken, part);
            if (sealed < 0 || !outgoing.send(sealed, part)) {
                // The kernel took nothing of this record; the end itself is told from the next poll.
                endAfterFailure();
                return taken == 0 ? CLOSED : taken;
            }
            taken += part;
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
        return outgoing.bytesAccepted();
    }

    @Override
    CloseCause endOfStream() {
        return open ? CloseCause.PEER_CLOSED_UNCLEANLY : CloseCause.HANDSHAKE_FAILED;
    }

    @Override
    void beforeClose() {
        if (records != null) {
            outgoing.sendOrQueue(records.sealCloseNotify());
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
        final UnsafeBuffer plaintext = early.take();
        engine.retain();
        pipeline.remove(ReceivedCopy.class);
        // Passes on what it has not decrypted, and leaves the connection as it is.
        pipeline.remove(handler);
        final UnsafeBuffer ciphertext = early.take();
        try {
            records = NativeRecords.takeOver(engine, buffers);
            begin(plaintext, ciphertext);
        } catch (final IllegalStateException ex) {
            end(CloseCause.HANDSHAKE_FAILED, ex.getMessage());
        }
    }

    private void begin(final UnsafeBuffer plaintext, final UnsafeBuffer ciphertext) {
        open = true;
        // The end of the handshake may still be on its way out.
        outgoing.awaitQueue();
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
        outgoing.sendOrQueue(records.sealPending());
        if (why == NativeRecords.CLOSE_NOTIFIED) {
            causeOfEnd(CloseCause.PEER_CLOSED, "");
            outgoing.sendOrQueue(records.sealCloseNotify());
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
