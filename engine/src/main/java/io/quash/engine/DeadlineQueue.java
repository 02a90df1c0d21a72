package io.quash.engine;

/** Open intents by deadline: a binary heap whose members know their place, so that any can leave. */
final class DeadlineQueue {
    private final Intent[] heap;
    private int size;

    DeadlineQueue(final int capacity) {
        heap = new Intent[capacity];
    }

    /** The intent with the nearest deadline when that has been reached, else null. */
    Intent peekExpired(final long nowNs) {
        return size > 0 && nowNs - heap[0].deadlineNs >= 0 ? heap[0] : null;
    }

    /** The intent with the nearest deadline, or null. */
    Intent peek() {
        return size > 0 ? heap[0] : null;
    }

    void add(final Intent intent) {
        up(size++, intent);
    }

    void remove(final Intent intent) {
        final int index = intent.deadlineIndex;
        intent.deadlineIndex = -1;
        final Intent last = heap[--size];
        heap[size] = null;
        if (last != intent) {
            if (index > 0 && isBefore(last, heap[(index - 1) >>> 1])) {
                up(index, last);
            } else {
                down(index, last);
            }
        }
    }

    private void up(final int from, final Intent intent) {
        int index = from;
        while (index > 0) {
            final int parent = (index - 1) >>> 1;
            if (!isBefore(intent, heap[parent])) {
                break;
            }
            place(index, heap[parent]);
            index = parent;
        }
        place(index, intent);
    }

    private void down(final int from, final Intent intent) {
        int index = from;
        while (true) {
            int child = 2 * index + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], intent)) {
                break;
            }
            place(index, heap[child]);
            index = child;
        }
        place(index, intent);
    }

    private void place(final int index, final Intent intent) {
        heap[index] = intent;
        intent.deadlineIndex = index;
    }

    private static boolean isBefore(final Intent a, final Intent b) {
        return a.deadlineNs - b.deadlineNs < 0;
    }
}
