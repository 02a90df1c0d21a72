package io.quash.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An answer as simple code reads it that shares nothing with the product: the judge of what an outcome may claim. */
record PlainAnswer(int status, JsonNode body) {
    static final PlainAnswer NONE = new PlainAnswer(0, null);

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> CLOSED = Set.of("CANCELED", "FILLED", "EXPIRED", "EXPIRED_IN_MATCH", "REJECTED");
    private static final Set<Integer> REFUSED_WHATEVER_THE_BODY = Set.of(403, 404, 418, 429, 451);
    private static final Set<Long> OPEN_CODES =
            Set.of(-1000L, -1001L, -1006L, -1007L, -5041L, 51998L, 51999L, -51998L, -51999L, 0L, -2011L);
    private static final Set<String> REFUSING_503_TEXTS =
            Set.of("Service Unavailable.", "Internal error; unable to process your request. Please try again.");

    /** The first final response in the stream; {@link #NONE} when it is incomplete or no response at all. */
    static PlainAnswer read(final byte[] stream, final boolean closes) {
        String rest = new String(stream, ISO_8859_1);
        while (true) {
            final int end = rest.indexOf("\r\n\r\n");
            if (end < 0 || !rest.matches("(?s)HTTP/1\\.[01] [0-9]{3}.*")) {
                return NONE;
            }
            final int status = Integer.parseInt(rest.substring(9, 12));
            final List<String> lines = List.of(rest.substring(0, end).split("\r\n"));
            rest = rest.substring(end + 4);
            if (status >= 200) {
                final boolean bodiless = status == 204 || status == 304;
                final String body = bodiless ? "" : body(lines, rest, closes);
                return body == null ? NONE : new PlainAnswer(status, isEncoded(lines) ? null : json(body));
            }
        }
    }

    /** Whether symbol and id are those of the order, where the answer has them. */
    boolean isAbout(final String symbol, final String idName, final String id) {
        return isOrAbsent("symbol", symbol) && isOrAbsent(idName, id);
    }

    boolean saysCanceled() {
        return status == 200 && "CANCELED".equals(text("status"));
    }

    boolean saysClosed() {
        return status == 200 && text("status") != null && CLOSED.contains(text("status"));
    }

    boolean saysNotInBook() {
        return status >= 400 && status < 500 && "-2011".equals(text("code"));
    }

    /** Whether a cancel that was answered so was surely not executed, for another cause than {@link #saysNotInBook()}. */
    boolean refuses() {
        if (REFUSED_WHATEVER_THE_BODY.contains(status)) {
            return true;
        }
        if (status == 503) {
            return "-1008".equals(text("code")) || text("msg") != null && REFUSING_503_TEXTS.contains(text("msg"));
        }
        return status >= 400 && status < 500 && status != 408 && hasDecidingCode();
    }

    /** The text of a scalar; null when it is absent or anything else. */
    String text(final String name) {
        final JsonNode value = body == null ? null : body.get(name);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }

    private boolean hasDecidingCode() {
        final String code = text("code");
        return code != null && code.matches("-?[0-9]{1,18}") && !OPEN_CODES.contains(Long.parseLong(code));
    }

    private boolean isOrAbsent(final String name, final String expected) {
        return text(name) == null || text(name).equals(expected);
    }

    private static JsonNode json(final String body) {
        try {
            final JsonNode node = MAPPER.readTree(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes(ISO_8859_1)))
                    .toString());
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException | CharacterCodingException e) {
            return null;
        }
    }

    private static String body(final List<String> lines, final String rest, final boolean closes) {
        if ("chunked".equals(header(lines, "transfer-encoding"))) {
            return unchunked(rest);
        }
        final String length = header(lines, "content-length");
        if (length == null) {
            return closes ? rest : null;
        }
        return length.matches("[0-9]{1,9}") && Integer.parseInt(length) <= rest.length()
                ? rest.substring(0, Integer.parseInt(length))
                : null;
    }

    private static String unchunked(final String chunks) {
        final StringBuilder body = new StringBuilder();
        int position = 0;
        while (true) {
            final int lineEnd = chunks.indexOf("\r\n", position);
            final String size =
                    lineEnd < 0 ? "" : chunks.substring(position, lineEnd).split("[; \t]", 2)[0];
            if (!size.matches("0*[0-9a-fA-F]{1,7}")) {
                return null;
            }
            final int start = lineEnd + 2;
            final int count = Integer.parseInt(size, 16);
            if (count == 0) {
                return chunks.startsWith("\r\n", start) || chunks.indexOf("\r\n\r\n", start) > 0
                        ? body.toString()
                        : null;
            }
            if (start + count + 2 > chunks.length()) {
                return null;
            }
            body.append(chunks, start, start + count);
            position = start + count + 2;
        }
    }

    private static boolean isEncoded(final List<String> lines) {
        final String encoding = header(lines, "content-encoding");
        return encoding != null && !encoding.isEmpty() && !encoding.equals("identity");
    }

    private static String header(final List<String> lines, final String name) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }
}
