package io.quash.bench.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Texts in direct memory, as a network delivers them. */
public final class DirectText {
    private DirectText() {}

    /** The text's ASCII bytes, in memory of their own. */
    public static UnsafeBuffer of(final String ascii) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(ascii.length()));
        buffer.putBytes(0, ascii.getBytes(US_ASCII));
        return buffer;
    }
}
