package io.quash.transport;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Run by name and with JAZZER_FUZZ=1; the ordinary tests try its seeds without the fuzzer's agent. */
class ResponseDecoderFuzz {
    private final DecoderProperties properties = new DecoderProperties();

    static Stream<byte[]> seeds() {
        return DecoderProperties.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void shouldDecodeAnyBytesTruthfully(final byte[] input) {
        properties.check(input);
    }
}
