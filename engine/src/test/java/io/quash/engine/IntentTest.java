package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.Intent.State;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntentTest {
    @Test
    void shouldBecomeOnlyWhatTheTableOfStatesAllows() {
        final Map<State, Set<State>> allowed = new EnumMap<>(State.class);
        allowed.put(State.QUEUED, EnumSet.of(State.QUEUED, State.DELAYED, State.IN_FLIGHT, State.ENDED));
        allowed.put(State.DELAYED, EnumSet.of(State.QUEUED, State.ENDED));
        allowed.put(State.IN_FLIGHT, EnumSet.of(State.QUEUED, State.DELAYED, State.ENDED));
        allowed.put(State.FOLLOWING, EnumSet.of(State.QUEUED, State.DELAYED, State.IN_FLIGHT, State.ENDED));
        allowed.put(State.ENDED, EnumSet.of(State.QUEUED, State.FOLLOWING));
        for (final State from : State.values()) {
            for (final State to : State.values()) {
                final Intent intent = in(from);
                if (allowed.get(from).contains(to)) {
                    intent.state(to);
                    assertEquals(to, intent.state());
                } else {
                    assertThrows(AssertionError.class, () -> intent.state(to), from + " to " + to);
                    assertEquals(from, intent.state());
                }
            }
        }
    }

    @Test
    void shouldKeepItsOtherRequestsInOrderWhenOneEnds() {
        final Intent intent = new Intent();
        final Request first = new Request(null, null);
        final Request second = new Request(null, null);
        final Request third = new Request(null, null);
        intent.add(first);
        intent.add(second);
        intent.add(third);
        intent.remove(second);
        assertEquals(third, first.next);
        intent.remove(first);
        intent.add(second);
        assertEquals(second, third.next);

        final Intent successor = new Intent();
        successor.takeRequestsOf(intent);
        assertFalse(intent.isInFlight());
        assertEquals(successor, third.intent);
        assertEquals(successor, second.intent);
        successor.remove(second);
        assertTrue(successor.isInFlight());
        successor.remove(third);
        assertFalse(successor.isInFlight());
    }

    private static Intent in(final State state) {
        final Intent intent = new Intent();
        if (state != State.ENDED) {
            intent.state(state == State.FOLLOWING ? State.FOLLOWING : State.QUEUED);
        }
        if (state == State.DELAYED || state == State.IN_FLIGHT) {
            intent.state(state);
        }
        return intent;
    }
}
