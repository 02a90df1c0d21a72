package io.quash.transport;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The body of one response, gathered in one piece. */
final class ResponseBody {
    private final UnsafeBuffer buffer;
    private int length;

    ResponseBody(final int maxLength) {
        buffer = new UnsafeBuffer(new byte[maxLength]);
    }

    void reset() {
        length = 0;
    }

    /** The caller makes sure that it fits. */
    void append(final DirectBuffer source, final int start, final int count) {
        buffer.putBytes(length, source, start, count);
        length += count;
    }

    int room() {
        return buffer.capacity() - length;
    }

    int length() {
        return length;
    }

    DirectBuffer buffer() {
        return buffer;
    }
}
