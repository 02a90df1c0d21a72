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

    /** The first one if it was answered before this poll, or null. One that has ended meanwhile is dropped. */
    VenueConnection take(final long polls) {
        while (size > 0 && !ring[head].isUsable()) {
            removeFirst();
        }
        return size > 0 && ring[head].answeredInPoll < polls ? removeFirst() : null;
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
