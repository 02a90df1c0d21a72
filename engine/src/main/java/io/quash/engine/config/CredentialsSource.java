package io.quash.engine.config;

import io.quash.engine.Credentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/** Where API key and secret come from. No message shows any part of either. Cold: allocates. */
public final class CredentialsSource {
    public static final String API_KEY_VARIABLE = "QUASH_API_KEY";
    public static final String API_SECRET_VARIABLE = "QUASH_API_SECRET";

    private static final int MAX_FILE_LENGTH = 4096;

    private CredentialsSource() {}

    /**
     * Takes {@value #API_KEY_VARIABLE} and {@value #API_SECRET_VARIABLE}. The process keeps its environment, so nothing
     * can be wiped there; a file leaves less behind.
     *
     * @param environment gives a variable's value, or null: {@code System::getenv}.
     * @throws IllegalArgumentException naming the variable that is missing or unfit.
     */
    public static Credentials fromEnvironment(final Function<String, String> environment) {
        final String apiKey = printable(API_KEY_VARIABLE, environment);
        final byte[] secret = printable(API_SECRET_VARIABLE, environment).getBytes(StandardCharsets.US_ASCII);
        try {
            return new Credentials(apiKey, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Reads the lines {@code apiKey=...} and {@code apiSecret=...}; empty lines and those that begin with {@code #} are
     * passed over. What was read is wiped. Only the owner may have permissions on the file.
     *
     * @throws IllegalArgumentException naming the file and what is wrong with it.
     */
    public static Credentials fromFile(final Path file) {
        final byte[] text;
        try {
            requirePrivate(file);
            text = contents(file);
        } catch (final NoSuchFileException ex) {
            throw new IllegalArgumentException(file + ": does not exist", ex);
        } catch (final UnsupportedOperationException ex) {
            throw new IllegalArgumentException(
                    file + ": the file system cannot tell who may read it; use the environment instead", ex);
        } catch (final IOException ex) {
            throw new IllegalArgumentException(file + ": cannot be read: " + ex.getMessage(), ex);
        }
        try (FileText credentials = new FileText(file, text)) {
            return credentials.parse();
        }
    }

    private static String printable(final String variable, final Function<String, String> environment) {
        final String value = environment.apply(variable);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("the environment variable " + variable + " is not set, or empty");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "the environment variable " + variable + " must be printable ASCII without blanks");
        }
        return value;
    }

    private static void requirePrivate(final Path file) throws IOException {
        final Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": is not a file");
        }
        if (permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
            throw new IllegalArgumentException(
                    file + ": group or others have permissions on it; run: chmod 600 " + file);
        }
    }

    /** Through a direct buffer, since reading into the heap leaves a copy in the JDK's own, which cannot be wiped. */
    private static byte[] contents(final Path file) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_FILE_LENGTH + 1);
        try (FileChannel channel = FileChannel.open(file)) {
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the end or one byte too many
            }
            if (!buffer.hasRemaining()) {
                throw new IllegalArgumentException(file + ": is longer than " + MAX_FILE_LENGTH + " bytes");
            }
            final byte[] text = new byte[buffer.flip().remaining()];
            buffer.get(text);
            return text;
        } finally {
            buffer.clear().put(new byte[buffer.capacity()]);
        }
    }

    /** Parses the contents of a credentials file as bytes, which can be wiped as a String cannot. */
    static final class FileText implements AutoCloseable {
        private static final byte[] API_KEY = "apiKey=".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] API_SECRET = "apiSecret=".getBytes(StandardCharsets.US_ASCII);

        private final Path file;
        private final byte[] text;
        private byte[] apiKey;
        private byte[] secret;

        /** @param text is wiped by {@link #close()}. */
        FileText(final Path file, final byte[] text) {
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
}
