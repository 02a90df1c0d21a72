package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VenueAddressesTest {
    private final InetSocketAddress a = new InetSocketAddress("127.0.0.1", 1);
    private final InetSocketAddress b = new InetSocketAddress("127.0.0.2", 1);
    private final InetSocketAddress c = new InetSocketAddress("127.0.0.3", 1);
    private final VenueAddresses addresses = new VenueAddresses(new InetSocketAddress[] {a, b, c});

    @Test
    void shouldTryEachAddressWhenNoneIsMeasured() {
        final Set<InetSocketAddress> tried = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            tried.add(addresses.choose());
        }
        assertEquals(Set.of(a, b, c), tried);
    }

    @Test
    void shouldPreferTheNearestWhenAllAreMeasured() {
        measure(300, 100, 200);
        assertEquals(b, addresses.choose());
        assertEquals(b, addresses.choose());
    }

    @Test
    void shouldTurnToAnotherWhenTheNearestFails() {
        measure(300, 100, 150);
        addresses.onFailure(b);
        assertEquals(c, addresses.choose());
        addresses.onRoundTrip(b, 100);
        assertEquals(b, addresses.choose());
    }

    @Test
    void shouldFollowWhenTheDistancesChange() {
        measure(300, 100, 200);
        for (int i = 0; i < 20; i++) {
            addresses.onRoundTrip(b, 1000);
        }
        assertEquals(c, addresses.choose());
    }

    @Test
    void shouldKeepWhatWasMeasuredWhenTheHostIsLookedUpAgain() {
        measure(300, 100, 200);
        addresses.update(new InetSocketAddress[] {c, a});
        assertEquals(c, addresses.choose());
        addresses.update(new InetSocketAddress[0]);
        assertEquals(c, addresses.choose(), "a look-up that found nothing changes nothing");
    }

    @Test
    void shouldMeasureTheAddressThatAnsweredWhenTheHostWasLookedUpInAnotherOrder() {
        measure(100, 200, 300);
        final InetSocketAddress nearest = addresses.choose();
        addresses.update(new InetSocketAddress[] {c, b, a});
        for (int i = 0; i < 20; i++) {
            addresses.onRoundTrip(nearest, 1000);
        }
        assertEquals(b, addresses.choose());
    }

    private void measure(final long... roundTripsNs) {
        for (int i = 0; i < roundTripsNs.length; i++) {
            addresses.onRoundTrip(List.of(a, b, c).get(i), roundTripsNs[i]);
        }
    }
}
