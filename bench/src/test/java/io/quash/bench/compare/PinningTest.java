package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PinningTest {
    @Test
    void shouldReadCoresWhenTasksetListsThemSinglyOrInRanges() {
        assertEquals(List.of(0, 1), Pinning.cores("pid 17's current affinity list: 0,1\n"));
        assertEquals(List.of(0, 2, 3, 4, 9), Pinning.cores("pid 17's current affinity list: 0,2-4,9\n"));
        assertEquals(List.of(5), Pinning.cores("5"));
    }

    @Test
    void shouldSayWhyAndLeaveTheExchangeAloneWhenNothingIsPinned() {
        try (Pinning none = Pinning.none("for a reason")) {
            assertTrue(none.toString().contains("for a reason"), none::toString);
            assertEquals(List.of(), none.exchangePrefix());
        }
    }
}
