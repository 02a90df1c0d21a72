package io.quash.bench.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The truth about every order that a cancel request has reached, as CSV with a line of column names. */
final class TruthFile {
    private static final String COLUMNS =
            "order_id,symbol,cancel_requests,applied,state,first_reported,last_reported\n";

    private final Path path;

    private TruthFile(final Path path) {
        this.path = path;
    }

    /**
     * Begins the file, so that a name that cannot be written is refused before there is anything to lose.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static TruthFile begin(final Path path) {
        try {
            Files.writeString(path, COLUMNS);
            return new TruthFile(path);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    void write(final OrderBook book) {
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write(COLUMNS);
            for (final SymbolOrders orders : book.symbols()) {
                orders.forEachAsked((orderId, truth) -> writeRow(out, orders.symbol(), orderId, truth));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private static void writeRow(
            final BufferedWriter out, final String symbol, final long orderId, final OrderTruth truth) {
        try {
            out.write(orderId + "," + symbol + ',' + truth.cancelRequests() + ',' + truth.applied() + ','
                    + truth.state() + ',' + truth.firstReported().text() + ','
                    + truth.lastReported().text() + '\n');
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the truth about order " + orderId, e);
        }
    }
}
