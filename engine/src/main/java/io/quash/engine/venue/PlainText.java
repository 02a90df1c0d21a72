package io.quash.engine.venue;

import io.quash.engine.order.OrderView;
import org.agrona.concurrent.UnsafeBuffer;

/** A short scalar's text as contiguous bytes: in the body itself, or unescaped into a scratch buffer. */
final class PlainText {
    private final UnescapedText unescaped = new UnescapedText();
    private final byte[] scratch = new byte[OrderView.MAX_TEXT_LENGTH];
    private final UnsafeBuffer scratchView = new UnsafeBuffer(scratch);
    private byte[] bytes = scratch;
    private int offset;
    private int length = OrderView.NO_TEXT;

    PlainText clear() {
        length = OrderView.NO_TEXT;
        return this;
    }

    PlainText wrap(byte[] text, int start, int end, boolean escaped) {
        final byte[] source = escaped ? scratch : text;
        if (bytes != source) {
            // A store of a reference is dear under G1 once both objects are old, and mostly it is the same array.
            bytes = source;
        }
        offset = escaped ? 0 : start;
        length = escaped ? unescaped.wrap(text, start, end).count() : end - start;
        if (length > OrderView.MAX_TEXT_LENGTH) {
            length = OrderView.TOO_LONG;
        } else if (escaped) {
            unescaped.wrap(text, start, end).copy(scratchView, 0, length);
        }
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    /** In bytes, {@link OrderView#NO_TEXT} or {@link OrderView#TOO_LONG}. */
    int length() {
        return length;
    }
}
