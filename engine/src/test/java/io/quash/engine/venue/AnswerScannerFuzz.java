package io.quash.engine.venue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Run by name and with JAZZER_FUZZ=1; the ordinary tests try its seeds without the fuzzer's agent, and allocation with
 * them: what the agent weaves into the scanner allocates.
 */
class AnswerScannerFuzz {
    private final ScannerProperties properties = new ScannerProperties();

    static Stream<byte[]> seeds() {
        return ScannerProperties.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void shouldScanAnyBytesTruthfully(final byte[] body) {
        properties.agree(body);
    }
}
