package io.quash.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.agrona.DirectBuffer;

/**
 * A wire over a Netty channel: tells its listener what happens there, and of the end once. What the listener throws is
 * kept from Netty, which would take it for a fault of the channel, and thrown by the network's poll.
 */
abstract class NettyWire extends ChannelInboundHandlerAdapter implements Wire {
    private final NettyNetwork network;
    private final WireListener listener;
    private Channel channel;
    /** Place in {@link AwaitedWires}; negative when not there. */
    int awaitedIndex = -1;

    /** What went out last has been answered whole. */
    private boolean answered;

    /** The poll of the network that took the answer, or the last one before. */
    private long answeredInPoll;

    /** How often bytes came in. */
    private long arrivals;

    /** Was looked at since then, and nothing more had come. */
    private boolean quiet;

    private boolean ended;
    private CloseCause cause = CloseCause.NONE;
    private String detail = "";

    NettyWire(final NettyNetwork network, final WireListener listener) {
        this.network = network;
        this.listener = listener;
    }

    final void channel(final Channel channel) {
        this.channel = channel;
    }

    final Channel channel() {
        return channel;
    }

    /** Whether the socket may not be touched any more: a closed descriptor's number may already be another socket's. */
    final boolean isOver() {
        return ended || !channel.isActive();
    }

    /** Bytes went out, which the other side will answer. */
    final void awaitAnswer() {
        answered = false;
        quiet = false;
        network.awaited().add(this);
    }

    @Override
    public final void answered() {
        answered = true;
        quiet = false;
        answeredInPoll = network.polls();
    }

    final boolean isAnswered() {
        return answered;
    }

    /** Nothing more has come in than the answer; or it does in this poll, which is told. */
    final void foundQuiet() {
        quiet = true;
        network.awaited().remove(this);
    }

    @Override
    public final boolean isQuiet() {
        return quiet || !readNow();
    }

    /** Lets Netty read, if it has not since the answer. Returns whether this wire ended, or anything came in. */
    final boolean pollNow() {
        final long before = arrivals;
        if (!answered || network.polls() == answeredInPoll) {
            network.poll();
        }
        if (isOver() || arrivals != before) {
            return true;
        }
        if (answered) {
            foundQuiet();
        }
        return false;
    }

    /**
     * Reads the socket, and tells the listener what came in. Where this is done past Netty, what Netty has to see, the
     * end of the stream above all, is left for the network's poll.
     *
     * @return whether there is work, here or for that poll.
     */
    abstract boolean readNow();

    /** @return how many bytes came in, 0 for none; a negative value when the next poll has to see to the end. */
    final int readSocket(final KernelSocket socket, final DirectBuffer buffer) {
        if (isOver()) {
            return leaveToNetty();
        }
        try {
            final int length = socket.read(buffer);
            if (length == 0 && answered) {
                foundQuiet();
            }
            return length < 0 ? leaveToNetty() : length;
        } catch (final IOException ex) {
            end(CloseCause.IO_ERROR, ex.getMessage());
            return leaveToNetty();
        }
    }

    /** Nothing is to be had past Netty, now or any more. */
    final int leaveToNetty() {
        network.awaited().remove(this);
        return -1;
    }

    /** Keeps the first reason that is known before the channel goes. */
    final void causeOfEnd(final CloseCause cause, final String detail) {
        if (this.cause == CloseCause.NONE) {
            this.cause = cause;
            this.detail = detail == null ? "" : detail;
        }
    }

    /** The listener is told from the next poll. */
    final void end(final CloseCause cause, final String detail) {
        causeOfEnd(cause, detail);
        channel.close();
    }

    final void ended(final CloseCause lastCause, final String lastDetail) {
        network.awaited().remove(this);
        if (!ended) {
            ended = true;
            causeOfEnd(lastCause, lastDetail);
            try {
                listener.onClosed(this, cause, detail);
            } catch (final Throwable defect) {
                network.callbackFailed(defect);
            }
        }
    }

    final void opened() {
        if (!ended) {
            try {
                listener.onOpen(this);
            } catch (final Throwable defect) {
                network.callbackFailed(defect);
            }
        }
    }

    final void received(final DirectBuffer buffer, final int offset, final int length) {
        quiet = false;
        arrivals++;
        if (!ended) {
            try {
                listener.onBytes(this, buffer, offset, length);
            } catch (final Throwable defect) {
                network.callbackFailed(defect);
            }
        }
    }

    @Override
    public final void close() {
        ended = true;
        network.awaited().remove(this);
        if (channel != null) {
            beforeClose();
            channel.close();
        }
    }

    /** Says goodbye if that can be done at once. */
    void beforeClose() {}

    @Override
    public final void exceptionCaught(final ChannelHandlerContext ctx, final Throwable failure) {
        // Whatever it was, it must not reach the event loop, which would sleep a second on the only thread.
        causeOfEnd(CloseCause.IO_ERROR, failure.getMessage());
        ctx.close();
    }

    @Override
    public final void channelInactive(final ChannelHandlerContext ctx) {
        ended(endOfStream(), "");
    }

    /** What it means that the stream is over when nothing else went wrong before. */
    abstract CloseCause endOfStream();
}
