package io.quash.engine;

import io.quash.engine.rules.Event;
import io.quash.engine.rules.Rules;
import io.quash.engine.rules.Step;
import org.agrona.DirectBuffer;

/**
 * All intents between ring and outcome: their slots, their deadlines, and how they end. For the sender thread; does not
 * allocate.
 */
final class Intents {
    private final Intent[] free;
    private int freeCount;
    private final DeadlineQueue deadlines;
    private final SingleFlight flights;
    private final SendQueue queue;
    private final OutcomeWriter outcomes;
    private final Rules rules;
    private final boolean repeatsByClientOrderId;

    Intents(
            final int capacity,
            final SendQueue queue,
            final OutcomeWriter outcomes,
            final Rules rules,
            final boolean repeatsByClientOrderId) {
        free = new Intent[capacity];
        for (int i = 0; i < capacity; i++) {
            free[i] = new Intent();
        }
        freeCount = capacity;
        deadlines = new DeadlineQueue(capacity);
        flights = new SingleFlight(capacity, queue);
        this.queue = queue;
        this.outcomes = outcomes;
        this.rules = rules;
        this.repeatsByClientOrderId = repeatsByClientOrderId;
    }

    /** Returns how many more can be admitted. */
    int room() {
        return freeCount;
    }

    boolean isEmpty() {
        return freeCount == free.length;
    }

    /** Admits an intent; only when there is room. What is read from the ring is gone from it, so nothing here throws. */
    void admit(final int type, final DirectBuffer buffer, final int offset, final long nowNs) {
        final Intent intent = free[--freeCount];
        intent.reset();
        IntentCodec.decode(type, buffer, offset, intent);
        // A client order id may have been given to another order meanwhile.
        intent.tries.begin(intent.cancelsAll, !intent.isByClientOrderId() || repeatsByClientOrderId);
        // A strategy may have submitted it since this cycle began.
        intent.dequeuedNs = nowNs - intent.submittedNs >= 0 ? nowNs : intent.submittedNs;
        deadlines.add(intent);
        if (!flights.follow(intent)) {
            queue.add(intent);
        }
    }

    /** Returns one whose deadline has passed, or null. */
    Intent peekExpired(final long nowNs) {
        return deadlines.peekExpired(nowNs);
    }

    /** Returns any open intent, or null. */
    Intent peekAny() {
        return deadlines.peek();
    }

    /** Ends a leader and its followers as the step says, which rests on the answer or on nothing. */
    void end(final Intent leader, final long step, final VenueAnswer answer) {
        leader.abandonRequests();
        Intent intent = leader;
        while (intent != null) {
            final Intent following = intent == leader ? leader.followers : intent.nextFollower;
            if (Step.restsOnAnswer(step)) {
                outcomes.answered(intent, leader, Step.kind(step), Step.reason(step), answer);
            } else {
                outcomes.unanswered(intent, leader, Step.kind(step), Step.reason(step));
            }
            deadlines.remove(intent);
            intent = following;
        }
        flights.forget(leader);
        queue.leave(leader);
        releaseAll(leader);
    }

    /** Ends this intent alone; if others follow it, the first of them leads from now on. */
    void endAlone(final Intent intent, final Event event) {
        final Intent leader = intent.leader == null ? intent : intent.leader;
        final long step = rules.next(leader.tries, event, false);
        outcomes.unanswered(intent, leader, Step.kind(step), Step.reason(step));
        deadlines.remove(intent);
        if (leader != intent) {
            flights.leave(intent);
        } else if (intent.followers != null) {
            flights.promote(intent);
        } else {
            intent.abandonRequests();
            flights.forget(intent);
            queue.leave(intent);
        }
        release(intent);
    }

    private void releaseAll(final Intent leader) {
        Intent intent = leader.followers;
        release(leader);
        while (intent != null) {
            final Intent following = intent.nextFollower;
            release(intent);
            intent = following;
        }
    }

    private void release(final Intent intent) {
        intent.state(Intent.State.ENDED);
        free[freeCount++] = intent;
    }
}
