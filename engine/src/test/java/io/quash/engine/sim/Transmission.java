package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One answer as bytes, with what comes behind it on the connection. */
final class Transmission {
    private static final String[] REASONS = {"OK", "", "Whatever it is", "Bad Request"};
    private static final String[] WEIGHT_NAMES = {"X-MBX-USED-WEIGHT-1M", "x-mbx-used-weight-1m"};

    final byte[] bytes;
    final int headLength;

    /** From here on the bytes reach the process in one piece. */
    final int wholeFrom;

    /** What follows in a piece of its own; empty for nothing. */
    final byte[] later;

    final boolean duplicate;

    /** What ends the connection afterwards; silence for nothing. */
    final Loss.Ending ending;

    /** The end of the stream is the end of the answer. */
    final boolean endsAnswer;

    /** Its reader knows by these bytes that there is no more to come. */
    final boolean complete;

    private Transmission(
            final String head,
            final byte[] payload,
            final byte[] glued,
            final byte[] later,
            final boolean duplicate,
            final Loss.Ending ending,
            final boolean endsAnswer,
            final boolean complete) {
        final byte[] headBytes = head.getBytes(UTF_8);
        headLength = headBytes.length;
        final int length = headLength + payload.length;
        bytes = new byte[length + glued.length];
        System.arraycopy(headBytes, 0, bytes, 0, headLength);
        System.arraycopy(payload, 0, bytes, headLength, payload.length);
        System.arraycopy(glued, 0, bytes, length, glued.length);
        wholeFrom = glued.length == 0 ? bytes.length : length - 1;
        this.later = later;
        this.duplicate = duplicate;
        this.ending = ending;
        this.endsAnswer = endsAnswer;
        this.complete = complete;
    }

    static Transmission of(final Answer answer, final Form form, final String extraHeaders, final Draws draws) {
        final byte[] body = answer.body.getBytes(UTF_8);
        final String version = form == Form.HTTP_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ";
        final String start = prelude(form) + version + answer.status + ' ' + draws.oneOf(REASONS) + "\r\n"
                + extraHeaders + headers(form);
        final String head = start + lengthHeaders(form, body.length) + "\r\n";
        final byte[] payload = payload(form, body);
        final byte[] whole = (start.substring(prelude(form).length()) + "Content-Length: " + body.length + "\r\n\r\n"
                        + answer.body)
                .getBytes(UTF_8);
        return new Transmission(
                head,
                payload,
                glued(form, whole),
                later(form, whole),
                isDuplicate(form),
                ending(form),
                endsAnswer(form),
                !endsAnswer(form) && form != Form.UNTIL_UNCLEAN_CLOSE && form != Form.LENGTH_TOO_LONG);
    }

    static String weightHeader(final long usedWeight, final Draws draws) {
        return draws.oneOf(WEIGHT_NAMES) + ": " + usedWeight + "\r\n";
    }

    private static String prelude(final Form form) {
        return switch (form) {
            case INTERIM_FIRST -> "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n";
            case ENDLESS_INTERIM -> "HTTP/1.1 102 Processing\r\n\r\n".repeat(9);
            case SWITCHING_PROTOCOLS -> "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n";
            case NOT_HTTP -> "SSH-2.0-OpenSSH_9.2\r\n";
            default -> "";
        };
    }

    private static String headers(final Form form) {
        return switch (form) {
            case GZIP -> "Content-Encoding: gzip\r\n";
            case IDENTITY -> "Content-Encoding: identity\r\n";
            case CLOSE_ANNOUNCED -> "Connection: Close\r\n";
            case BARE_LF -> "X-Cache: Miss\n";
            case ENDLESS_HEADERS -> "X-Amz-Cf-Id: lalala\r\n".repeat(200);
            default -> "Via: 1.1 e832b62df62a.cloudfront.net (CloudFront)\r\n";
        };
    }

    private static String lengthHeaders(final Form form, final int length) {
        return switch (form) {
            case CHUNKED, CHUNKED_WITH_TRAILERS, BAD_CHUNK -> "Transfer-Encoding: chunked\r\n";
            case UNTIL_CLOSE, UNTIL_UNCLEAN_CLOSE -> "";
            case LENGTH_TWICE -> "Content-Length: " + length + "\r\nContent-Length: " + length + "\r\n";
            case LENGTH_TOO_SHORT -> "Content-Length: " + Math.max(0, length - 3) + "\r\n";
            case LENGTH_TOO_LONG -> "Content-Length: " + (length + 3) + "\r\n";
            case LENGTHS_DIFFER -> "Content-Length: " + length + "\r\nContent-Length: " + (length + 1) + "\r\n";
            case LENGTH_AND_CHUNKED -> "Content-Length: " + length + "\r\nTransfer-Encoding: chunked\r\n";
            default -> "Content-Length: " + length + "\r\n";
        };
    }

    private static byte[] payload(final Form form, final byte[] body) {
        final String text = new String(body, UTF_8);
        return switch (form) {
            case CHUNKED -> (chunk(text, "") + "0\r\n\r\n").getBytes(UTF_8);
            case CHUNKED_WITH_TRAILERS ->
                (chunk(text, ";name=\"value\"") + "000\r\nX-Trailer: 1\r\n\r\n").getBytes(UTF_8);
            case BAD_CHUNK -> (chunk(text, "") + "0x0\r\n\r\n").getBytes(UTF_8);
            default -> body;
        };
    }

    private static String chunk(final String text, final String extension) {
        final int length = text.getBytes(UTF_8).length;
        return length == 0 ? "" : Integer.toHexString(length) + extension + "\r\n" + text + "\r\n";
    }

    private static byte[] glued(final Form form, final byte[] whole) {
        return switch (form) {
            case DUPLICATE_AT_ONCE -> whole;
            case SURPLUS_AT_ONCE -> new byte[] {'\r', '\n'};
            default -> new byte[0];
        };
    }

    private static byte[] later(final Form form, final byte[] whole) {
        return switch (form) {
            case DUPLICATE_LATER -> whole;
            case SURPLUS_LATER -> new byte[] {'{', '}'};
            default -> new byte[0];
        };
    }

    private static boolean isDuplicate(final Form form) {
        return form == Form.DUPLICATE_AT_ONCE || form == Form.DUPLICATE_LATER;
    }

    private static Loss.Ending ending(final Form form) {
        return switch (form) {
            case HTTP_1_0, CLOSE_ANNOUNCED, CLOSED_AFTERWARDS, UNTIL_CLOSE -> Loss.Ending.FIN;
            case RESET_AFTERWARDS, UNTIL_UNCLEAN_CLOSE -> Loss.Ending.RESET;
            default -> Loss.Ending.SILENCE;
        };
    }

    private static boolean endsAnswer(final Form form) {
        return form == Form.UNTIL_CLOSE;
    }
}
