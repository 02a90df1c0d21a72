package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VenueAddressesTest {
    private final InetSocketAddress a = new InetSocketAddress("127.0.0.1", 1);
    private final InetSocketAddress b = new InetSocketAddress("127.0.0.2", 1);
    private final InetSocketAddress c = new InetSocketAddress("127.0.0.3", 1);
    private final VenueAddresses addresses = new VenueAddresses(new InetSocketAddress[] {a, b, c});

    @Test
    void shouldTryEachAddressWhenNoneIsMeasured() {
        final Set<Integer> tried = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            tried.add(addresses.choose());
        }
        assertEquals(Set.of(0, 1, 2), tried);
    }

    @Test
    void shouldPreferTheNearestWhenAllAreMeasured() {
        measure(300, 100, 200);
        assertEquals(1, addresses.choose());
        assertEquals(1, addresses.choose());
    }

    @Test
    void shouldTurnToAnotherWhenTheNearestFails() {
        measure(300, 100, 150);
        addresses.onFailure(1);
        assertEquals(2, addresses.choose());
        addresses.onRoundTrip(1, 100);
        assertEquals(1, addresses.choose());
    }

    @Test
    void shouldFollowWhenTheDistancesChange() {
        measure(300, 100, 200);
        for (int i = 0; i < 20; i++) {
            addresses.onRoundTrip(1, 1000);
        }
        assertEquals(2, addresses.choose());
    }

    @Test
    void shouldKeepWhatWasMeasuredWhenTheHostIsLookedUpAgain() {
        measure(300, 100, 200);
        addresses.update(new InetSocketAddress[] {c, a});
        assertEquals(0, addresses.choose());
        assertEquals(c, addresses.address(0));
        addresses.update(new InetSocketAddress[0]);
        assertEquals(c, addresses.address(addresses.choose()), "a look-up that found nothing changes nothing");
    }

    private void measure(final long... roundTripsNs) {
        for (int i = 0; i < roundTripsNs.length; i++) {
            addresses.onRoundTrip(i, roundTripsNs[i]);
        }
    }
}
