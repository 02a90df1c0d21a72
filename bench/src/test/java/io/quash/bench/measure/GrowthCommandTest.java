package io.quash.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quash.bench.Captured;
import io.quash.bench.measure.SteadyLoad.Setting;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class GrowthCommandTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int growth(final String args) {
        return Captured.quash(out, err).execute(("growth " + args).split(" "));
    }

    @Test
    void shouldMeasureEverySettingAndIdleStrategy() {
        assertEquals(
                0,
                growth("--in-flight 300 --symbols 2000 --clients 7 --rounds 3 --batch 200 --sender-cpu 0"),
                () -> out + err.toString());

        final String text = out.toString();
        for (final String label : new String[] {
            "1 in flight, 1 symbols, 1 clients",
            "300 in flight, 1 symbols, 1 clients",
            "1 in flight, 2000 symbols, 1 clients",
            "1 in flight, 1 symbols, 7 clients",
            "spin",
            "yield",
            "backoff",
            "spin, sender on CPU 0"
        }) {
            assertTrue(text.matches("(?s).*\\R" + label + " +[0-9]+ +[0-9]+ +[0-9.]+ +[0-9.]+\\R.*"), text);
        }
        assertTrue(text.matches("(?s).*it takes [0-9]+ ns of each itself.*"), text);
    }

    @Test
    void shouldAllocateNothingPerCancelWhenTheVenueIsInMemory() {
        try (SteadyLoad load = new SteadyLoad(new Setting(16, 10, 1))) {
            load.runNs(20_000);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 3 && least > 0; round++) {
                final long before = THREADS.getCurrentThreadAllocatedBytes();
                load.runNs(20_000);
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least);
        }
    }

    @Test
    void shouldRefuseSeveralClientsWithSeveralInFlight() {
        assertThrows(IllegalArgumentException.class, () -> new Setting(2, 1, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--in-flight 0 | --in-flight 0 is not from 1 to 4096",
                "--symbols 1,2001 | --symbols 2001 is not from 1 to 2000",
                "--clients 1025 | --clients 1025 is not from 1 to 1024",
                "--sender-cpu -1 | --sender-cpu -1 is not from 0 to 1023",
                "--rounds 0 | --rounds 0 is not from 1",
                "--batch x | --batch"
            })
    void shouldSayWhatIsWrongAndExitWith2WhenAnArgumentIsBad(final String args, final String words) {
        assertEquals(2, growth(args));

        assertTrue(err.toString().contains(words), err::toString);
        assertEquals("", out.toString());
    }
}
