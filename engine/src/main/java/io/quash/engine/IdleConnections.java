package io.quash.engine;

/** Connections that carry nothing, the one first that has been quiet longest. */
final class IdleConnections {
    private final Connection[] ring;
    private int head;
    private int size;

    IdleConnections(final int capacity) {
        ring = new Connection[capacity];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(final Connection connection) {
        int index = head + size;
        if (index >= ring.length) {
            index -= ring.length;
        }
        ring[index] = connection;
        size++;
    }

    /** Takes the first one if it is quiet, else returns null. Those that ended are dropped. */
    Connection take() {
        while (size > 0 && !ring[head].isUsable()) {
            removeFirst();
        }
        if (size == 0) {
            return null;
        }
        // To look may end it, and others.
        return ring[head].http.isQuiet() ? removeFirst() : null;
    }

    void remove(final Connection connection) {
        for (int i = size; i > 0; i--) {
            final Connection first = removeFirst();
            if (first != connection) {
                add(first);
            }
        }
    }

    private Connection removeFirst() {
        final Connection first = ring[head];
        ring[head] = null;
        head = head + 1 == ring.length ? 0 : head + 1;
        size--;
        return first;
    }
}
