package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultRuleTest {
    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void shouldReadEveryKindAndListItWhenWrittenByItsName(final FaultKind kind) {
        assertEquals(List.of(Fault.usual(kind)), FaultRule.parse(kind.text()).faults());
        assertTrue(FaultRule.allowed().contains(", " + kind.text()), FaultRule.allowed());
    }

    @ParameterizedTest
    @CsvSource({
        "delay:3s@1%, DELAY, 3000000000, CANCEL",
        "close-before-answer@2%, CLOSE_BEFORE_ANSWER, 0, CANCEL",
        "drop-applied@every:3, DROP, 0, CANCEL",
        "drop-not-applied@attempt=1, DROP, 0, NONE",
        "status-429@on=any, STATUS_429, 0, NONE",
        "clock-skew:-1500ms, CLOCK_SKEW, -1500000000, CANCEL",
        "giant-headers:50000, GIANT_HEADERS, 50000, CANCEL",
        "status-200-filled, STATUS_200_FILLED, 0, FILL"
    })
    void shouldReadKindParameterAndVariantWhenWellWritten(
            final String text, final FaultKind kind, final long parameter, final Execution execution) {
        final FaultRule rule = FaultRule.parse(text);

        assertEquals(List.of(new Fault(kind, parameter, execution)), rule.faults());
        assertEquals(text, rule.toString());
    }

    @Test
    void shouldStrikeAtCancelsUnlessToldOtherwise() {
        assertEquals(EnumSet.of(Occasion.CANCEL), on("status-502"));
        assertEquals(EnumSet.of(Occasion.CANCEL), on("status-502@5%"));
        assertEquals(EnumSet.of(Occasion.PING), on("status-502@on=ping,5%"));
        assertEquals(Occasion.REQUESTS, on("status-502@on=any"));
        assertEquals(EnumSet.of(Occasion.QUERY), on("query-lag:1s@orders:1..5"));
        assertEquals(EnumSet.of(Occasion.CONNECTION), on("refuse-accept@every:2"));
        assertEquals(EnumSet.noneOf(Occasion.class), on("clock-skew:1s"));
    }

    private static Set<Occasion> on(final String text) {
        return FaultRule.parse(text).selector().on();
    }

    @Test
    void shouldMixBothVariantsAndLeaveOutWhatStopsAClientWhenMixed() {
        final List<String> names =
                FaultRule.parse("mixed@20%").faults().stream().map(Fault::name).toList();

        assertTrue(names.containsAll(
                List.of("drop-applied", "drop-not-applied", "code-1007-not-applied", "gzip", "wrong-order", "delay")));
        for (final String unsafe : List.of("status-418", "status-429", "status-403", "surplus-answer", "query-lag")) {
            assertTrue(names.stream().noneMatch(name -> name.startsWith(unsafe)), names::toString);
        }
        assertTrue(FaultRule.parse("mixed@on=ping,1%").faults().stream()
                .noneMatch(fault -> fault.kind() == FaultKind.WRONG_ORDER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | there is no kind ''",
                "clsoe@2% | there is no kind 'clsoe'",
                "delay-applied | there is no kind 'delay-applied'",
                "delay:3@1% | '3' is no duration",
                "delay:-3s | '-3s' is no duration",
                "delay:99999999h | too long",
                "drop:3s | it takes no parameter",
                "giant-body:0 | '0' is no whole number",
                "drop@ | '' is no selector",
                "drop@5 | '5' is no selector",
                "drop@101% | '101%' is not in 0%..100%",
                "drop@x% | 'x%' is not in 0%..100%",
                "drop@every:0 | '0' is no whole number from 1",
                "drop@orders:5 | order range",
                "drop@orders:9..5 | FIRST <= LAST",
                "drop@on=accept,5% | cannot strike on 'accept'",
                "drop@5%,every:2 | '5%' is neither on=",
                "drop@on=query,attempt=1 | attempts are counted of cancels only",
                "drop@on=ping,orders:1..2 | only cancels and queries are about orders",
                "query-lag:1s@on=cancel,1% | cannot strike on 'cancel'",
                "refuse-accept@orders:1..2 | only cancels and queries are about orders",
                "clock-skew:1s@5% | it takes no selector",
                "mixed:5% | there is no kind 'mixed'"
            })
    void shouldSayWhatIsWrongAndAllThatIsAllowedWhenBadlyWritten(final String text, final String words) {
        final String message = assertThrows(IllegalArgumentException.class, () -> FaultRule.parse(text))
                .getMessage();

        assertTrue(message.startsWith("'" + text + "' is no fault: "), message);
        assertTrue(message.contains(words), message);
        assertTrue(message.endsWith(FaultRule.allowed()), message);
        assertTrue(message.contains("every:N") && message.contains("drop[-not-applied]"), message);
    }
}
