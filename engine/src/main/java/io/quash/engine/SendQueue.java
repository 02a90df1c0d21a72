package io.quash.engine;

/**
 * Intents whose next request waits: for a connection, in the order in which they go out, or for a moment. For the
 * sender thread; does not allocate.
 */
final class SendQueue {
    private final IntentQueue waiting = new IntentQueue();
    private final IntentQueue delayed = new IntentQueue();
    private long nextWakeNs;

    /** Returns the one to send next, or null; it stays where it is. */
    Intent peek() {
        return waiting.peek();
    }

    /** Adds a new intent behind all others; a cancel of all orders goes ahead of single cancels. */
    void add(final Intent intent) {
        if (intent.cancelsAll) {
            addFirst(intent);
        } else {
            waiting.add(intent);
            intent.state(Intent.State.QUEUED);
        }
    }

    /**
     * Adds an intent ahead of all single cancels, or puts it there. Only cancels of all orders stay ahead of it. A query
     * takes its turn: no cancel should wait for that.
     */
    void addFirst(final Intent intent) {
        leave(intent);
        if (intent.tries.isAsking()) {
            waiting.add(intent);
        } else {
            Intent before = waiting.peek();
            while (!intent.cancelsAll && before != null && before.cancelsAll) {
                before = before.next;
            }
            waiting.addBefore(intent, before);
        }
        intent.state(Intent.State.QUEUED);
    }

    /** Adds an intent, or puts it, where it waits until that time. */
    void addDelayed(final Intent intent, final long notBeforeNs) {
        leave(intent);
        intent.notBeforeNs = notBeforeNs;
        if (delayed.isEmpty() || notBeforeNs - nextWakeNs < 0) {
            nextWakeNs = notBeforeNs;
        }
        delayed.add(intent);
        intent.state(Intent.State.DELAYED);
    }

    /** Puts an intent into the place of another one that is queued or delayed, and takes that off. */
    void succeed(final Intent leader, final Intent successor) {
        if (leader.queue == waiting) {
            addFirst(successor);
        } else if (leader.queue == delayed) {
            delayed.add(successor);
            successor.state(Intent.State.DELAYED);
        }
        leave(leader);
    }

    /** Takes an intent off whose request is in flight now. */
    void sent(final Intent intent) {
        waiting.remove(intent);
        intent.state(Intent.State.IN_FLIGHT);
    }

    void leave(final Intent intent) {
        if (intent.queue != null) {
            intent.queue.remove(intent);
        }
    }

    /** Queues those whose time has come. Returns how many. */
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
                addFirst(intent);
                woken++;
            } else {
                next = Math.min(next, restNs);
            }
            intent = following;
        }
        nextWakeNs = nowNs + next;
        return woken;
    }
}
