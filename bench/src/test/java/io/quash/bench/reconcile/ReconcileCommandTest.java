package io.quash.bench.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Captured;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ReconcileCommandTest {
    private static final String TRUTH = """
            order_id,symbol,cancel_requests,applied,state,first_reported,last_reported
            1,BTCUSDT,1,true,CANCELED,canceled,canceled
            2,BTCUSDT,1,false,FILLED,unknown_order,unknown_order
            3,BTCUSDT,2,false,OPEN,other,other
            4,BTCUSDT,1,true,CANCELED,nothing,nothing
            """;
    private static final String TRUE = """
            1,BTCUSDT,CANCELED,CANCELED
            2,BTCUSDT,CLOSED,"FILLED, or ""so"", yes"
            3,BTCUSDT,REJECTED,
            4,BTCUSDT,UNKNOWN,
            5,BTCUSDT,NOT_SENT,
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTruth() throws Exception {
        Files.writeString(directory.resolve("truth.csv"), TRUTH);
    }

    private int reconcile(final String outcomeRows, final String... more) throws Exception {
        Files.writeString(directory.resolve("outcomes.csv"), "key,symbol,outcome,resp_status\n" + outcomeRows);
        return reconcileFiles(more);
    }

    private int reconcileFiles(final String... more) {
        final String[] args = new String[5 + more.length];
        args[0] = "reconcile";
        args[1] = "--outcomes";
        args[2] = directory.resolve("outcomes.csv").toString();
        args[3] = "--truth";
        args[4] = directory.resolve("truth.csv").toString();
        System.arraycopy(more, 0, args, 5, more.length);
        return Captured.quash(out, err).execute(args);
    }

    @Test
    void shouldPrintWhatWasReportedOfWhatAndExitWith0WhenAllIsTrue() throws Exception {
        assertEquals(0, reconcile(TRUE, "--order-ids", "1..5"), out::toString);

        assertTrue(out.toString().matches("(?s).*CANCELED +1 +0 +0 +0 +0\\R.*"), out::toString);
        assertTrue(out.toString().matches("(?s).*CLOSED +0 +0 +1 +0 +0\\R.*"), out::toString);
        assertTrue(out.toString().matches("(?s).*REJECTED +0 +0 +0 +1 +0\\R.*"), out::toString);
        assertTrue(out.toString().matches("(?s).*NOT_SENT +0 +0 +0 +0 +1\\R.*"), out::toString);
        assertTrue(out.toString().contains("5 keys, 0 contradictions"), out::toString);
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,BTCUSDT,CANCELED, | line 2, key 3: CANCELED, but no cancel of ours was executed",
                "3,BTCUSDT,CLOSED, | line 2, key 3: CLOSED, but the order is not known to have been closed",
                "3,BTCUSDT,GONE, | line 2, key 3: GONE, but the order is open",
                "4,BTCUSDT,REJECTED, | line 2, key 4: REJECTED, but a cancel of ours was executed",
                "4,BTCUSDT,NOT_SENT, | line 2, key 4: NOT_SENT, but a cancel request has reached the exchange",
                "9,BTCUSDT,CANCELED, | line 2, key 9: CANCELED, but no cancel of ours was executed",
                "c-3,BTCUSDT,CANCELED, | line 2, key c-3: CANCELED, but no cancel of ours was executed",
                "1,ETHUSDT,CANCELED, | line 2, key 1: CANCELED, but no cancel of ours was executed"
            })
    void shouldNameTheRowAndExitWith1WhenItIsFalse(final String row, final String words) throws Exception {
        assertEquals(1, reconcile(row + "\n"), out::toString);

        assertTrue(out.toString().contains(words), out::toString);
        assertTrue(out.toString().contains("1 keys, 1 contradictions"), out::toString);
    }

    @Test
    void shouldNameTheKeyWhenItHasTwoOutcomes() throws Exception {
        assertEquals(1, reconcile("1,BTCUSDT,CANCELED,\n1,BTCUSDT,CANCELED,\n"));

        assertTrue(
                out.toString().contains("line 3, key 1: CANCELED, but the key has an outcome already, in line 2"),
                out::toString);
    }

    @Test
    void shouldNameTheKeyWhenItHasNoOutcome() throws Exception {
        assertEquals(1, reconcile(TRUE, "--order-ids", "1..6"));

        assertTrue(out.toString().contains("key 6: no outcome"), out::toString);
    }

    @Test
    void shouldNameTheRowWhenItIsOfAnotherSymbol() throws Exception {
        assertEquals(1, reconcile("1,BTCUSDT,CANCELED,\n7,ETHUSDT,NOT_SENT,\n"));

        assertTrue(out.toString().contains("line 3, key 7: ETHUSDT in a file of BTCUSDT"), out::toString);
    }

    @Test
    void shouldFindTheTruthOfAClientOrderId() throws Exception {
        assertEquals(0, reconcile("x1,BTCUSDT,CANCELED,\n", "--client-prefix", "x", "--client-order-ids", "x:1..1"));

        assertTrue(out.toString().contains("1 keys, 0 contradictions"), out::toString);
    }

    @Test
    void shouldNameNoMoreThanAHundred() throws Exception {
        assertEquals(1, reconcile("", "--order-ids", "1..150"));

        assertTrue(out.toString().contains("and 50 more"), out::toString);
        assertFalse(out.toString().contains("key 101:"), out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,BTCUSDT,DONE, | line 2: outcome 'DONE' is none of [canceled",
                "1,BTCUSDT | line 2: 2 values where there are 4 columns",
                "1,BTCUSDT,'CANCELED,\"x' | the file ends within quotes"
            })
    void shouldSayWhatIsWrongAndExitWith2WhenTheFileIsBad(final String row, final String words) throws Exception {
        assertEquals(2, reconcile(row + "\n"), out::toString);

        assertTrue(err.toString().contains(words), err::toString);
    }

    @Test
    void shouldSayWhichFileIsMissingOrHasNoColumns() throws Exception {
        assertEquals(2, reconcileFiles());
        assertTrue(err.toString().contains("cannot read"), err::toString);

        Files.writeString(directory.resolve("truth.csv"), "a,b\n");
        assertEquals(2, reconcile(TRUE));
        assertTrue(err.toString().contains("has no column 'order_id'"), err::toString);
    }
}
