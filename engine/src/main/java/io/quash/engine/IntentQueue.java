package io.quash.engine;

/** Intents in a row: they join at either end and may leave from anywhere. */
final class IntentQueue {
    private Intent head;
    private Intent tail;

    boolean isEmpty() {
        return head == null;
    }

    Intent peek() {
        return head;
    }

    void add(final Intent intent) {
        intent.queue = this;
        intent.previous = tail;
        intent.next = null;
        if (tail == null) {
            head = intent;
        } else {
            tail.next = intent;
        }
        tail = intent;
    }

    /** @param place a member; null for the end. */
    void addBefore(final Intent intent, final Intent place) {
        if (place == null) {
            add(intent);
            return;
        }
        intent.queue = this;
        intent.previous = place.previous;
        intent.next = place;
        if (place.previous == null) {
            head = intent;
        } else {
            place.previous.next = intent;
        }
        place.previous = intent;
    }

    void remove(final Intent intent) {
        if (intent.previous == null) {
            head = intent.next;
        } else {
            intent.previous.next = intent.next;
        }
        if (intent.next == null) {
            tail = intent.previous;
        } else {
            intent.next.previous = intent.previous;
        }
        intent.previous = null;
        intent.next = null;
        intent.queue = null;
    }
}
