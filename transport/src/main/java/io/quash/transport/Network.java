package io.quash.transport;

import java.net.InetSocketAddress;

/**
 * Opens wires and moves their bytes, on the thread that polls it. The seam between the sender and sockets: a
 * simulation puts a scripted venue in its place.
 */
public interface Network extends AutoCloseable {
    /**
     * Begins to connect. The listener is called from a later {@link #poll()}, never from within this call.
     *
     * @throws RuntimeException when there can be no socket, for want of file descriptors for example.
     */
    Wire connect(InetSocketAddress address, WireListener listener);

    /**
     * Does the I/O that is ready, and nothing else; never blocks.
     *
     * @return the amount of work done, 0 when there was none.
     */
    int poll();

    /**
     * Looks for bytes on wires that were not looked at since the answer to what went out on them came, and nowhere else:
     * cheaper than {@link #poll()} where those are few. It stands for some polls between two of them, not for all.
     *
     * @return the amount of work done; negative when it cannot be had: poll instead.
     */
    default int pollAwaited() {
        return -1;
    }

    /** Closes every wire, silently. */
    @Override
    void close();
}
