package io.quash.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private final Decimal decimal = new Decimal();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0.00000, 0, 5",
        "0.40, 40, 2",
        "-0.40, -40, 2",
        "10.0, 100, 1",
        "30005, 30005, 0",
        "0.000000000000000000000001, 1, 24",
        "9223372036854775807, 9223372036854775807, 0",
        "-9223372036854775807, -9223372036854775807, 0",
        "922337203685477580.7, 9223372036854775807, 1"
    })
    void shouldKeepDigitsAndScaleWhenTextIsPlain(String text, long mantissa, int scale) {
        assertTrue(parse(text));
        assertEquals(mantissa, decimal.mantissa());
        assertEquals(scale, decimal.scale());
        assertEquals(text, decimal.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.5",
                ".5",
                "5.",
                "1..2",
                "1.2.3",
                "1e3",
                "1E3",
                "+1",
                "--1",
                "01",
                "00",
                "-01",
                " 1",
                "1 ",
                "1,5",
                "abc",
                "null",
                "0x1",
                "٣",
                "9223372036854775808",
                "-9223372036854775808",
                "92233720368547758.08",
                "123456789012345678901234567890"
            })
    void shouldBeInexactWhenTextIsNoPlainDecimalThatFits(String text) {
        parse("5.5");
        assertFalse(parse(text));
        assertFalse(decimal.isExact());
        assertFalse(decimal.isZero());
        assertEquals(OrderView.NULL_LONG, decimal.mantissa());
        assertEquals(0, decimal.scale());
        assertEquals("inexact", decimal.toString());
    }

    @Test
    void shouldBeInexactBeforeTheFirstParse() {
        assertFalse(new Decimal().isExact());
    }

    @Test
    void shouldBeZeroAtAnyScale() {
        assertTrue(parse("0.000") && decimal.isZero());
        assertTrue(parse("-0.0") && decimal.isZero());
        assertTrue(parse("0.001") && !decimal.isZero());
    }

    @Test
    void shouldCompareLikeBigDecimalWhenScalesDiffer() {
        final Random random = new Random(7);
        final Decimal other = new Decimal();
        for (int i = 0; i < 20_000; i++) {
            final BigDecimal left = randomDecimal(random);
            final BigDecimal right =
                    random.nextInt(3) == 0 ? left.setScale(Math.min(left.scale() + 1, 20)) : randomDecimal(random);
            final boolean leftFits = parse(left.toPlainString());
            final boolean rightFits = parse(other, right.toPlainString());
            assertTrue(leftFits);
            if (rightFits) {
                final String pair = left.toPlainString() + " and " + right.toPlainString();
                assertEquals(left.compareTo(right), Integer.signum(decimal.compareValue(other)), pair);
                assertEquals(right.compareTo(left), Integer.signum(other.compareValue(decimal)), pair);
            }
        }
    }

    @Test
    void shouldCompareWhenTheCoarserMantissaJustFitsTheFinerScale() {
        final Decimal finer = new Decimal();
        final byte[] coarseText = "922337203685477580".getBytes(UTF_8);
        final byte[] fineText = "922337203685477580.7".getBytes(UTF_8);
        assertTrue(decimal.parse(new UnsafeBuffer(coarseText), 0, coarseText.length));
        assertTrue(finer.parse(new UnsafeBuffer(fineText), 0, fineText.length));
        assertTrue(decimal.compareValue(finer) < 0);
        assertTrue(finer.compareValue(decimal) > 0);
    }

    @Test
    void shouldSortInexactBelowEveryNumber() {
        final Decimal inexact = new Decimal();
        assertTrue(parse("-9223372036854775807"));
        assertTrue(inexact.compareValue(decimal) < 0);
        assertTrue(decimal.compareValue(inexact) > 0);
        assertEquals(0, inexact.compareValue(new Decimal()));
    }

    @Test
    void shouldBeInexactWhenNothingIsThereToRead() {
        assertFalse(decimal.parse(new UnsafeBuffer(new byte[0]), 0, 0));
    }

    @Test
    void shouldAgreeWithBigDecimalOnRandomNumbers() {
        final Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            final BigDecimal expected = randomDecimal(random);
            assertTrue(parse(expected.toPlainString()));
            assertEquals(expected.unscaledValue(), BigInteger.valueOf(decimal.mantissa()));
            assertEquals(expected.scale(), decimal.scale());
            assertEquals(expected.toPlainString(), decimal.toString());
        }
    }

    private static BigDecimal randomDecimal(Random random) {
        final long mantissa = Math.max(-Long.MAX_VALUE, random.nextLong()) >> random.nextInt(64);
        return BigDecimal.valueOf(mantissa, random.nextInt(20));
    }

    private boolean parse(String text) {
        return parse(decimal, text);
    }

    private static boolean parse(Decimal into, String text) {
        final byte[] bytes = ("##" + text + "9.9").getBytes(UTF_8);
        return into.parse(new UnsafeBuffer(bytes), 2, bytes.length - 5);
    }
}
