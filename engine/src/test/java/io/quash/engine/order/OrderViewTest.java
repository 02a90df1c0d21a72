package io.quash.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderViewTest {
    private static final int OFFSET = 13;

    private final UnsafeBuffer record = new UnsafeBuffer(new byte[OFFSET + OrderView.MAX_LENGTH]);
    private final OrderEncoder encoder = new OrderEncoder();
    private final OrderView order = new OrderView();
    private final Decimal decimal = new Decimal();

    @BeforeEach
    void startRecord() {
        Arrays.fill(record.byteArray(), (byte) 0x7E);
        encoder.wrap(record.byteArray(), OFFSET);
        order.wrap(record, OFFSET);
    }

    @Test
    void shouldHaveTheDocumentedFields() {
        assertEquals(19, OrderField.values().length);
        assertEquals("avgPrice", OrderField.AVG_PRICE.jsonName());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayAbsentWhenNothingWasPut(OrderField field) {
        assertFalse(order.has(field));
        assertEquals(OrderView.NO_TEXT, order.textLength(field));
        assertEquals(OrderView.NO_TEXT, order.copyText(field, new byte[0], 0));
        assertNull(order.text(field));
        assertFalse(order.appendText(field, new StringBuilder()));
    }

    @Test
    void shouldReadEveryTypeAsAbsentWhenNothingWasPut() {
        assertEquals(OrderView.NULL_LONG, order.orderId());
        assertEquals(OrderView.NULL_LONG, order.updateTime());
        assertEquals(OrderView.NULL_LONG, order.goodTillDate());
        assertFalse(order.avgPrice(decimal));
        assertFalse(order.executedQty(decimal));
        assertFalse(decimal.isExact());
        assertTrue(order.reduceOnly(true));
        assertFalse(order.reduceOnly(false));
        assertEquals(OrderStatus.ABSENT, order.status());
        assertEquals(Side.ABSENT, order.side());
        assertEquals(PositionSide.ABSENT, order.positionSide());
        assertEquals(TimeInForce.ABSENT, order.timeInForce());
        assertEquals(OrderType.ABSENT, order.type());
        assertEquals(SelfTradePreventionMode.ABSENT, order.selfTradePreventionMode());
        assertEquals(PriceMatch.ABSENT, order.priceMatch());
        assertEquals("order{}", order.toString());
        assertEquals("order{}", new OrderView().toString());
    }

    @Test
    void shouldFillTheLongestRecordWhenEveryTextIsLongest() {
        final String longest = "9".repeat(OrderView.MAX_TEXT_LENGTH);
        for (final OrderField field : OrderField.values()) {
            put(field, longest);
        }
        assertEquals(OrderView.MAX_LENGTH, encoder.length());
        for (final OrderField field : OrderField.values()) {
            assertEquals(longest, order.text(field));
        }
        assertEquals(OrderView.NULL_LONG, order.orderId());
        assertFalse(order.price(decimal));
        assertEquals(OrderStatus.UNKNOWN, order.status());
    }

    @Test
    void shouldSayTooLongWhenTextExceedsTheBound() {
        put(OrderField.STATUS, "A".repeat(OrderView.MAX_TEXT_LENGTH + 1));
        encoder.putTooLong(OrderField.PRICE);
        for (final OrderField field : new OrderField[] {OrderField.STATUS, OrderField.PRICE}) {
            assertTrue(order.has(field));
            assertEquals(OrderView.TOO_LONG, order.textLength(field));
            assertEquals(OrderView.TOO_LONG, order.copyText(field, new UnsafeBuffer(new byte[0]), 0));
            assertNull(order.text(field));
            assertFalse(order.appendText(field, new StringBuilder()));
        }
        assertEquals(OrderStatus.UNKNOWN, order.status());
        assertFalse(order.price(decimal));
        assertEquals(OrderEncoder.TABLE_LENGTH, encoder.length());
        assertEquals("order{price=(too long), status=(too long)}", order.toString());
    }

    @Test
    void shouldKeepTheRawTextWhenNumberDoesNotFit() {
        put(OrderField.PRICE, "123456789012345678901234567890.5");
        put(OrderField.ORDER_ID, "9223372036854775808");
        assertFalse(order.price(decimal));
        assertEquals(OrderView.NULL_LONG, order.orderId());
        assertEquals("123456789012345678901234567890.5", order.text(OrderField.PRICE));
        assertEquals("9223372036854775808", order.text(OrderField.ORDER_ID));
    }

    @Test
    void shouldCopyAndAppendTextWhenItIsNotAscii() {
        final String symbol = "测试é𝄞USDT";
        final byte[] bytes = symbol.getBytes(UTF_8);
        put(OrderField.SYMBOL, symbol);
        final UnsafeBuffer dst = new UnsafeBuffer(new byte[bytes.length + 1]);
        final byte[] array = new byte[bytes.length + 1];
        assertEquals(bytes.length, order.copyText(OrderField.SYMBOL, dst, 1));
        assertEquals(bytes.length, order.copyText(OrderField.SYMBOL, array, 1));
        assertArrayEquals(array, dst.byteArray());
        assertArrayEquals(bytes, Arrays.copyOfRange(array, 1, array.length));
        final StringBuilder out = new StringBuilder("=");
        assertTrue(order.appendText(OrderField.SYMBOL, out));
        assertEquals("=" + symbol, out.toString());
        assertEquals("order{symbol=" + symbol + "}", order.toString());
    }

    @Test
    void shouldAppendReplacementsWhenBytesAreNoUtf8() {
        final byte[] broken = {'a', (byte) 0x80, (byte) 0xFF, (byte) 0xBF, (byte) 0xBF, (byte) 0xBF, (byte) 0xE6};
        encoder.put(OrderField.SYMBOL, broken, 0, broken.length);
        final StringBuilder out = new StringBuilder();
        assertTrue(order.appendText(OrderField.SYMBOL, out));
        assertEquals("a\uFFFD\uFFFD\uFFFD", out.toString());
    }

    @Test
    void shouldReadReduceOnlyAsToldAndElseAsAsked() {
        put(OrderField.REDUCE_ONLY, "true");
        assertTrue(order.reduceOnly(false));
        startRecord();
        put(OrderField.REDUCE_ONLY, "false");
        assertFalse(order.reduceOnly(true));
        startRecord();
        put(OrderField.REDUCE_ONLY, "maybe");
        assertTrue(order.reduceOnly(true));
        assertFalse(order.reduceOnly(false));
        assertTrue(order.has(OrderField.REDUCE_ONLY));
    }

    @Test
    void shouldNotTakeDecimalsAsLongs() {
        put(OrderField.ORDER_ID, "12.0");
        put(OrderField.UPDATE_TIME, "12");
        assertEquals(OrderView.NULL_LONG, order.orderId());
        assertEquals(12, order.updateTime());
    }

    private void put(OrderField field, String text) {
        final byte[] bytes = ("[" + text + "]").getBytes(UTF_8);
        encoder.put(field, bytes, 1, bytes.length - 2);
    }
}
