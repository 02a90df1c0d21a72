package io.quash.bench.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The bytes that a fault makes of those of a whole answer. */
final class FaultyBytes {
    private static final String HEAD_END = "\r\n\r\n";
    private static final int FILLER_LENGTH = 1000;

    private final Fault fault;
    private final String whole;
    private final String head;
    private final String body;

    private FaultyBytes(final Fault fault, final String whole) {
        this.fault = fault;
        this.whole = whole;
        final int bodyAt = whole.indexOf(HEAD_END) + HEAD_END.length();
        head = whole.substring(0, bodyAt);
        body = whole.substring(bodyAt);
    }

    static byte[] of(final Fault fault, final byte[] answer) {
        // one char a byte
        final String whole = new String(answer, StandardCharsets.ISO_8859_1);
        return new FaultyBytes(fault, whole).text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String text() {
        return switch (fault.kind()) {
            case DROP, CLOSE_BEFORE_ANSWER, RST_BEFORE_ANSWER -> "";
            case CLOSE_WITHIN_HEADERS, RST_WITHIN_HEADERS -> head.substring(0, head.length() / 2);
            case CLOSE_WITHIN_BODY, RST_WITHIN_BODY -> head + body.substring(0, body.length() / 2);
            case CHUNKED_EXTENSIONS, CHUNKED_BYTES, CHUNKED_TRAILERS -> chunked();
            case READ_TO_CLOSE -> head.replaceFirst("Content-Length: [0-9]+\r\n", "") + body;
            case INTERIM_100 -> "HTTP/1.1 100 Continue" + HEAD_END + whole;
            case INTERIM_103 -> "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload" + HEAD_END + whole;
            case DUPLICATE_ANSWER -> fault.parameter() == 0 ? whole + whole : whole;
            case SURPLUS_BYTES -> whole + "\r\nsurplus";
            case GZIP -> gzipped();
            case GIANT_HEADERS -> headWith(fillers()) + body;
            case CONTENT_LENGTH_SHORT -> withLength(body.length() / 2) + body;
            case CONTENT_LENGTH_LONG -> withLength(body.length() + 10) + body;
            default -> whole;
        };
    }

    private String withLength(final int length) {
        return framed("Content-Length: " + length);
    }

    private String framed(final String header) {
        return head.replaceFirst("Content-Length: [0-9]+", header);
    }

    private String headWith(final String headers) {
        return head.substring(0, head.length() - 2) + headers + "\r\n";
    }

    private String fillers() {
        final StringBuilder headers = new StringBuilder();
        for (int i = 0; headers.length() < fault.parameter(); i++) {
            headers.append("X-Filler-").append(i).append(": ");
            headers.append("x".repeat(FILLER_LENGTH)).append("\r\n");
        }
        return headers.toString();
    }

    private String chunked() {
        final StringBuilder chunks = new StringBuilder(framed("Transfer-Encoding: chunked"));
        switch (fault.kind()) {
            case CHUNKED_EXTENSIONS -> {
                final int half = body.length() / 2;
                chunk(chunks, "000" + hex(half) + ";name=value;quoted=\"a;b\\\"c\"", body.substring(0, half));
                chunk(chunks, hex(body.length() - half) + ";flag", body.substring(half));
            }
            case CHUNKED_BYTES -> body.chars().forEach(b -> chunk(chunks, "1", String.valueOf((char) b)));
            default -> chunk(chunks, hex(body.length()), body);
        }
        final boolean trailers = fault.kind() == FaultKind.CHUNKED_TRAILERS;
        return chunks.append("0\r\n")
                .append(trailers ? "X-Checksum: 0\r\nServer-Timing: total;dur=1\r\n" : "")
                .append("\r\n")
                .toString();
    }

    private static void chunk(final StringBuilder chunks, final String size, final String bytes) {
        chunks.append(size).append("\r\n").append(bytes).append("\r\n");
    }

    private static String hex(final int number) {
        return Integer.toHexString(number).toUpperCase(Locale.ROOT);
    }

    private String gzipped() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.ISO_8859_1));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return framed("Content-Encoding: gzip\r\nContent-Length: " + bytes.size())
                + bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
