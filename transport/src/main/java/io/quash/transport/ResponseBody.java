package io.quash.transport;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The body of one response, gathered in one piece. */
final class ResponseBody {
    private final byte[] bytes;
    private final UnsafeBuffer buffer;
    private int length;

    ResponseBody(final int maxLength) {
        bytes = new byte[maxLength];
        buffer = new UnsafeBuffer(bytes);
    }

    void reset() {
        length = 0;
    }

    /** The caller makes sure that it fits. */
    void append(final byte[] source, final int start, final int count) {
        System.arraycopy(source, start, bytes, length, count);
        length += count;
    }

    int room() {
        return bytes.length - length;
    }

    int length() {
        return length;
    }

    DirectBuffer buffer() {
        return buffer;
    }
}
