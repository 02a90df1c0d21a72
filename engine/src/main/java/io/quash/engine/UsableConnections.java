package io.quash.engine;

/** Connections that carry nothing, the one first that has been quiet longest. */
final class UsableConnections {
    private final VenueConnection[] ring;
    private int head;
    private int size;

    UsableConnections(final int capacity) {
        ring = new VenueConnection[capacity];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(final VenueConnection connection) {
        int index = head + size;
        if (index >= ring.length) {
            index -= ring.length;
        }
        ring[index] = connection;
        size++;
    }

    /** The first one if it was read since its last answer, or is found quiet; or null. Those that ended are dropped. */
    VenueConnection take(final long polls) {
        while (size > 0 && !ring[head].isUsable()) {
            removeFirst();
        }
        if (size == 0) {
            return null;
        }
        // To look may end it, and others.
        return ring[head].answeredInPoll < polls || ring[head].http.isQuiet() ? removeFirst() : null;
    }

    void remove(final VenueConnection connection) {
        for (int i = size; i > 0; i--) {
            final VenueConnection first = removeFirst();
            if (first != connection) {
                add(first);
            }
        }
    }

    private VenueConnection removeFirst() {
        final VenueConnection first = ring[head];
        ring[head] = null;
        head = head + 1 == ring.length ? 0 : head + 1;
        size--;
        return first;
    }
}
