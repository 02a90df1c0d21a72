package io.quash.engine;

import java.util.BitSet;
import net.openhft.affinity.Affinity;

/**
 * Keeps a thread on one CPU, through OpenHFT Affinity. That library is optional, so nothing else may name it, and this
 * class is used only where a CPU is asked for.
 */
final class ThreadPinning {
    private static final String PLATFORM = System.getProperty("os.name");

    private ThreadPinning() {}

    /** @throws IllegalArgumentException when the thread cannot be made to run on that CPU alone, saying why. */
    static void pinCurrentThread(final int cpu) {
        final BitSet before;
        try {
            before = Affinity.getAffinity();
        } catch (final LinkageError ex) {
            throw refused(
                    cpu,
                    "Affinity cannot be loaded (" + ex + "): put net.openhft:affinity, with JNA, on the class path",
                    ex);
        }
        // Where it cannot pin, Affinity does nothing and says nothing; on Windows it returns what it was asked for.
        if (before.isEmpty() || !PLATFORM.startsWith("Linux")) {
            throw refused(
                    cpu,
                    "threads cannot be pinned here, on " + PLATFORM + ": it takes Linux, JNA on the class"
                            + " path, and a folder (jna.tmpdir) from which JNA may load its native library",
                    null);
        }
        try {
            Affinity.setAffinity(cpu);
        } catch (final RuntimeException ex) {
            throw notUsable(cpu, before, ex);
        }
        if (!isPinnedTo(cpu)) {
            throw notUsable(cpu, before, null);
        }
    }

    private static boolean isPinnedTo(final int cpu) {
        final BitSet cpus = Affinity.getAffinity();
        return cpus.get(cpu) && cpus.cardinality() == 1;
    }

    private static IllegalArgumentException notUsable(final int cpu, final BitSet before, final Throwable cause) {
        final String why = "there is no such CPU, or this process may not use it: choose another; the launching thread"
                + " may use " + before;
        return refused(cpu, why, cause);
    }

    private static IllegalArgumentException refused(final int cpu, final String why, final Throwable cause) {
        return new IllegalArgumentException("sender.cpu: " + cpu + ": " + why + "; or leave the setting out", cause);
    }
}
