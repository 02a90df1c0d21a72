package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quash.engine.order.OrderView;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Bodies as the scanner gets them in tests: in the middle of other bytes. */
final class Scans {
    private static final int MARGIN = 3;
    private static final int LONGEST_MESSAGE = 8192;

    private Scans() {}

    static boolean scan(AnswerScanner scanner, String body) {
        return scan(scanner, body.getBytes(UTF_8));
    }

    static boolean scan(AnswerScanner scanner, byte[] body) {
        final byte[] surrounded = new byte[body.length + 2 * MARGIN];
        Arrays.fill(surrounded, (byte) '"');
        System.arraycopy(body, 0, surrounded, MARGIN, body.length);
        return scanner.scan(new UnsafeBuffer(surrounded), MARGIN, body.length);
    }

    static OrderView order(AnswerScanner scanner) {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[1 + OrderView.MAX_LENGTH]);
        scanner.encodeOrder(record, 1);
        return new OrderView().wrap(record, 1);
    }

    /** The message, null when absent. */
    static String message(AnswerScanner scanner) {
        final UnsafeBuffer text = new UnsafeBuffer(new byte[LONGEST_MESSAGE]);
        final int length = scanner.copyMessage(text, 0, LONGEST_MESSAGE);
        return length == OrderView.NO_TEXT ? null : new String(text.byteArray(), 0, length, UTF_8);
    }
}
