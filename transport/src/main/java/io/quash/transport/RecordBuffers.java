package io.quash.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Room for one record in either direction, shared by all connections of a thread: nothing stays in it between two
 * calls, so that it stays in the processor's cache.
 */
final class RecordBuffers {
    /** Of one record, by RFC 8446, section 5.1. */
    static final int MAX_PLAINTEXT = 16 * 1024;

    /** Header, tag and padding of a record, and a key update before it. */
    private static final int MAX_OVERHEAD = 1024;

    private final UnsafeBuffer plaintext = new UnsafeBuffer(BufferUtil.allocateDirectAligned(MAX_PLAINTEXT, 64));
    private final UnsafeBuffer ciphertext;
    private final ByteBuf ciphertextBytes;

    RecordBuffers() {
        final ByteBuffer memory = BufferUtil.allocateDirectAligned(MAX_PLAINTEXT + MAX_OVERHEAD, 64);
        ciphertext = new UnsafeBuffer(memory);
        ciphertextBytes = Unpooled.wrappedBuffer(memory);
    }

    /** What came in. */
    UnsafeBuffer plaintext() {
        return plaintext;
    }

    /** What goes out. */
    UnsafeBuffer ciphertext() {
        return ciphertext;
    }

    /** The same memory as {@link #ciphertext()}. */
    ByteBuf ciphertextBytes() {
        return ciphertextBytes;
    }
}
