package io.quash.transport;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Bytes that come in before anyone can use them, at the end of a handshake: few, and most often none. */
final class EarlyBytes {
    private static final ByteBuffer NONE = ByteBuffer.allocateDirect(0);

    private ByteBuffer bytes = NONE;

    /** Copies them. */
    void add(final ByteBuf more) {
        final ByteBuffer all = ByteBuffer.allocateDirect(bytes.capacity() + more.readableBytes());
        all.put(bytes.duplicate());
        more.getBytes(more.readerIndex(), all);
        bytes = all.clear();
    }

    /** All of them, in direct memory; none are left. */
    UnsafeBuffer take() {
        final UnsafeBuffer taken = new UnsafeBuffer(bytes);
        bytes = NONE;
        return taken;
    }
}
