package io.quash.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Whole responses, composed from posted header lists and sample bodies. */
final class Fixtures {
    static final List<String> BODY_FOLDERS = List.of("ok", "errors", "html");

    private Fixtures() {}

    static List<Path> headers() {
        return files("headers");
    }

    static List<Path> bodies() {
        return BODY_FOLDERS.stream().flatMap(folder -> files(folder).stream()).toList();
    }

    static Path file(final String name) {
        try {
            return Path.of(Fixtures.class.getResource("/fixtures/" + name).toURI());
        } catch (final URISyntaxException ex) {
            throw new IllegalStateException(ex);
        }
    }

    static String text(final Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * The headers as posted, only Content-Length made to fit the body; a chunked one gets chunks of seeded
     * random sizes.
     */
    static String response(final Path headers, final String body) {
        final StringBuilder response = new StringBuilder("HTTP/1.1 ").append(statusLine(headers));
        boolean isChunked = false;
        for (final String line : text(headers).lines().toList()) {
            final String lowerCase = line.toLowerCase(Locale.ROOT);
            isChunked |= lowerCase.equals("transfer-encoding: chunked");
            if (lowerCase.startsWith("content-length:")) {
                response.append("\r\n").append(line, 0, 16).append(body.length());
            } else if (!line.startsWith("#")) {
                response.append("\r\n").append(line);
            }
        }
        return response.append("\r\n\r\n")
                .append(isChunked ? chunked(body, new Random(body.length())) : body)
                .toString();
    }

    static String chunked(final String body, final Random random) {
        final StringBuilder chunks = new StringBuilder();
        int position = 0;
        while (position < body.length()) {
            final int size = 1 + random.nextInt(body.length() - position);
            chunks.append(Integer.toHexString(size)).append("\r\n");
            chunks.append(body, position, position + size).append("\r\n");
            position += size;
        }
        return chunks.append("0\r\n\r\n").toString();
    }

    static int status(final Path headers) {
        return Integer.parseInt(statusLine(headers).substring(0, 3));
    }

    private static String statusLine(final Path headers) {
        final String name = headers.getFileName().toString();
        if (name.contains("_400_")) {
            return "400 Bad Request";
        }
        return name.contains("_502_") ? "502 Bad Gateway" : "200 OK";
    }

    /** Every body once, the header lists taking turns; and every header list with an empty body. */
    static List<String> responses() {
        final List<Path> headers = headers();
        final List<String> responses = new ArrayList<>();
        for (final Path body : bodies()) {
            responses.add(response(headers.get(responses.size() % headers.size()), text(body)));
        }
        headers.forEach(header -> responses.add(response(header, "")));
        return responses;
    }

    private static List<Path> files(final String folder) {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.sorted().toList();
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
