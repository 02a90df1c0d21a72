package io.quash.engine.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Walks all that can happen to an order, under many settings, and holds every decision against what must be true. In
 * flight are at most two cancels or one query; counts that nothing bounds but the deadline are walked up to a few.
 */
class RulesWalkTest {
    private static final Set<Event> CANCEL_ANSWERS = EnumSet.range(Event.CANCELED, Event.UNSENT);
    private static final Set<Event> QUERY_ANSWERS = EnumSet.of(
            Event.FOUND_CANCELED_BY_US,
            Event.FOUND_NOT_OPEN,
            Event.FOUND_OPEN,
            Event.NOT_FOUND,
            Event.NO_NEWS,
            Event.CLOCK,
            Event.LIMITED,
            Event.BLOCKED,
            Event.NOT_OURS,
            Event.LOST);
    private static final Set<Event> ENDS = EnumSet.range(Event.DEADLINE, Event.SENDER_FAILED);
    private static final int MOST_CANCELS = 14;

    /** REJECTED although one of two requests was told -2011, when the other was refused: to be mended. */
    private long rejectedAlthoughNotInBook;

    private final Map<OutcomeKind, Set<Reason>> pairs = new EnumMap<>(OutcomeKind.class);
    private long decisions;
    private long states;

    @Test
    void shouldHoldWhatMustBeTrueInEveryState() throws IOException {
        for (int maxRepeats = 0; maxRepeats <= 2; maxRepeats++) {
            for (int maxQueries = 0; maxQueries <= 3; maxQueries++) {
                for (int flags = 0; flags < 8; flags++) {
                    final boolean cancelsAll = (flags & 2) != 0;
                    walk(new Rules(maxRepeats, maxQueries, (flags & 1) != 0), cancelsAll, (flags & 4) != 0);
                }
            }
        }
        System.out.println("rules: " + states + " states, " + decisions + " decisions, " + pairs);
        assertTrue(decisions > 100_000, decisions + " decisions");
        assertTrue(rejectedAlthoughNotInBook > 0, "the exception is gone: forbid it");
        assertEquals(documentedPairs(), names(pairs), "the table of reasons in FAULTS.md");
    }

    private void walk(final Rules rules, final boolean cancelsAll, final boolean repeatable) {
        final Set<String> seen = new HashSet<>();
        final Queue<Tries> open = new ArrayDeque<>();
        final Tries first = new Tries();
        first.begin(cancelsAll, repeatable);
        add(first, seen, open);
        while (!open.isEmpty()) {
            states++;
            final Tries tries = open.remove();
            sendIn(tries, seen, open);
            for (final Event event : ENDS) {
                assertEquals(Step.END, Step.op(check(rules, tries, event, true)), () -> "after " + event);
            }
            if (tries.isInFlight()) {
                for (final Event event : tries.isAsking() ? QUERY_ANSWERS : CANCEL_ANSWERS) {
                    follow(rules, tries, event, true, seen, open);
                    follow(rules, tries, event, false, seen, open);
                }
            }
        }
    }

    /** The next request leaves, or a hedge beside the one in flight. */
    private static void sendIn(final Tries tries, final Set<String> seen, final Queue<Tries> open) {
        final int most = tries.isAsking() || tries.cancelsAll() || !tries.isRepeatable() ? 1 : 2;
        if (tries.inFlight() < most && tries.cancels() < MOST_CANCELS) {
            final Tries next = copyOf(tries);
            next.sent();
            add(next, seen, open);
        }
    }

    private void follow(
            final Rules rules,
            final Tries tries,
            final Event event,
            final boolean token,
            final Set<String> seen,
            final Queue<Tries> open) {
        final long step = check(rules, tries, event, token);
        if (Step.op(step) != Step.END) {
            final Tries next = copyOf(tries);
            next.note(event, 1);
            next.took(step, event);
            assertProgress(tries, next, event, step);
            add(next, seen, open);
        }
    }

    private long check(final Rules rules, final Tries before, final Event event, final boolean token) {
        decisions++;
        final Tries tries = copyOf(before);
        tries.note(event, 1);
        final String noted = key(tries);
        final long step = rules.next(tries, event, token);
        assertEquals(noted, key(tries), "a decision changes nothing");
        final String what = noted + " " + event + ": " + Step.toString(step);
        assertTrue(token || !Step.isPaid(step), () -> "paid without a token: " + what);
        assertTrue(Step.op(step) != Step.WAIT || tries.isInFlight(), () -> "waits for nothing: " + what);
        assertTrue(
                Step.op(step) == Step.END || Step.op(step) == Step.WAIT || !tries.isInFlight(), () -> "third: " + what);
        if (Step.op(step) == Step.END) {
            checkEnd(tries, event, step, what);
        }
        return step;
    }

    private void checkEnd(final Tries tries, final Event event, final long step, final String what) {
        final OutcomeKind kind = Step.kind(step);
        final Reason reason = Step.reason(step);
        pairs.computeIfAbsent(kind, each -> EnumSet.noneOf(Reason.class)).add(reason);
        final boolean cancelInFlight = tries.isInFlight() && !tries.isAsking();
        switch (kind) {
            case CANCELED:
                assertTrue(event == Event.CANCELED || event == Event.FOUND_CANCELED_BY_US, what);
                break;
            case CLOSED:
                assertTrue(event == Event.NOT_OPEN || event == Event.FOUND_NOT_OPEN, what);
                break;
            case NOT_SENT:
                assertEquals(0, tries.cancels(), what);
                break;
            case REJECTED:
                assertTrue(tries.cancels() > 0 && !tries.maybeExecuted() && !cancelInFlight, what);
                rejectedAlthoughNotInBook += tries.isNotInBook() ? 1 : 0;
                assertTrue(!tries.isNotInBook() || tries.cancels() > 1, what);
                break;
            case GONE:
                assertTrue(tries.isNotInBook(), what);
                break;
            default:
                assertTrue(tries.maybeExecuted() || cancelInFlight, what);
                break;
        }
        if (reason == Reason.RESOLVED) {
            assertTrue(tries.isAsking(), what);
        }
    }

    /** Every path ends: each step uses up a count, or waits for a hold or a delay that the deadline bounds. */
    private static void assertProgress(final Tries before, final Tries after, final Event event, final long step) {
        final boolean boundedByTheDeadline =
                event == Event.LIMITED || event == Event.UNSENT || before.cancelsAll() || Step.op(step) == Step.WAIT;
        final boolean countedOn = after.repeats() > before.repeats()
                || after.backOffs() > before.backOffs()
                || after.isClockCorrected() && !before.isClockCorrected()
                || Step.op(step) == Step.ASK;
        assertTrue(boundedByTheDeadline || countedOn, () -> key(before) + " " + event + ": " + Step.toString(step));
    }

    private static void add(final Tries tries, final Set<String> seen, final Queue<Tries> open) {
        if (tries.cancels() <= MOST_CANCELS && tries.repeats() <= 8 && seen.add(key(tries))) {
            open.add(tries);
        }
    }

    private static Tries copyOf(final Tries tries) {
        final Tries copy = new Tries();
        copy.succeed(tries);
        return copy;
    }

    /** Nothing but whether there were any depends on the number of cancels. */
    private static String key(final Tries tries) {
        return Math.min(tries.cancels(), 2) + "c " + tries.repeats() + "r " + tries.queries() + "q " + tries.backOffs()
                + "b " + tries.inFlight() + "f"
                + (tries.isAsking() ? " asking" : "")
                + (tries.isClockCorrected() ? " corrected" : "")
                + (tries.isNotInBook() ? " notInBook" : "")
                + (tries.maybeExecuted() ? " maybe" : "");
    }

    private static Map<String, Set<String>> names(final Map<OutcomeKind, Set<Reason>> pairs) {
        final Map<String, Set<String>> names = new TreeMap<>();
        pairs.forEach((kind, reasons) -> names.put(
                kind.name(), reasons.stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new))));
        return names;
    }

    private static Map<String, Set<String>> documentedPairs() throws IOException {
        final String text = Files.readString(Path.of("FAULTS.md"), UTF_8);
        final String section = text.substring(text.indexOf("## Which reasons an outcome can have"));
        final Map<String, Set<String>> rows = new TreeMap<>();
        section.substring(0, section.indexOf("\n## "))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line ->
                        line.replaceAll("[`| ]+", " ").replace(",", "").trim().split(" "))
                .forEach(cells -> rows.put(
                        cells[0],
                        java.util.Arrays.stream(cells).skip(1).collect(Collectors.toCollection(TreeSet::new))));
        return rows;
    }
}
