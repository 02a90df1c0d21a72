package io.quash.bench.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AnswerFrameTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: ";

    private final AnswerFrame frame = new AnswerFrame();

    private static ByteBuffer bytes(final String text) {
        return ByteBuffer.allocateDirect(1024).put(text.getBytes(US_ASCII));
    }

    private int lengthOf(final String answer) throws IOException {
        return frame.totalLength(bytes(answer));
    }

    @Test
    void shouldNotKnowTheLengthUntilTheHeadIsComplete() throws Exception {
        final String head = HEAD + "5\r\nX: y\r\n\r\n";
        for (int length = 1; length < head.length(); length++) {
            assertEquals(0, lengthOf(head.substring(0, length)), head.substring(0, length));
        }
        assertEquals(head.length() + 5, lengthOf(head));
        assertEquals(head.length() + 5, lengthOf(head + "12345"));
    }

    @Test
    void shouldKnowTheLengthWhenHeadsAndBodiesGrowAndShrink() throws Exception {
        for (final String more : new String[] {"9", "9", "10", "100", "9", "100"}) {
            final String head = HEAD + "7\r\nWeight: " + more + "\r\n\r\n";
            assertEquals(head.length() + 7, lengthOf(head + "1234567"), more);
        }
        for (final String length : new String[] {"0", "4", "50", "499"}) {
            final String head = HEAD + length + "\r\nWeight: 1\r\n\r\n";
            assertEquals(head.length() + Integer.parseInt(length), lengthOf(head), length);
        }
    }

    @Test
    void shouldKnowTheLengthWhenTheHeaderMoves() throws Exception {
        final String before = "HTTP/1.1 200 OK\r\nA: 12345\r\nContent-Length: 3\r\n\r\n";
        final String after = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nA: 12345\r\n\r\n";
        assertEquals(before.length(), after.length());
        assertEquals(before.length() + 3, lengthOf(before));
        assertEquals(after.length() + 4, lengthOf(after));
    }

    @Test
    void shouldKnowAnHeadOfAnotherLengthWhenOnlyPartOfTheLastLengthIsThere() throws Exception {
        final String longer = HEAD + "3\r\nWeight: 1000000\r\n\r\n";
        final String shorter = HEAD + "3\r\nWeight: 1\r\n\r\n";
        lengthOf(longer);
        assertEquals(shorter.length() + 3, lengthOf(shorter));
    }

    @Test
    void shouldRefuseWhenTheHeadDoesNotTellTheLength() {
        final IOException refusal = assertThrows(
                IOException.class, () -> lengthOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertTrue(refusal.getMessage().contains("Content-Length"), refusal.getMessage());
    }

    @Test
    void shouldTell200FromOtherStatuses() {
        assertTrue(AnswerFrame.isOk(bytes("HTTP/1.1 200 OK\r\n")));
        assertFalse(AnswerFrame.isOk(bytes("HTTP/1.1 400 Bad Request\r\n")));
        assertFalse(AnswerFrame.isOk(bytes("HTTP/1.0 200 OK\r\n")));
    }
}
