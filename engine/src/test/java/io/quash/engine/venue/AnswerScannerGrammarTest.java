package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.order.OrderStatus;
import io.quash.engine.support.Fixtures;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerScannerGrammarTest {
    private final AnswerScanner scanner = new AnswerScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "-1",
                "9",
                "10",
                "0.5",
                "0.9",
                "-0.50",
                "1e5",
                "1E+5",
                "1e-05",
                "1.5e0",
                "true",
                "false",
                "null",
                "\"\"",
                "\"a\"",
                "\" \"",
                "\"\\\"\"",
                "\"\\u00AF\\uabcd\"",
                "\"\u007F\"",
                "\"é测𝄞\"",
                "{}",
                "[]",
                "[ ]",
                "{ }",
                "[1]",
                "[1,2]",
                "[ 1 , [ ] , { } ]",
                "{\"a\":1}",
                "{ \"a\" : [ 1 , { \"b\" : null } ] , \"a\" : 2 }"
            })
    void shouldAcceptEveryWellFormedValue(String value) {
        for (final String body : new String[] {
            "{\"x\":" + value + "}",
            " {\t\"x\" :\r\n" + value + " , \"status\" : \"NEW\" } \n",
            "{\"x\":[" + value + "]}",
            "{\"price\":" + value + "}"
        }) {
            assertTrue(Scans.scan(scanner, body), body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "01",
                "-01",
                "00",
                "1.",
                ".5",
                "-.5",
                "1e",
                "1e+",
                "1.e5",
                "1.5.5",
                "0x1",
                "1_0",
                "NaN",
                "Infinity",
                "-Infinity",
                "True",
                "tru",
                "truee",
                "nul",
                "nulll",
                "falsey",
                "'a'",
                "a",
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12G4\"",
                "\"\\u 123\"",
                "\"\\U0041\"",
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "\"\u001F\"",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1}",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{1:1}",
                "{,}",
                "{\"a\":1]",
                "1 2",
                "\u00A01",
                "/**/1",
                "1//"
            })
    void shouldRefuseEveryMalformedValue(String value) {
        for (final String body : new String[] {
            "{\"x\":" + value + "}",
            "{\"x\":" + value + ",\"status\":\"NEW\"}",
            "{\"status\":\"NEW\",\"x\":[" + value + ",1]}",
            "{\"price\":" + value + "}"
        }) {
            assertFalse(Scans.scan(scanner, body), body);
            assertEquals(OrderStatus.ABSENT, scanner.status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} x",
                "{},",
                "[]",
                "[{}]",
                "1",
                "\"{}\"",
                "null",
                "\uFEFF{}",
                "{}\u0000",
                "{\"a\"}",
                "{\"a\":}",
                "{:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,,\"b\":2}",
                "{,\"a\":1}",
                "{\"a\":1;}",
                "{\"a\"=1}",
                "{1}",
                "{\"a\":1,2}",
                "{\"a\" 1}",
                "{\"a\"\"b\"}",
                "{\"a\":\"}\n",
                "<html></html>"
            })
    void shouldRefuseWhatIsNotOneObject(String body) {
        assertFalse(Scans.scan(scanner, body));
    }

    @Test
    void shouldBoundTheDepthOfIgnoredValues() {
        assertTrue(Scans.scan(scanner, nested("[", "]", JsonCursor.MAX_DEPTH)));
        assertFalse(Scans.scan(scanner, nested("[", "]", JsonCursor.MAX_DEPTH + 1)));
        assertTrue(
                Scans.scan(scanner, nested("{\"a\":", "}", JsonCursor.MAX_DEPTH).replace(":}", ":0}")));
        assertFalse(Scans.scan(
                scanner, nested("{\"a\":", "}", JsonCursor.MAX_DEPTH + 1).replace(":}", ":0}")));
        assertFalse(Scans.scan(scanner, "{\"x\":" + "[".repeat(1_000_000)));
    }

    @Test
    void shouldReadPastManyBigUnknownMembers() {
        final StringBuilder body = new StringBuilder("{");
        for (int i = 0; i < 2_000; i++) {
            body.append("\"name")
                    .append(i)
                    .append("\":[\"")
                    .append("x".repeat(500))
                    .append("\",")
                    .append(i)
                    .append("],");
        }
        body.append("\"status\":\"FILLED\"}");
        assertTrue(Scans.scan(scanner, body.toString()));
        assertEquals(OrderStatus.FILLED, scanner.status());
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() {
        final int[][] malformed = {
            {0x80},
            {0xBF},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0xC3},
            {0xC3, 0x28},
            {0xE0, 0x9F, 0xBF},
            {0xE6, 0xB5},
            {0xE6, 0xB5, 0x28},
            {0xED, 0xA0, 0x80},
            {0xED, 0xBF, 0xBF},
            {0xF0, 0x8F, 0xBF, 0xBF},
            {0xF0, 0x9D, 0x84},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xFF}
        };
        for (final int[] bytes : malformed) {
            assertFalse(Scans.scan(scanner, withBytes(bytes)), () -> Arrays.toString(bytes));
        }
        final int[][] wellFormed = {
            {0x7F},
            {0xC2, 0x80},
            {0xDF, 0xBF},
            {0xE0, 0xA0, 0x80},
            {0xED, 0x9F, 0xBF},
            {0xEE, 0x80, 0x80},
            {0xEF, 0xBF, 0xBF},
            {0xF0, 0x90, 0x80, 0x80},
            {0xF4, 0x8F, 0xBF, 0xBF}
        };
        for (final int[] bytes : wellFormed) {
            assertTrue(Scans.scan(scanner, withBytes(bytes)), () -> Arrays.toString(bytes));
        }
    }

    @Test
    void shouldNeverAcceptATruncatedBody() {
        for (final Path file : Fixtures.files("ok", "errors", "events")) {
            final byte[] body = new String(Fixtures.read(file), UTF_8).strip().getBytes(UTF_8);
            for (int length = 0; length < body.length; length++) {
                final byte[] truncated = Arrays.copyOf(body, length);
                assertFalse(Scans.scan(scanner, truncated), file + " cut to " + length);
            }
        }
    }

    private static byte[] withBytes(int[] bytes) {
        final byte[] body = new byte[bytes.length + 8];
        System.arraycopy("{\"x\":\"".getBytes(UTF_8), 0, body, 0, 6);
        for (int i = 0; i < bytes.length; i++) {
            body[6 + i] = (byte) bytes[i];
        }
        body[body.length - 2] = '"';
        body[body.length - 1] = '}';
        return body;
    }

    private static String nested(String open, String close, int depth) {
        return "{\"x\":" + open.repeat(depth) + close.repeat(depth) + "}";
    }

    @Test
    void shouldRefuseABodyThatEndsWithinAnEscape() {
        final byte[] body = "{\"msg\":\"\\u12ab\\ud834\\udd1e\\n\"}".getBytes(UTF_8);
        assertTrue(scanner.scan(new UnsafeBuffer(body), 0, body.length));
        for (int length = 0; length < body.length; length++) {
            assertFalse(scanner.scan(new UnsafeBuffer(body, 0, length), 0, length), "length " + length);
        }
    }
}
