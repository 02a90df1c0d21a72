package io.quash.engine;

import io.quash.engine.rules.Event;
import io.quash.engine.rules.Rules;
import io.quash.engine.rules.Step;
import org.agrona.DirectBuffer;

/**
 * All intents between ring and outcome: those that wait to be sent, those that wait for a moment, those in flight. An
 * intent for an order that has one already attaches to it, sends nothing, and ends with it. Not so for all orders of a
 * symbol once that request is in flight: it may have been executed before this intent's newest order came to be. For
 * the sender thread; does not allocate.
 */
final class OpenIntents {
    private final IntentPool pool;
    private final DeadlineQueue deadlines;
    private final FlightTable leaders;
    private final OutcomeWriter outcomes;
    private final IntentQueue waiting = new IntentQueue();
    private final IntentQueue delayed = new IntentQueue();
    private final Rules rules;
    private final boolean repeatsByClientOrderId;
    private long nextWakeNs;

    OpenIntents(
            final int capacity, final OutcomeWriter outcomes, final Rules rules, final boolean repeatsByClientOrderId) {
        this.rules = rules;
        this.repeatsByClientOrderId = repeatsByClientOrderId;
        pool = new IntentPool(capacity);
        deadlines = new DeadlineQueue(capacity);
        leaders = new FlightTable(capacity);
        this.outcomes = outcomes;
    }

    int room() {
        return pool.freeCount();
    }

    boolean isEmpty() {
        return pool.isFull();
    }

    /** Only when there is room. Only copies: what is read from the ring is gone from it, whatever happens next. */
    void takeOn(final int type, final DirectBuffer buffer, final int offset, final long nowNs) {
        final Intent intent = pool.acquire();
        IntentCodec.decode(type, buffer, offset, intent);
        // A client order id may have been given to another order meanwhile.
        intent.tries.begin(intent.cancelsAll, !intent.isByClientOrderId() || repeatsByClientOrderId);
        // A strategy may have submitted it since this cycle began.
        intent.dequeuedNs = nowNs - intent.submittedNs >= 0 ? nowNs : intent.submittedNs;
        deadlines.add(intent);
        final Intent leader = leaders.findOrAdd(intent);
        if (leader != null && !mayMeanAnother(leader)) {
            attach(intent, leader);
            return;
        }
        if (leader != null) {
            leaders.replace(leader, intent);
            leader.replaced = true;
        }
        if (intent.cancelsAll) {
            waitFirst(intent);
        } else {
            waiting.add(intent);
        }
    }

    /** Orders may have come since it was sent; a client order id whose order may be gone may have been used again. */
    private static boolean mayMeanAnother(final Intent leader) {
        return leader.cancelsAll ? leader.isInFlight() : leader.isByClientOrderId() && leader.tries.maybeExecuted();
    }

    /** The next one to be sent, or null; it stays where it is. */
    Intent peekWaiting() {
        return waiting.peek();
    }

    /** It is in flight now. */
    void sent(final Intent intent) {
        waiting.remove(intent);
    }

    /**
     * It is to be sent again before all others, but for those that cancel all orders of a symbol. What is only to be asked
     * about takes its turn: no cancel should wait for that.
     */
    void sendFirst(final Intent intent) {
        leaveQueue(intent);
        waitFirst(intent);
    }

    /** It is to be sent again, before all others, but not yet. */
    void sendLater(final Intent intent, final long notBeforeNs) {
        leaveQueue(intent);
        intent.notBeforeNs = notBeforeNs;
        if (delayed.isEmpty() || notBeforeNs - nextWakeNs < 0) {
            nextWakeNs = notBeforeNs;
        }
        delayed.add(intent);
    }

    /** Lets those wait in the ordinary way whose time has come. */
    int wake(final long nowNs) {
        if (delayed.isEmpty() || nowNs - nextWakeNs < 0) {
            return 0;
        }
        int woken = 0;
        long next = Long.MAX_VALUE;
        Intent intent = delayed.peek();
        while (intent != null) {
            final Intent following = intent.next;
            final long restNs = intent.notBeforeNs - nowNs;
            if (restNs <= 0) {
                sendFirst(intent);
                woken++;
            } else {
                next = Math.min(next, restNs);
            }
            intent = following;
        }
        nextWakeNs = nowNs + next;
        return woken;
    }

    /** One whose deadline has passed, or null. */
    Intent peekExpired(final long nowNs) {
        return deadlines.peekExpired(nowNs);
    }

    /** Any open intent, or null. */
    Intent peekAny() {
        return deadlines.peek();
    }

    /** Ends a leader, and those attached to it, by an answer. */
    void endAnswered(final Intent leader, final OutcomeKind kind, final Reason reason, final VenueAnswer answer) {
        abandonRequests(leader);
        Intent intent = leader;
        while (intent != null) {
            final Intent following = intent == leader ? leader.followers : intent.nextFollower;
            outcomes.answered(intent, leader, kind, reason, answer);
            deadlines.remove(intent);
            intent = following;
        }
        releaseAll(leader);
    }

    /** Ends a leader, and those attached to it, for want of an answer. */
    void endUnanswered(final Intent leader, final OutcomeKind kind, final Reason reason) {
        abandonRequests(leader);
        Intent intent = leader;
        while (intent != null) {
            final Intent following = intent == leader ? leader.followers : intent.nextFollower;
            outcomes.unanswered(intent, leader, kind, reason);
            deadlines.remove(intent);
            intent = following;
        }
        releaseAll(leader);
    }

    /** Ends this one alone; if others are attached to it, the first of them goes on in its place. */
    void endAlone(final Intent intent, final Event event) {
        final Intent leader = intent.leader == null ? intent : intent.leader;
        final long step = rules.next(leader.tries, event, false);
        outcomes.unanswered(intent, leader, Step.kind(step), Step.reason(step));
        deadlines.remove(intent);
        if (leader != intent) {
            detach(intent, leader);
        } else if (intent.followers != null) {
            promote(intent.followers, intent);
        } else {
            abandonRequests(intent);
            forget(intent);
            leaveQueue(intent);
        }
        pool.release(intent);
    }

    private void attach(final Intent intent, final Intent leader) {
        intent.leader = leader;
        intent.nextFollower = leader.followers;
        leader.followers = intent;
    }

    private static void detach(final Intent intent, final Intent leader) {
        if (leader.followers == intent) {
            leader.followers = intent.nextFollower;
            return;
        }
        Intent before = leader.followers;
        while (before.nextFollower != intent) {
            before = before.nextFollower;
        }
        before.nextFollower = intent.nextFollower;
    }

    private void promote(final Intent successor, final Intent leader) {
        successor.succeed(leader);
        successor.leader = null;
        successor.followers = successor.nextFollower;
        successor.nextFollower = null;
        for (Intent other = successor.followers; other != null; other = other.nextFollower) {
            other.leader = successor;
        }
        if (!leader.replaced) {
            leaders.replace(leader, successor);
        }
        successor.connection = handOver(leader.connection, successor);
        successor.hedge = handOver(leader.hedge, successor);
        if (leader.queue == waiting) {
            waitFirst(successor);
        } else if (leader.queue == delayed) {
            delayed.add(successor);
        }
        leaveQueue(leader);
    }

    private static VenueConnection handOver(final VenueConnection connection, final Intent successor) {
        if (connection != null) {
            connection.intent = successor;
        }
        return connection;
    }

    private static void abandonRequests(final Intent intent) {
        abandon(intent.connection, intent);
        abandon(intent.hedge, intent);
        intent.connection = null;
        intent.hedge = null;
    }

    private static void abandon(final VenueConnection connection, final Intent intent) {
        if (connection != null) {
            if (connection.http.requestBytesTaken() == 0) {
                intent.tries.takenBack();
            }
            connection.abandon();
        }
    }

    private void forget(final Intent leader) {
        if (!leader.replaced) {
            leaders.remove(leader);
        }
    }

    private void releaseAll(final Intent leader) {
        forget(leader);
        leaveQueue(leader);
        Intent intent = leader.followers;
        pool.release(leader);
        while (intent != null) {
            final Intent following = intent.nextFollower;
            pool.release(intent);
            intent = following;
        }
    }

    /** Before all others, but for those that cancel all orders of a symbol: nothing goes ahead of these but their like. */
    private void waitFirst(final Intent intent) {
        if (intent.tries.isAsking()) {
            waiting.add(intent);
            return;
        }
        Intent before = waiting.peek();
        while (!intent.cancelsAll && before != null && before.cancelsAll) {
            before = before.next;
        }
        waiting.addBefore(intent, before);
    }

    private static void leaveQueue(final Intent intent) {
        if (intent.queue != null) {
            intent.queue.remove(intent);
        }
    }
}
