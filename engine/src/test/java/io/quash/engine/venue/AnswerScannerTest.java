package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.order.Decimal;
import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderStatus;
import io.quash.engine.order.OrderType;
import io.quash.engine.order.OrderView;
import io.quash.engine.order.PriceMatch;
import io.quash.engine.support.Fixtures;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerScannerTest {
    private final AnswerScanner scanner = new AnswerScanner();
    private final Decimal decimal = new Decimal();

    @Test
    void shouldReadTheDocumentedCancelAnswer() {
        assertTrue(Scans.scan(scanner, Fixtures.read("ok/um_cancel_200.json")));
        assertEquals(OrderStatus.CANCELED, scanner.status());
        assertEquals(4611875134427365377L, scanner.longValue(OrderField.ORDER_ID));
        assertTrue(textEquals(OrderField.SYMBOL, "BTCUSDT"));
        assertFalse(textEquals(OrderField.SYMBOL, "BTCUSDC"));
        assertFalse(scanner.hasCode());
        final OrderView order = Scans.order(scanner);
        assertEquals(4611875134427365377L, order.orderId());
        assertEquals(1571110484038L, order.updateTime());
        assertEquals(0, order.goodTillDate());
        assertTrue(order.avgPrice(decimal) && decimal.isZero() && decimal.scale() == 5);
        assertTrue(order.origQty(decimal) && decimal.mantissa() == 40 && decimal.scale() == 2);
        assertEquals("myOrder1", order.text(OrderField.CLIENT_ORDER_ID));
        assertFalse(order.reduceOnly(true));
        assertEquals(OrderType.LIMIT, order.type());
        assertEquals(PriceMatch.NONE, order.priceMatch());
    }

    @Test
    void shouldSayAbsentForTheFieldsThatTheNewestModelLacks() {
        assertTrue(Scans.scan(scanner, Fixtures.read("ok/um_cancel_200_sdk2026.min.json")));
        for (final OrderField field : OrderField.values()) {
            final boolean lacking = field == OrderField.AVG_PRICE || field == OrderField.CUM_QUOTE;
            assertEquals(!lacking, scanner.has(field), field.jsonName());
            assertEquals(!lacking, Scans.order(scanner).has(field), field.jsonName());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775807, -9223372036854775807",
        "0, 0",
        "9223372036854775808, -9223372036854775808",
        "-9223372036854775808, -9223372036854775808",
        "1e3, -9223372036854775808",
        "12.0, -9223372036854775808"
    })
    void shouldReadLongsExactlyOrNotAtAll(String number, long expected) {
        for (final String value : new String[] {number, '"' + number + '"'}) {
            assertTrue(Scans.scan(scanner, "{\"orderId\":" + value + ",\"code\":" + value + "}"));
            assertTrue(scanner.has(OrderField.ORDER_ID) && scanner.hasCode());
            assertEquals(expected, scanner.longValue(OrderField.ORDER_ID));
            assertEquals(expected, scanner.code());
            assertEquals(expected, Scans.order(scanner).orderId());
            assertEquals(number, Scans.order(scanner).text(OrderField.ORDER_ID));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" 1\"", "\"12a\"", "\"+1\"", "\"007\"", "true", "\"null\""})
    void shouldReadNoLongWhenValueIsNoInteger(String value) {
        assertTrue(Scans.scan(scanner, "{\"code\":" + value + "}"));
        assertTrue(scanner.hasCode());
        assertEquals(OrderView.NULL_LONG, scanner.code());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayAbsentWhenOneFieldIsMissing(OrderField missing) {
        final String body = new String(Fixtures.read("ok/um_cancel_200.min.json"), US_ASCII);
        final String without =
                body.replaceFirst("\"" + missing.jsonName() + "\":[^,}]*,?", "").replace(",}", "}");
        assertTrue(Scans.scan(scanner, without), without);
        final OrderView order = Scans.order(scanner);
        for (final OrderField field : OrderField.values()) {
            assertEquals(field != missing, scanner.has(field));
            assertEquals(field != missing, order.has(field));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[1,{\"status\":\"NEW\"}]", "{\"status\":\"NEW\"}"})
    void shouldSayAbsentWhenValueIsNullOrNested(String value) {
        assertTrue(Scans.scan(scanner, "{\"status\":" + value + ",\"msg\":" + value + ",\"code\":" + value + "}"));
        assertFalse(scanner.has(OrderField.STATUS));
        assertFalse(scanner.hasCode());
        assertEquals(OrderStatus.ABSENT, scanner.status());
        assertNull(Scans.message(scanner));
        assertNull(Scans.order(scanner).text(OrderField.STATUS));
    }

    @Test
    void shouldRefuseKnownNamesThatComeTwice() {
        for (final String name : new String[] {"status", "orderId", "code", "msg", "serverTime"}) {
            assertFalse(Scans.scan(scanner, "{\"" + name + "\":1,\"" + name + "\":1}"), name);
            assertFalse(Scans.scan(scanner, "{\"" + name + "\":null,\"" + name + "\":1}"), name);
            assertFalse(Scans.scan(scanner, "{\"" + name + "\":[],\"" + name + "\":1}"), name);
        }
        assertFalse(Scans.scan(scanner, "{\"status\":1,\"st\\u0061tus\":1}"));
        assertTrue(Scans.scan(scanner, "{\"other\":1,\"other\":1}"));
    }

    @Test
    void shouldCompareNamesUnescaped() {
        assertTrue(Scans.scan(scanner, "{\"\\u0073tatu\\u0073\":\"CANCELED\",\"code\\n\":1,\"\\ud800\":2}"));
        assertEquals(OrderStatus.CANCELED, scanner.status());
        assertFalse(scanner.hasCode());
    }

    @Test
    void shouldKeepTheTextWhenEnumerationIsUnknown() {
        assertTrue(Scans.scan(scanner, "{\"status\":\"PENDING_CANCEL\",\"priceMatch\":\"NONE \"}"));
        assertEquals(OrderStatus.UNKNOWN, scanner.status());
        final OrderView order = Scans.order(scanner);
        assertEquals(OrderStatus.UNKNOWN, order.status());
        assertEquals("PENDING_CANCEL", order.text(OrderField.STATUS));
        assertEquals(PriceMatch.UNKNOWN, order.priceMatch());
    }

    @Test
    void shouldUnescapeTexts() {
        assertTrue(Scans.scan(
                scanner,
                "{\"status\":\"CANCEL\\u0045D\",\"orderId\":\"\\u0031\\u0032\",\"symbol\":\"\\u6d4b\\u00e9\\uD834\\uDD1E\","
                        + "\"clientOrderId\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}"));
        assertEquals(OrderStatus.CANCELED, scanner.status());
        assertEquals(12, scanner.longValue(OrderField.ORDER_ID));
        assertTrue(textEquals(OrderField.SYMBOL, "测é𝄞"));
        assertTrue(textEquals(OrderField.CLIENT_ORDER_ID, "\"\\/\b\f\n\r\t"));
        assertEquals("测é𝄞", Scans.order(scanner).text(OrderField.SYMBOL));
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud800, \uFFFD",
        "\\udc00, \uFFFD",
        "a\\ud834z, a\uFFFDz",
        "\\ud834\\ud834\\udd1e, \uFFFD𝄞",
        "\\udd1e\\ud834, \uFFFD\uFFFD",
        "\\ud834\\n, '\uFFFD\n'",
        "\\ud834\\u0041, \uFFFDA",
        "\\u0000x, '\0x'"
    })
    void shouldReplaceHalvesOfSurrogatePairs(String escaped, String expected) {
        assertTrue(Scans.scan(scanner, "{\"symbol\":\"" + escaped + "\",\"msg\":\"" + escaped + "\"}"));
        assertEquals(expected, Scans.order(scanner).text(OrderField.SYMBOL));
        assertEquals(expected, Scans.message(scanner));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF})
    void shouldUnescapeTheFirstAndLastCharactersOfEachLengthInUtf8(int codePoint) {
        final String character = Character.toString(codePoint);
        final StringBuilder escaped = new StringBuilder();
        character.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
        assertTrue(Scans.scan(scanner, "{\"symbol\":\"" + escaped + "\",\"msg\":\"" + escaped + "\"}"));
        assertTrue(textEquals(OrderField.SYMBOL, character));
        assertEquals(character, Scans.message(scanner));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 22, 23, 24, 25, 128, 129, 500})
    void shouldIgnoreUnknownNamesOfAnyLength(int length) {
        assertTrue(Scans.scan(scanner, "{\"" + "x".repeat(length) + "\":1,\"code\":-2011}"));
        assertEquals(-2011, scanner.code());
        assertFalse(scanner.hasOrder());
    }

    @ParameterizedTest
    @EnumSource(OrderField.class)
    void shouldHaveAnOrderWhenAnyOfItsFieldsIsThere(OrderField field) {
        assertTrue(Scans.scan(scanner, "{\"code\":200,\"" + field.jsonName() + "\":\"x\"}"));
        assertTrue(scanner.hasOrder());
        assertTrue(Scans.scan(scanner, "{\"code\":200,\"" + field.jsonName() + "\":null}"));
        assertFalse(scanner.hasOrder());
    }

    @Test
    void shouldReturnTheLengthOfTheRecord() {
        assertTrue(Scans.scan(scanner, Fixtures.read("ok/um_cancel_200.json")));
        final UnsafeBuffer record = new UnsafeBuffer(new byte[OrderView.MAX_LENGTH]);
        final int length = scanner.encodeOrder(record, 0);
        final String order = new OrderView().wrap(record, 0).toString();
        record.setMemory(length, record.capacity() - length, (byte) '?');
        assertEquals(order, new OrderView().wrap(record, 0).toString());
        record.putByte(length - 1, (byte) '?');
        assertNotEquals(order, new OrderView().wrap(record, 0).toString());
    }

    @Test
    void shouldKeepEveryTextHoweverFarTheyLieApart() {
        for (final int gap : new int[] {0, 1, 2300, 2431, 2432, 2433, 5000, 65_000}) {
            final String space = " ".repeat(gap);
            assertTrue(Scans.scan(scanner, "{\"price\":\"0.10\"," + space + "\"status\":\"FILLED\",\"side\":\"\"}"));
            final UnsafeBuffer record = new UnsafeBuffer(new byte[OrderView.MAX_LENGTH]);
            final int length = scanner.encodeOrder(record, 0);
            record.setMemory(length, record.capacity() - length, (byte) '?');
            final OrderView order = new OrderView().wrap(record, 0);
            assertEquals("0.10", order.text(OrderField.PRICE));
            assertEquals("FILLED", order.text(OrderField.STATUS));
            assertEquals("", order.text(OrderField.SIDE));
            assertNull(order.text(OrderField.SYMBOL));
        }
    }

    @Test
    void shouldSayTooLongWhenTextExceedsTheBound() {
        final String most = "A".repeat(OrderView.MAX_TEXT_LENGTH);
        final String escapedMost = "\\u0041".repeat(OrderView.MAX_TEXT_LENGTH);
        assertTrue(Scans.scan(
                scanner,
                "{\"symbol\":\"" + most + "\",\"side\":\"" + escapedMost + "\",\"type\":\"" + most + "A\",\"status\":\""
                        + escapedMost + "A\"}"));
        final OrderView order = Scans.order(scanner);
        assertEquals(most, order.text(OrderField.SYMBOL));
        assertEquals(most, order.text(OrderField.SIDE));
        assertEquals(OrderView.TOO_LONG, order.textLength(OrderField.TYPE));
        assertEquals(OrderView.TOO_LONG, order.textLength(OrderField.STATUS));
        assertTrue(scanner.has(OrderField.STATUS));
        assertEquals(OrderStatus.UNKNOWN, scanner.status());
        assertTrue(textEquals(OrderField.SIDE, most));
        assertFalse(textEquals(OrderField.TYPE, most + "A"));
    }

    @Test
    void shouldReadCodeInQuotesAndServerTime() {
        assertTrue(Scans.scan(scanner, Fixtures.read("ok/um_conditional_cancel_all_200.json")));
        assertEquals(200, scanner.code());
        assertTrue(Scans.scan(scanner, Fixtures.read("ok/time_200_live.min.json")));
        assertEquals(1784787132176L, scanner.serverTime());
        assertEquals(OrderView.NULL_LONG, scanner.code());
        assertEquals(OrderView.NULL_LONG, scanner.bannedUntilMs());
    }

    @Test
    void shouldForgetTheLastAnswerWhenTheNextIsMalformed() {
        assertTrue(Scans.scan(scanner, Fixtures.read("ok/um_cancel_200.json")));
        assertFalse(Scans.scan(scanner, "{\"status\":\"CANCELED\",\"code\":1,\"msg\":\"x\""));
        assertFalse(scanner.has(OrderField.STATUS));
        assertFalse(scanner.hasCode());
        assertEquals(OrderStatus.ABSENT, scanner.status());
        assertEquals(OrderView.NO_TEXT, scanner.copyMessage(new UnsafeBuffer(new byte[0]), 0, 0));
        assertEquals("order{}", Scans.order(scanner).toString());
        assertFalse(scanner.scan(new UnsafeBuffer(new byte[0]), 0, 0));
    }

    private boolean textEquals(OrderField field, String expected) {
        final byte[] bytes = ("?" + expected).getBytes(UTF_8);
        return scanner.textEquals(field, new UnsafeBuffer(bytes), 1, bytes.length - 1);
    }
}
