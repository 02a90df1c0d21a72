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
        for (int i = count - 1; i >= 0; i--) {
            // One that was read may have ended others.
            work += i < count && wires[i].readNow() ? 1 : 0;
        }
        return work;
    }

    /** A poll that looks at all wires begins. */
    void lookElsewhere() {
        for (int i = count - 1; i >= 0; i--) {
            if (wires[i].isAnswered()) {
                wires[i].foundQuiet();
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
