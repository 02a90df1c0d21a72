package io.quash.transport;

import org.agrona.DirectBuffer;

/**
 * A stream of bytes to the venue, used by one thread only: a socket, a socket with TLS upon it, or a simulated one.
 * It keeps no copy of what it did not take: the caller offers the rest again.
 */
public interface Wire {
    /** What {@link #write} returns when the stream has ended: none of the offered bytes was taken. */
    int CLOSED = -1;

    /**
     * Offers bytes; never blocks. They must stay unchanged until {@link #bytesAccepted()} has counted them.
     *
     * @param buffer over direct memory.
     * @return how many bytes were taken, from 0 to {@code length}, or {@link #CLOSED}.
     */
    int write(DirectBuffer buffer, int offset, int length);

    /**
     * Of all bytes taken, how many the kernel has accepted. Bytes that are taken and not accepted wait in TLS or in
     * the event loop and may still go out.
     */
    long bytesAccepted();

    /** What was written has been answered whole: nothing more is to come in. */
    default void answered() {}

    /**
     * Returns whether nothing came in since {@link #answered()}. Reads the socket now if nobody has since then; any bytes
     * go to the listener before this returns. Not to be called from within a poll of the network.
     */
    boolean isQuiet();

    /** Ends the stream. The listener hears nothing more of it. */
    void close();
}
