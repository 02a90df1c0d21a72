package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerScannerMessageTest {
    private final AnswerScanner scanner = new AnswerScanner();

    @Test
    void shouldCutTheMessageBetweenCharacters() {
        final String text = "aé测𝄞z";
        for (final String body : new String[] {text, "a\\u00e9\\u6d4b\\ud834\\udd1ez"}) {
            assertTrue(Scans.scan(scanner, "{\"msg\":\"" + body + "\"}"));
            assertEquals(text, Scans.message(scanner));
            final int[] copied = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
            final UnsafeBuffer dst = new UnsafeBuffer(new byte[16]);
            for (int max = 0; max < copied.length; max++) {
                assertEquals(copied[max], scanner.copyMessage(dst, 2, max), "max " + max);
                assertTrue(text.startsWith(new String(dst.byteArray(), 2, copied[max], UTF_8)));
            }
        }
    }

    @Test
    void shouldCompareTheMessage() {
        assertTrue(Scans.scan(scanner, "{\"msg\":\"Service \\u0055navailable.\"}"));
        assertTrue(scanner.messageEquals("Service Unavailable.".getBytes(US_ASCII)));
        assertFalse(scanner.messageEquals("Service Unavailable".getBytes(US_ASCII)));
        assertFalse(scanner.messageEquals("Service Unavailable. ".getBytes(US_ASCII)));
        assertTrue(scanner.messageStartsWith("Service".getBytes(US_ASCII)));
        assertFalse(scanner.messageStartsWith("service".getBytes(US_ASCII)));
        assertTrue(Scans.scan(scanner, "{}"));
        assertFalse(scanner.messageEquals(new byte[0]));
        assertFalse(scanner.messageStartsWith(new byte[0]));
        assertTrue(Scans.scan(scanner, "{\"msg\":\"\"}"));
        assertTrue(scanner.messageEquals(new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "IP banned until 1573000000000. Please use, 1573000000000",
        "banned until 5, 5",
        "bbanned banned until 007x, 7",
        "banned banned until 9223372036854775807, 9223372036854775807",
        "banned until 9223372036854775808, -9223372036854775808",
        "banned until soon, -9223372036854775808",
        "banned until -5, -9223372036854775808",
        "banned unti 5, -9223372036854775808",
        "'banned until ', -9223372036854775808",
        "b\\u0061nned\\u0020until \\u0034\\u0032, 42"
    })
    void shouldFindTheEndOfABan(String message, long expected) {
        assertTrue(Scans.scan(scanner, "{\"code\":-1003,\"msg\":\"" + message + "\"}"));
        assertEquals(expected, scanner.bannedUntilMs());
    }
}
