package io.quash.engine.sim;

import java.util.PriorityQueue;

/** Virtual time, and what is going to happen in it; what falls on the same instant happens in the order of planning. */
final class Timeline {
    private record Event(long timeNs, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(final Event other) {
            final int byTime = Long.compare(timeNs, other.timeNs);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long nowNs;
    private long sequence;

    Timeline(final long startNs) {
        nowNs = startNs;
    }

    long nowNs() {
        return nowNs;
    }

    void at(final long timeNs, final Runnable action) {
        events.add(new Event(Math.max(timeNs, nowNs), sequence++, action));
    }

    void after(final long delayNs, final Runnable action) {
        at(nowNs + delayNs, action);
    }

    /** When something happens next; {@link Long#MAX_VALUE} when nothing is planned. */
    long nextNs() {
        return events.isEmpty() ? Long.MAX_VALUE : events.peek().timeNs;
    }

    /** @return how many events there were until then. */
    int runUntil(final long timeNs) {
        int count = 0;
        while (nextNs() <= timeNs) {
            final Event event = events.remove();
            nowNs = event.timeNs;
            event.action.run();
            count++;
        }
        nowNs = timeNs;
        return count;
    }
}
