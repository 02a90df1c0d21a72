package io.quash.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import java.util.stream.Stream;

/**
 * One strategy's rows on their way to the file of outcomes. Unknown values are left empty. Does not allocate; writes
 * to the file when a chunk is full.
 */
final class OutcomeRows {
    private static final int CHUNK_LENGTH = 64 * 1024;
    /** More than twelve short columns and three texts of the venue's in quotes can take, but for the symbol. */
    private static final int MAX_ROW_LENGTH = 512 + 4 * (2 * OrderView.MAX_TEXT_LENGTH + 2);

    private static final byte[][] KINDS = names(OutcomeKind.values());
    private static final byte[][] REASONS = names(Reason.values());

    private final CsvBuffer csv = new CsvBuffer(CHUNK_LENGTH);
    private final byte[] text = new byte[OrderView.MAX_TEXT_LENGTH];
    private final byte[] symbol;
    private final OutcomeFile file;

    /** @param file null to throw the rows away, which takes the same steps otherwise */
    OutcomeRows(final String symbol, final OutcomeFile file) {
        this.symbol = symbol.getBytes(UTF_8);
        this.file = file;
    }

    void append(final CancelOutcome outcome) {
        if (csv.room() < MAX_ROW_LENGTH + 2 * symbol.length) {
            flush();
        }
        key(outcome);
        csv.next().text(symbol, symbol.length);
        csv.next().plain(KINDS[outcome.kind().ordinal()]);
        csv.next().plain(REASONS[outcome.reason().ordinal()]);
        numberUnless(0, outcome.httpStatus());
        numberUnless(CancelOutcome.NULL_CODE, outcome.code());
        csv.next().number(outcome.attempts());
        numberUnless(0, outcome.submittedNs());
        numberUnless(0, outcome.sentNs());
        numberUnless(0, outcome.decodedNs());
        orderText(outcome, OrderField.ORDER_ID);
        orderText(outcome, OrderField.STATUS);
        orderText(outcome, OrderField.EXECUTED_QTY);
        orderText(outcome, OrderField.UPDATE_TIME);
        csv.endRow();
    }

    void flush() {
        if (file != null) {
            file.append(csv.written());
        }
        csv.clear();
    }

    private void key(final CancelOutcome outcome) {
        csv.next();
        if (outcome.isByClientOrderId()) {
            for (int i = 0; i < outcome.clientOrderIdLength(); i++) {
                csv.character(outcome.clientOrderIdChar(i));
            }
        } else {
            csv.number(outcome.orderId());
        }
    }

    private void numberUnless(final long unknown, final long value) {
        csv.next();
        if (value != unknown) {
            csv.number(value);
        }
    }

    private void orderText(final CancelOutcome outcome, final OrderField field) {
        csv.next();
        final int length = outcome.hasOrder() ? outcome.order().copyText(field, text, 0) : OrderView.NO_TEXT;
        if (length > 0) {
            csv.text(text, length);
        }
    }

    private static byte[][] names(final Enum<?>[] values) {
        return Stream.of(values).map(value -> value.name().getBytes(US_ASCII)).toArray(byte[][]::new);
    }
}
