package io.quash.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check catches a history that was doctored for it, and none objects to a true one. */
class ExaminerTest {
    private final StagedHistory staged = new StagedHistory();

    @Test
    void shouldFindNothingWhenTheHistoryIsTrue() {
        staged.canceled();
        assertEquals(List.of(), staged.checks());
    }

    @Test
    void shouldFindNothingWhenAllAreCanceledToo() {
        staged.allCanceled();
        assertEquals(List.of(), staged.checks());
    }

    @Test
    void shouldFindNothingWhenARequestForAllIsGivenUpAndTwoAreWanted() {
        staged.givenUpAndTwoWanted();
        assertEquals(List.of(), staged.checks());
    }

    @Test
    void shouldFindNothingWhenTheHedgeHasItsDelay() {
        staged.hedged(StagedHistory.SENT_NS + 20);
        assertEquals(List.of(), staged.checks());
    }

    @Test
    void shouldFindNothingWhenARepeatByClientOrderIdIsAllowed() {
        staged.history.settings.repeatsByClientOrderId(true);
        Doctored.REPEATED_BY_CLIENT_ORDER_ID.tell.accept(staged);
        assertEquals(List.of(), staged.checks());
    }

    @Test
    void shouldFindNothingWhenTheRingHadToWait() {
        staged.lateFromTheRing(1);
        assertEquals(List.of(), staged.checks());
    }

    @Test
    void shouldFindNothingWhenOneRequestForEachConnectionIsTooMany() {
        Doctored.OVER_THE_LIMIT.tell.accept(staged);
        staged.history.settings.connections(2);
        assertEquals(List.of(), staged.checks());
    }

    @Test
    void shouldNameSeedCheckAndOrderWhenSomethingIsFound() {
        staged.canceled();
        staged.intent.told.clear();
        final String text =
                Examiner.examine(staged.history, Check.inForce()).get(0).toString();
        assertTrue(text.startsWith("seed 42: ONE_OUTCOME: 0 outcomes of intent 1"), text);
        assertTrue(text.contains("BTCUSDT 7 seven"), text);
    }

    @ParameterizedTest
    @EnumSource(Doctored.class)
    void shouldCatchTheLieWhenTheHistoryIsDoctored(final Doctored lie) {
        lie.tell.accept(staged);
        assertEquals(List.of(lie.caughtBy), staged.checks());
    }

    @Test
    void shouldHaveALieForEveryCheckWhenCounted() {
        final Set<Check> caught = EnumSet.noneOf(Check.class);
        for (final Doctored lie : Doctored.values()) {
            caught.add(lie.caughtBy);
        }
        assertEquals(EnumSet.allOf(Check.class), caught);
    }
}
