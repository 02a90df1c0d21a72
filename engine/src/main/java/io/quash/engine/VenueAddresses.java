package io.quash.engine;

import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * The addresses of the venue's host with what was measured of each. One that was not measured yet is tried first, then
 * the nearest is preferred; one that failed is preferred the less. For the sender thread.
 */
final class VenueAddresses {
    private static final int WEIGHT_OF_OLD = 7;

    private InetSocketAddress[] addresses;
    private long[] roundTripNs;
    private int[] failures;
    private int next;

    VenueAddresses(final InetSocketAddress[] addresses) {
        this.addresses = addresses.clone();
        roundTripNs = new long[addresses.length];
        failures = new int[addresses.length];
    }

    /** Which address to connect to now. */
    InetSocketAddress choose() {
        int best = -1;
        for (int i = 0; i < addresses.length; i++) {
            final int candidate = (next + i) % addresses.length;
            if (best < 0 || cost(candidate) < cost(best)) {
                best = candidate;
            }
        }
        next = (best + 1) % addresses.length;
        return addresses[best];
    }

    /** A request to this address was answered after this time. */
    void onRoundTrip(final InetSocketAddress address, final long ns) {
        final int index = indexOf(address);
        if (index >= 0) {
            final long old = roundTripNs[index];
            roundTripNs[index] = Math.max(1, old == 0 ? ns : (old * WEIGHT_OF_OLD + ns) / (WEIGHT_OF_OLD + 1));
            failures[index] = 0;
        }
    }

    void onFailure(final InetSocketAddress address) {
        final int index = indexOf(address);
        if (index >= 0) {
            failures[index] = Math.min(failures[index] + 1, 16);
        }
    }

    /** The host was looked up again: what was measured is kept of those that are still there. Allocates. */
    void update(final InetSocketAddress[] newest) {
        if (newest.length == 0 || Arrays.equals(newest, addresses)) {
            return;
        }
        final long[] newRoundTripNs = new long[newest.length];
        final int[] newFailures = new int[newest.length];
        for (int i = 0; i < newest.length; i++) {
            final int old = indexOf(newest[i]);
            if (old >= 0) {
                newRoundTripNs[i] = roundTripNs[old];
                newFailures[i] = failures[old];
            }
        }
        addresses = newest.clone();
        roundTripNs = newRoundTripNs;
        failures = newFailures;
        next = 0;
    }

    /** A look-up gives the same ones in another order, and may leave some out. */
    private int indexOf(final InetSocketAddress address) {
        for (int i = 0; i < addresses.length; i++) {
            if (addresses[i].equals(address)) {
                return i;
            }
        }
        return -1;
    }

    /** Unmeasured costs nothing, each failure in a row doubles. */
    private long cost(final int index) {
        if (roundTripNs[index] == 0) {
            return failures[index];
        }
        return roundTripNs[index] << failures[index];
    }
}
