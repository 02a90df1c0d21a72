package io.quash.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Captured;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class BurstCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int burst(final String args) {
        return Captured.quash(out, err).execute(("burst " + args).split(" "));
    }

    @Test
    void shouldSendEveryBurstInTheOrderOfSubmission() {
        assertEquals(
                0,
                burst("--sizes 1,7,200 --connections 1,3 --clients 2 --rounds 2 --service-time 100us"),
                () -> out + err.toString());

        final String text = out.toString();
        assertTrue(text.matches("(?s).*\\R +1 +1 +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +0\\R.*"), text);
        assertTrue(text.matches("(?s).*\\R +3 +200 +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +0\\R.*"), text);
        assertTrue(text.contains("2 client(s); sender invoked; 2 interleaved rounds"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sizes 0 | --sizes 0 is not from 1 to 65536",
                "--connections 4,65 | --connections 65 is not from 1 to 64",
                "--clients 0 | --clients 0 is not from 1 to 64",
                "--rounds 0 | --rounds 0 is not from 1 to 1000",
                "--service-time 2s | --service-time is above 1s",
                "--service-time 2 | is no duration"
            })
    void shouldSayWhatIsWrongAndExitWith2WhenAnArgumentIsBad(final String args, final String words) {
        assertEquals(2, burst(args));

        assertTrue(err.toString().contains(words), err::toString);
        assertEquals("", out.toString());
    }
}
