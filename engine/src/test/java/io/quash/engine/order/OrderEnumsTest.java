package io.quash.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderEnumsTest {
    private interface Lookup {
        Enum<?> of(DirectBuffer buffer, int offset, int length);
    }

    static Stream<Arguments> enums() {
        return Stream.of(
                of(
                        OrderStatus::of,
                        OrderStatus.values(),
                        "NEW PARTIALLY_FILLED FILLED CANCELED REJECTED EXPIRED EXPIRED_IN_MATCH"),
                of(Side::of, Side.values(), "BUY SELL"),
                of(PositionSide::of, PositionSide.values(), "BOTH LONG SHORT"),
                of(TimeInForce::of, TimeInForce.values(), "GTC IOC FOK GTX GTD RPI GTE_GTC"),
                of(
                        OrderType::of,
                        OrderType.values(),
                        "LIMIT MARKET STOP STOP_MARKET TAKE_PROFIT TAKE_PROFIT_MARKET TRAILING_STOP_MARKET LIQUIDATION"),
                of(
                        SelfTradePreventionMode::of,
                        SelfTradePreventionMode.values(),
                        "NONE EXPIRE_TAKER EXPIRE_MAKER EXPIRE_BOTH"),
                of(
                        PriceMatch::of,
                        PriceMatch.values(),
                        "NONE OPPONENT OPPONENT_5 OPPONENT_10 OPPONENT_20 QUEUE QUEUE_5 QUEUE_10 QUEUE_20"));
    }

    private static Arguments of(Lookup lookup, Enum<?>[] constants, String texts) {
        return Arguments.of(lookup, constants, List.of(texts.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void shouldFindEachDocumentedTextAndNoOther(Lookup lookup, Enum<?>[] constants, List<String> texts) {
        for (final String text : texts) {
            assertEquals(text, find(lookup, text).name());
        }
        final List<String> names = Arrays.stream(constants).map(Enum::name).collect(Collectors.toList());
        final List<String> expected =
                Stream.concat(texts.stream(), Stream.of("ABSENT", "UNKNOWN")).toList();
        assertEquals(expected, names);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void shouldBeUnknownWhenTextIsNotDocumented(Lookup lookup, Enum<?>[] constants, List<String> texts) {
        final String text = texts.get(0);
        for (final String other : List.of("", "ABSENT", "UNKNOWN", text + "X", text.substring(1), text.toLowerCase())) {
            assertEquals("UNKNOWN", find(lookup, other).name(), other);
        }
        assertEquals(
                "UNKNOWN",
                lookup.of(new UnsafeBuffer(new byte[0]), 0, OrderView.TOO_LONG).name());
    }

    @ParameterizedTest
    @MethodSource("enums")
    void shouldBeAbsentWhenThereIsNoText(Lookup lookup, Enum<?>[] constants, List<String> texts) {
        assertEquals(
                "ABSENT",
                lookup.of(new UnsafeBuffer(new byte[0]), 0, OrderView.NO_TEXT).name());
        assertEquals(texts.size() + 2, constants.length);
    }

    private static Enum<?> find(Lookup lookup, String text) {
        final byte[] bytes = ("#" + text + "#").getBytes(UTF_8);
        return lookup.of(new UnsafeBuffer(bytes), 1, bytes.length - 2);
    }
}
