package io.quash.bench.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds out how long an answer is. Looks first where the last answer had its length and the end of its head, so most
 * answers cost a few comparisons. For big-endian buffers that hold one answer from index 0 to their position.
 */
public final class AnswerFrame {
    private static final String LENGTH_HEADER = "Content-Length: ";
    private static final int END_OF_HEAD = 0x0d0a0d0a;
    private static final long LENGTH_HEADER_TAIL = longOf("Length: ");
    private static final long VERSION = longOf("HTTP/1.1");
    private static final int OK = 0x20323030; // " 200"

    private int headLength;
    private int lengthAt;

    /**
     * The length of head and body, or 0 if the head is not complete.
     *
     * @throws IOException if the head does not tell the length
     */
    int totalLength(final ByteBuffer answer) throws IOException {
        if (!isLikeTheLast(answer) && !find(answer)) {
            return 0;
        }
        int bodyLength = 0;
        int index = lengthAt;
        for (int digit = answer.get(index) - '0'; digit >= 0 && digit <= 9; digit = answer.get(++index) - '0') {
            bodyLength = bodyLength * 10 + digit;
        }
        return headLength + bodyLength;
    }

    /** Whether the status is 200. Of a complete head only. */
    public static boolean isOk(final ByteBuffer answer) {
        return answer.getLong(0) == VERSION && answer.getInt(Long.BYTES) == OK;
    }

    private boolean isLikeTheLast(final ByteBuffer answer) {
        return headLength > 0
                && answer.position() >= headLength
                && answer.getInt(headLength - Integer.BYTES) == END_OF_HEAD
                && answer.getLong(lengthAt - Long.BYTES) == LENGTH_HEADER_TAIL;
    }

    private boolean find(final ByteBuffer answer) throws IOException {
        for (int i = 0; i + Integer.BYTES <= answer.position(); i++) {
            if (answer.getInt(i) == END_OF_HEAD) {
                remember(answer, i + Integer.BYTES);
                return true;
            }
        }
        return false;
    }

    private void remember(final ByteBuffer answer, final int length) throws IOException {
        final byte[] bytes = new byte[length];
        answer.get(0, bytes);
        final String head = new String(bytes, StandardCharsets.ISO_8859_1);
        final int header = head.indexOf("\r\n" + LENGTH_HEADER);
        if (header < 0) {
            throw new IOException("the answer has no " + LENGTH_HEADER.trim() + " header: " + head);
        }
        headLength = length;
        lengthAt = header + 2 + LENGTH_HEADER.length();
    }

    private static long longOf(final String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).getLong();
    }
}
