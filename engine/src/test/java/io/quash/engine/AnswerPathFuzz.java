package io.quash.engine;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Run by name and with JAZZER_FUZZ=1; the ordinary tests try its seeds without the fuzzer's agent. */
class AnswerPathFuzz {
    private final AnswerPathProperties properties = new AnswerPathProperties();

    static Stream<byte[]> seeds() {
        return AnswerPathProperties.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void shouldEndInOneTrueOutcomeWhateverAnswers(final byte[] input) {
        properties.check(input);
    }
}
