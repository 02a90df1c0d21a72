package io.quash.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CsvBufferTest {
    private final CsvBuffer csv = new CsvBuffer(256);

    private void text(final String text) {
        final byte[] bytes = text.getBytes(UTF_8);
        csv.next().text(bytes, bytes.length);
    }

    private String written() {
        return UTF_8.decode(csv.written()).toString();
    }

    @Test
    void shouldWriteRowsByteForByte() {
        csv.next().number(Long.MAX_VALUE);
        csv.next();
        csv.next().plain("CANCELED".getBytes(UTF_8));
        csv.next().number(-2011);
        csv.next().character('c');
        csv.next();
        csv.endRow();
        csv.next().number(0);
        csv.endRow();

        assertEquals("9223372036854775807,,CANCELED,-2011,c,\n0\n", written());
    }

    @Test
    void shouldQuoteTextOnlyWhereItMust() {
        text("FILLED");
        text("币安BTCUSDT");
        text("a,b");
        text("say \"no\"");
        text("two\nlines\r");
        text("");
        csv.endRow();

        assertEquals("FILLED,币安BTCUSDT,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\r\",\n", written());
    }

    @Test
    void shouldBeginAnewWhenCleared() {
        csv.next().number(1);
        csv.endRow();
        final int room = csv.room();
        csv.clear();
        assertEquals(room + 2, csv.room());

        csv.next().number(2);
        csv.endRow();

        assertEquals("2\n", written());
    }
}
