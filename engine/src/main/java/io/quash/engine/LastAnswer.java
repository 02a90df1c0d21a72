package io.quash.engine;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Status, code and text of an answer, kept for the outcome of an intent that goes on after it. */
final class LastAnswer {
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[OutcomeCodec.MAX_TEXT_LENGTH]);
    private int textLength;
    private int httpStatus;
    private long code = CancelOutcome.NULL_CODE;

    void keep(final VenueAnswer answer) {
        httpStatus = answer.statusCode();
        code = answer.code();
        textLength = answer.copyText(text, 0);
    }

    /** There was no answer; the text says what there was instead. */
    void keepLoss(final byte[] explanation) {
        httpStatus = 0;
        code = CancelOutcome.NULL_CODE;
        textLength = explanation.length;
        text.putBytes(0, explanation);
    }

    void copy(final LastAnswer other) {
        httpStatus = other.httpStatus;
        code = other.code;
        textLength = other.textLength;
        text.putBytes(0, other.text, 0, textLength);
    }

    void clear() {
        httpStatus = 0;
        code = CancelOutcome.NULL_CODE;
        textLength = 0;
    }

    int httpStatus() {
        return httpStatus;
    }

    long code() {
        return code;
    }

    DirectBuffer text() {
        return text;
    }

    int textLength() {
        return textLength;
    }
}
