package io.quash.transport;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One kept-alive HTTP/1.1 connection with at most one request in flight. The caller prepares a request in
 * {@link #requestBuffer()} and has exactly those bytes sent. Opened again after it has ended, it keeps its buffers.
 *
 * <p>For the thread that polls the network only. Nothing allocates but opening and closing.
 */
public final class HttpConnection {
    /** Where a connection is in its life. */
    public enum State {
        /** Not open. */
        CLOSED,
        /** Being connected and handshaken. */
        CONNECTING,
        /** Open, and nothing is in flight. */
        READY,
        /** Open, and a request waits for its answer. */
        IN_FLIGHT,
        /** Found to have ended when a request was to be sent; the listener is told from the next poll. */
        ENDING
    }

    private final Network network;
    private final ConnectionListener listener;
    private final NanoClock nanoClock;
    private final ResponseDecoder decoder;
    private final UnsafeBuffer requestBuffer;
    private final Events events = new Events();

    private State state = State.CLOSED;
    private Wire wire;
    private CloseCause closeCause = CloseCause.NONE;
    private String closeDetail = "";
    private int requestOffset;
    private int requestLength;
    private int requestTaken;
    private long firstByteNs;
    private long bytesHandedOver;
    private long bytesAcceptedBefore;

    /**
     * @param requestCapacity length of the request buffer in bytes.
     * @param nanoClock       stamps the first byte of an answer.
     */
    public HttpConnection(
            final Network network,
            final ConnectionListener listener,
            final NanoClock nanoClock,
            final int requestCapacity) {
        this.network = network;
        this.listener = listener;
        this.nanoClock = nanoClock;
        this.decoder = new ResponseDecoder();
        final ByteBuffer memory = BufferUtil.allocateDirectAligned(requestCapacity, 64);
        this.requestBuffer = new UnsafeBuffer(memory);
    }

    /** Where requests are prepared; not to be touched while one is in flight. */
    public UnsafeBuffer requestBuffer() {
        return requestBuffer;
    }

    public State state() {
        return state;
    }

    public boolean isReady() {
        return state == State.READY;
    }

    /** Why the connection ended last; {@link CloseCause#NONE} while it has not. */
    public CloseCause closeCause() {
        return closeCause;
    }

    /** A text for people about {@link #closeCause()}; may be empty. */
    public String closeDetail() {
        return closeDetail;
    }

    /** Bytes of all requests that were handed to TLS, the event loop or the kernel since the last opening. */
    public long bytesHandedOver() {
        return bytesHandedOver;
    }

    /** Of {@link #bytesHandedOver()}, those that the kernel has accepted. */
    public long bytesAccepted() {
        return wire == null ? bytesAcceptedBefore : wire.bytesAccepted();
    }

    /** Bytes of the last request that may have left; 0 proves that none did. */
    public int requestBytesTaken() {
        return requestTaken;
    }

    /** Whether a part of the request in flight has not been taken yet: call {@link #sendRest()} again. */
    public boolean hasUnsent() {
        return state == State.IN_FLIGHT && requestTaken < requestLength;
    }

    /** When the first byte of the answer in progress came in, by the nano clock; 0 before. */
    public long firstByteNs() {
        return firstByteNs;
    }

    /** Begins to connect. Only when {@link State#CLOSED}. The listener hears at once when there can be no socket. */
    public void open(final InetSocketAddress address) {
        if (state != State.CLOSED) {
            throw new IllegalStateException("connection is " + state);
        }
        state = State.CONNECTING;
        closeCause = CloseCause.NONE;
        closeDetail = "";
        bytesHandedOver = 0;
        bytesAcceptedBefore = 0;
        requestTaken = 0;
        requestLength = 0;
        try {
            wire = network.connect(address, events);
        } catch (final RuntimeException ex) {
            // No socket is to be had, for want of file descriptors for example: that may be different later.
            state = State.CLOSED;
            closeCause = CloseCause.CONNECT_FAILED;
            closeDetail = ex.toString();
            listener.onClosed(this);
        }
    }

    /**
     * Sends the request at this place of the buffer. Only when {@link #isReady()}.
     *
     * @return false when the connection turned out to have ended and provably not one byte has left; the listener
     *     hears of the end later. True otherwise: the request is in flight, {@link #hasUnsent()} perhaps.
     */
    public boolean send(final int offset, final int length) {
        requestOffset = offset;
        requestLength = length;
        requestTaken = 0;
        firstByteNs = 0;
        decoder.reset();
        state = State.IN_FLIGHT;
        return sendRest();
    }

    /**
     * Offers the rest of the request again.
     *
     * @return false only when the connection has ended and not one byte of the request has left.
     */
    public boolean sendRest() {
        final int taken = wire.write(requestBuffer, requestOffset + requestTaken, requestLength - requestTaken);
        if (taken > 0) {
            requestTaken += taken;
            bytesHandedOver += taken;
            return true;
        }
        if (taken == Wire.CLOSED && requestTaken == 0) {
            state = State.ENDING;
            return false;
        }
        return true;
    }

    /**
     * Returns whether nothing came in since the last answer, as {@link Wire#isQuiet} does. Only when {@link #isReady()}.
     * What comes in unasked ends the connection.
     */
    public boolean isQuiet() {
        return wire.isQuiet() && isReady();
    }

    /** Ends the connection at once, without a word to the listener. */
    public void close() {
        if (state != State.CLOSED) {
            shut(CloseCause.CLOSED_LOCALLY, "");
        }
    }

    private void shut(final CloseCause cause, final String detail) {
        bytesAcceptedBefore = wire.bytesAccepted();
        wire.close();
        wire = null;
        state = State.CLOSED;
        closeCause = cause;
        closeDetail = detail;
    }

    private void fail(final CloseCause cause, final String detail) {
        shut(cause, detail);
        listener.onClosed(this);
    }

    private void onAnswerBytes(final DirectBuffer buffer, final int offset, final int length) {
        if (state != State.IN_FLIGHT) {
            fail(CloseCause.SURPLUS_BYTES, length + " bytes without a request");
            return;
        }
        if (requestTaken < requestLength) {
            fail(CloseCause.SURPLUS_BYTES, "an answer before the whole request was sent");
            return;
        }
        if (firstByteNs == 0) {
            firstByteNs = nanoClock.nanoTime();
        }
        final int consumed = decoder.decode(buffer, offset, length);
        if (decoder.isComplete()) {
            onAnswer(length - consumed);
        } else if (decoder.isMalformed()) {
            fail(CloseCause.MALFORMED_ANSWER, decoder.malformation().name());
        }
    }

    private void onAnswer(final int surplus) {
        if (surplus > 0) {
            shut(CloseCause.SURPLUS_BYTES, surplus + " bytes after the answer");
        } else if (!decoder.keepAlive()) {
            shut(CloseCause.CLOSE_ANNOUNCED, "");
        } else {
            state = State.READY;
            wire.answered();
        }
        final boolean ended = state == State.CLOSED;
        listener.onResponse(this, decoder);
        if (ended) {
            listener.onClosed(this);
        }
    }

    private void onEnd(final CloseCause cause, final String detail) {
        final boolean inFlight = state == State.IN_FLIGHT;
        shut(cause, detail);
        if (inFlight && cause == CloseCause.PEER_CLOSED && decoder.endOfStream()) {
            listener.onResponse(this, decoder);
        }
        listener.onClosed(this);
    }

    /** A wire that was closed for another one may still have something to say: it is not heard. */
    private final class Events implements WireListener {
        @Override
        public void onOpen(final Wire source) {
            if (source == wire) {
                state = State.READY;
                listener.onReady(HttpConnection.this);
            }
        }

        @Override
        public void onBytes(final Wire source, final DirectBuffer buffer, final int offset, final int length) {
            if (source == wire) {
                onAnswerBytes(buffer, offset, length);
            }
        }

        @Override
        public void onClosed(final Wire source, final CloseCause cause, final String detail) {
            if (source == wire) {
                onEnd(cause, detail);
            }
        }
    }
}
