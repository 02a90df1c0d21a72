package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static FaultPlan plan(final long seed, final String... rules) {
        return FaultPlan.of(Arrays.stream(rules).map(FaultRule::parse).toList(), seed);
    }

    /** The names of what strikes the cancels of orders 1 to n, each its order's first. */
    private static List<String> cancels(final FaultPlan plan, final long n) {
        return LongStream.rangeClosed(1, n)
                .mapToObj(orderId -> plan.strike(Occasion.CANCEL, orderId, 1))
                .map(fault -> fault == null ? "" : fault.name())
                .toList();
    }

    @Test
    void shouldStrikeEveryNthWhenToldSo() {
        assertEquals(List.of("", "", "gzip", "", "", "gzip", ""), cancels(plan(1, "gzip@every:3"), 7));
    }

    @Test
    void shouldStrikeTheOrdersOfTheRangeWhenToldSo() {
        assertEquals(List.of("", "gzip", "gzip", "", ""), cancels(plan(1, "gzip@orders:2..3"), 5));
    }

    @Test
    void shouldStrikeOnlyTheAttemptWhenToldSo() {
        final FaultPlan plan = plan(1, "gzip@attempt=2,orders:5..5");

        assertNull(plan.strike(Occasion.CANCEL, 5, 1));
        assertEquals(FaultKind.GZIP, plan.strike(Occasion.CANCEL, 5, 2).kind());
        assertNull(plan.strike(Occasion.CANCEL, 5, 3));
    }

    @Test
    void shouldLetTheFirstRuleStrikeWhenSeveralTakeARequest() {
        assertEquals(
                List.of("", "delay", "gzip", "delay", "", "delay"),
                cancels(plan(1, "delay@every:2", "gzip@every:3"), 6));
    }

    @Test
    void shouldCountEachKindOfRequestByItselfWhenOthersComeBetween() {
        final FaultPlan plan = plan(1, "gzip@every:2", "delay@on=ping,every:2");

        assertNull(plan.strike(Occasion.CANCEL, 1, 1));
        assertNull(plan.strike(Occasion.PING, DecimalText.NOT_A_NUMBER, 1));
        assertNull(plan.strike(Occasion.QUERY, 1, 1));
        assertEquals(FaultKind.GZIP, plan.strike(Occasion.CANCEL, 2, 1).kind());
        assertEquals(
                FaultKind.DELAY,
                plan.strike(Occasion.PING, DecimalText.NOT_A_NUMBER, 1).kind());
    }

    @Test
    void shouldStrikeConnectionsWithAllRulesThatTakeThem() {
        final FaultPlan plan = plan(1, "close-after:5", "refuse-accept@every:2", "gzip");

        assertEquals(1, plan.strikeConnection().size());
        assertEquals(2, plan.strikeConnection().size());
    }

    @Test
    void shouldRepeatItselfWhenSeedIsTheSameAndDifferWhenItIsNot() {
        final List<String> first = cancels(plan(42, "mixed@20%"), 1000);

        assertEquals(first, cancels(plan(42, "mixed@20%"), 1000));
        assertNotEquals(first, cancels(plan(43, "mixed@20%"), 1000));
    }

    @Test
    void shouldComeNearTheRateAndUseTheWholeMixtureWhenThereAreManyRequests() {
        final List<String> struck = cancels(plan(42, "mixed@20%"), 20_000).stream()
                .filter(name -> !name.isEmpty())
                .toList();

        // four standard deviations
        assertEquals(4000, struck.size(), 4 * Math.sqrt(20_000 * 0.2 * 0.8));
        assertEquals(
                FaultRule.parse("mixed@20%").faults().size(),
                struck.stream().distinct().count());
    }

    @Test
    void shouldStrikeAlwaysOrNeverWhenRateIsAllOrNothing() {
        assertTrue(cancels(plan(7, "gzip@100%"), 100).stream().allMatch("gzip"::equals));
        assertTrue(cancels(plan(7, "gzip@0%"), 100).stream().allMatch(String::isEmpty));
    }

    @Test
    void shouldBeAbsentWhenNoRuleStrikes() {
        assertTrue(Objects.isNull(plan(1)) && Objects.isNull(plan(1, "clock-skew:1s")));
    }
}
