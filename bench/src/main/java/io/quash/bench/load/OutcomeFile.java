package io.quash.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The CSV file of outcomes. Strategies add whole rows to it, many at a time, each in the order of its outcomes. */
public final class OutcomeFile implements Closeable {
    static final String HEADER = "key,symbol,outcome,reason,http,code,attempts,submit_ns,sent_ns,done_ns,"
            + "resp_order_id,resp_status,resp_executed_qty,resp_update_time\n";

    private final FileChannel channel;

    private OutcomeFile(final FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the file, or empties it, and writes the header. */
    public static OutcomeFile create(final Path path) throws IOException {
        final OutcomeFile file = new OutcomeFile(FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
        file.append(ByteBuffer.wrap(HEADER.getBytes(US_ASCII)));
        return file;
    }

    /** Does not allocate when the buffer is a direct one. */
    synchronized void append(final ByteBuffer rows) {
        try {
            while (rows.hasRemaining()) {
                channel.write(rows);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the file of outcomes: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
