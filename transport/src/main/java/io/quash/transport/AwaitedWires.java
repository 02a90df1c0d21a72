package io.quash.transport;

import java.util.Arrays;

/**
 * Wires that wait for an answer, or were not looked at since it came. While they are few, to read each of them costs
 * less than to ask the kernel which of all wires have something. For the network's thread.
 */
final class AwaitedWires {
    private static final int FEW = 3;

    private NettyWire[] wires = new NettyWire[8];
    private int count;

    boolean areFew() {
        return count > 0 && count <= FEW;
    }

    /** @return how many wires had bytes, or have ended. */
    int read() {
        int work = 0;
        int i = 0;
        while (i < count) {
            final NettyWire wire = wires[i];
            work += wire.readNow() ? 1 : 0;
            // Where it has ended, or has ended others, the last one may have come into its place.
            if (i < count && wires[i] == wire) {
                i++;
            }
        }
        return work;
    }

    /** A poll that looks at all wires begins. */
    void lookElsewhere() {
        int i = 0;
        while (i < count) {
            if (wires[i].isAnswered()) {
                // Leaves its place to the last one.
                wires[i].foundQuiet();
            } else {
                i++;
            }
        }
    }

    /** Bytes went out on this wire. */
    void add(final NettyWire wire) {
        if (wire.awaitedIndex < 0) {
            if (count == wires.length) {
                wires = Arrays.copyOf(wires, 2 * count);
            }
            wire.awaitedIndex = count;
            wires[count++] = wire;
        }
    }

    /** It was looked at since its answer came, or has ended. */
    void remove(final NettyWire wire) {
        if (wire.awaitedIndex >= 0) {
            final NettyWire last = wires[--count];
            wires[wire.awaitedIndex] = last;
            last.awaitedIndex = wire.awaitedIndex;
            wires[count] = null;
            wire.awaitedIndex = -1;
        }
    }
}
