package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.transport.CloseCause;
import io.quash.transport.HttpConnection;
import java.util.Arrays;

/** How a connection took a request with it into its end. */
final class Loss {
    private static final byte[] NO_ANSWER_IN_TIME = "no answer in time".getBytes(US_ASCII);

    private Loss() {}

    /** Whether bytes came that were no answer. */
    static boolean isMalformed(final HttpConnection connection) {
        final CloseCause cause = connection.closeCause();
        return cause == CloseCause.MALFORMED_ANSWER || cause == CloseCause.SURPLUS_BYTES;
    }

    /** A text for an outcome. Allocates. */
    static byte[] text(final HttpConnection connection) {
        if (connection.closeCause() == CloseCause.CLOSED_LOCALLY) {
            return NO_ANSWER_IN_TIME;
        }
        final String detail = connection.closeDetail();
        final String text = connection.closeCause() + (detail.isEmpty() ? "" : " (" + detail + ")");
        final byte[] bytes = text.getBytes(US_ASCII);
        return bytes.length <= OutcomeCodec.MAX_TEXT_LENGTH
                ? bytes
                : Arrays.copyOf(bytes, OutcomeCodec.MAX_TEXT_LENGTH);
    }
}
