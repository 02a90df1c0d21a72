package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AllocationMeterTest {
    private static final int BYTES = 50_000_000;

    private static byte[] garbage;

    private final Callable<Integer> allocate = () -> {
        garbage = new byte[BYTES];
        return garbage.length;
    };

    @Test
    void shouldCountWhatThisThreadAndOthersAllocate() throws Exception {
        final ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            other.submit(() -> {}).get();
            final AllocationMeter meter = new AllocationMeter();
            meter.start();
            allocate.call();
            assertMegabytes(50, meter.stop());

            meter.start();
            other.submit(allocate).get();
            assertMegabytes(50, meter.stop());
        } finally {
            other.shutdown();
        }
    }

    @Test
    void shouldCountInFullWhatAThreadAllocatesThatBeginsMeanwhile() throws Exception {
        final AllocationMeter meter = new AllocationMeter();
        final ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            meter.start();
            other.submit(allocate).get();
            assertMegabytes(50, meter.stop());
        } finally {
            other.shutdown();
        }
    }

    private static void assertMegabytes(final int megabytes, final long bytes) {
        assertTrue(bytes >= megabytes * 1_000_000L && bytes < (megabytes + 10) * 1_000_000L, bytes + " bytes");
    }
}
