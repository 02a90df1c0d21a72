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

    void addFirst(final Intent intent) {
        intent.queue = this;
        intent.previous = null;
        intent.next = head;
        if (head == null) {
            tail = intent;
        } else {
            head.previous = intent;
        }
        head = intent;
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
