package io.quash.engine.config;

import io.quash.engine.Credentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The contents of a credentials file. Works on bytes, which can be wiped as a String cannot. */
final class CredentialsText implements AutoCloseable {
    private static final byte[] API_KEY = "apiKey=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] API_SECRET = "apiSecret=".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final byte[] text;
    private byte[] apiKey;
    private byte[] secret;

    /** @param text is wiped by {@link #close()}. */
    CredentialsText(final Path file, final byte[] text) {
        this.file = file;
        this.text = text;
    }

    Credentials parse() {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || text[i] == '\n') {
                parseLine(start, i, line++);
                start = i + 1;
            }
        }
        requirePresent("apiKey", apiKey);
        requirePresent("apiSecret", secret);
        return new Credentials(new String(apiKey, StandardCharsets.US_ASCII), secret);
    }

    private void parseLine(final int lineStart, final int lineEnd, final int line) {
        int start = lineStart;
        int end = lineEnd;
        while (start < end && isBlank(text[start])) {
            start++;
        }
        while (start < end && isBlank(text[end - 1])) {
            end--;
        }
        if (start == end || text[start] == '#') {
            return;
        }
        if (startsWith(API_KEY, start, end)) {
            apiKey = value("apiKey", apiKey, start + API_KEY.length, end);
        } else if (startsWith(API_SECRET, start, end)) {
            secret = value("apiSecret", secret, start + API_SECRET.length, end);
        } else {
            throw refused("line " + line + ": must be apiKey=... or apiSecret=...");
        }
    }

    private byte[] value(final String name, final byte[] earlier, final int start, final int end) {
        if (earlier != null) {
            throw refused(name + ": is there twice");
        }
        for (int i = start; i < end; i++) {
            if (text[i] <= ' ' || text[i] == 127) {
                throw refused(name + ": must be printable ASCII without blanks");
            }
        }
        return Arrays.copyOfRange(text, start, end);
    }

    private boolean startsWith(final byte[] prefix, final int start, final int end) {
        final int prefixEnd = Math.min(start + prefix.length, end);
        return Arrays.equals(text, start, prefixEnd, prefix, 0, prefix.length);
    }

    private void requirePresent(final String name, final byte[] value) {
        if (value == null || value.length == 0) {
            throw refused(name + ": is missing; write the line " + name + "=...");
        }
    }

    private static boolean isBlank(final byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private IllegalArgumentException refused(final String why) {
        return new IllegalArgumentException(file + ": " + why);
    }

    @Override
    public void close() {
        wipe(text);
        wipe(apiKey);
        wipe(secret);
    }

    private static void wipe(final byte[] bytes) {
        if (bytes != null) {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
