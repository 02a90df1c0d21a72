package io.quash.engine.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriesTest {
    private final Tries tries = new Tries();

    @BeforeEach
    void sendThree() {
        tries.begin(false, true);
        tries.sent();
        tries.sent();
        tries.sent();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCLEAR", "UNREADABLE", "NOT_OURS", "LOST"})
    void shouldKnowSinceWhenARequestMayHaveBeenExecuted(final Event event) {
        assertFalse(tries.maybeExecuted());
        tries.note(event, 20);
        assertTrue(tries.maybeExecuted());
        assertEquals(20, tries.maybeExecutedFromNs());
        tries.note(event, 30);
        assertEquals(20, tries.maybeExecutedFromNs(), "the first one counts");
        tries.note(event, 10);
        assertEquals(10, tries.maybeExecutedFromNs(), "also when its answer comes later");
        assertFalse(tries.isInFlight());
    }

    @Test
    void shouldKnowSinceWhenAlsoWhereTheClockWrapsRound() {
        tries.note(Event.LOST, Long.MIN_VALUE + 1);
        tries.note(Event.LOST, Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, tries.maybeExecutedFromNs());
    }

    @Test
    void shouldLearnNothingOfTheCancelsWhenAQueryIsLost() {
        final Tries asking = new Tries();
        asking.begin(false, true);
        asking.took(Step.ask(), Event.NOT_IN_BOOK);
        asking.sent();
        asking.note(Event.LOST, 5);
        assertFalse(asking.maybeExecuted());
        assertFalse(asking.isInFlight());
        assertEquals(1, asking.queries());
        assertEquals(0, asking.cancels());
    }

    @Test
    void shouldTakeOverEverythingWhenItSucceedsAnother() {
        tries.note(Event.NOT_IN_BOOK, 1);
        tries.note(Event.LOST, 7);
        final Tries successor = new Tries();
        successor.succeed(tries);
        assertEquals(3, successor.cancels());
        assertEquals(1, successor.inFlight());
        assertEquals(7, successor.maybeExecutedFromNs());
        assertTrue(successor.isNotInBook() && successor.maybeExecuted() && successor.isRepeatable());
        successor.begin(true, false);
        assertTrue(successor.cancelsAll() && !successor.isRepeatable() && !successor.isNotInBook());
        assertEquals(0, successor.cancels() + successor.inFlight());
    }
}
