package io.quash.engine.venue;

import io.quash.engine.order.OrderView;
import org.agrona.concurrent.UnsafeBuffer;

/** A short scalar's text as contiguous bytes: in the body itself, or unescaped into a scratch buffer. */
final class PlainText {
    private final UnescapedText unescaped = new UnescapedText();
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[OrderView.MAX_TEXT_LENGTH]);
    private UnsafeBuffer buffer = scratch;
    private int offset;
    private int length = OrderView.NO_TEXT;

    PlainText clear() {
        length = OrderView.NO_TEXT;
        return this;
    }

    PlainText wrap(UnsafeBuffer text, int start, int end, boolean escaped) {
        buffer = escaped ? scratch : text;
        offset = escaped ? 0 : start;
        length = escaped ? unescaped.wrap(text, start, end).count() : end - start;
        if (length > OrderView.MAX_TEXT_LENGTH) {
            length = OrderView.TOO_LONG;
        } else if (escaped) {
            unescaped.wrap(text, start, end).copy(scratch, 0, length);
        }
        return this;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    /** In bytes, {@link OrderView#NO_TEXT} or {@link OrderView#TOO_LONG}. */
    int length() {
        return length;
    }
}
