package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundBuffer;
import java.io.IOException;

/**
 * Records on their way to the kernel, and the account of the bytes in them. Each record is offered at once, from the
 * ciphertext buffer; what the kernel has no room for waits in Netty's queue.
 */
final class OutgoingRecords {
    private final NettyWire wire;
    private final KernelSocket socket;
    private final RecordBuffers buffers;
    private long bytesTaken;
    private long bytesAccepted;
    private boolean queued;

    OutgoingRecords(final NettyWire wire, final KernelSocket socket, final RecordBuffers buffers) {
        this.wire = wire;
        this.socket = socket;
        this.buffers = buffers;
    }

    /** Whether nothing waits any more, so that a record can be sent. */
    boolean hasRoom() {
        if (queued) {
            lookAtQueue();
        }
        return !queued;
    }

    /** Of the bytes in all records sent, how many the kernel has accepted. */
    long bytesAccepted() {
        if (queued) {
            lookAtQueue();
        }
        return bytesAccepted;
    }

    /** Netty's queue may hold something that did not come from here. */
    void awaitQueue() {
        queued = true;
    }

    /**
     * Sends a record when there {@link #hasRoom()}.
     *
     * @param sealed length of the record.
     * @param plaintext length of what is in it.
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
            wire.awaitAnswer();
        } else {
            queueRest(sent, sealed);
        }
        return true;
    }

    /** Sends what BoringSSL itself has to say, behind what is still on its way. */
    void sendOrQueue(final int sealed) {
        if (sealed > 0 && wire.channel().isActive()) {
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
            wire.causeOfEnd(CloseCause.IO_ERROR, ex.getMessage());
            return -1;
        }
    }

    private void queueRest(final int sent, final int length) {
        final ByteBuf rest = wire.channel().alloc().directBuffer(length - sent);
        rest.writeBytes(buffers.ciphertextBytes(), sent, length - sent);
        queued = true;
        wire.channel().writeAndFlush(rest, wire.channel().voidPromise());
    }

    private void lookAtQueue() {
        final ChannelOutboundBuffer queue = wire.channel().unsafe().outboundBuffer();
        // There is none any more when the channel has been closed, whatever was in it.
        if (queue != null && queue.totalPendingWriteBytes() == 0) {
            queued = false;
            bytesAccepted = bytesTaken;
        }
    }
}
