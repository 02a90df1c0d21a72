package io.quash.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Quash;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(180)
class FirstCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int first(final String args) {
        final CommandLine quash = Quash.commandLine();
        quash.setOut(new PrintWriter(out, true));
        quash.setErr(new PrintWriter(err, true));
        return quash.execute(("first " + args).split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --tls"})
    void shouldCompareFirstCancelsOfEachLaunchWithSteadyOnes(final String security) {
        assertEquals(0, first("--launches 2 --idle 20ms --steady 100" + security), () -> out + err.toString());

        final String figures = "( +[0-9]+\\.[0-9]+){5}";
        final String text = out.toString();
        assertTrue(
                text.matches(
                        "(?s)launch [^\\n]*\\R1 " + figures + "\\R2 " + figures + "\\Rmedian " + figures + "\\R.*"),
                text);
        assertTrue(text.contains((security.isEmpty() ? "plain" : "over TLS") + ", idle for 20 ms"), text);
    }

    @Test
    void shouldSayWhatTheProcessSaidWhenALaunchFails() {
        final LaunchProcess process = new LaunchProcess("ftp://x", null, 2, Duration.ZERO);

        final Exception failure = assertThrows(IOException.class, () -> process.run(1));

        assertTrue(failure.getMessage().startsWith("a launch failed"), failure::getMessage);
    }

    @Test
    void shouldTakeNoOtherLineForTimes() {
        assertNull(LaunchTimes.parse("launch-times 1 2"));
        assertEquals(new LaunchTimes(30, 10, 20), LaunchTimes.parse(new LaunchTimes(30, 10, 20).line()));
        assertEquals(3.0, new LaunchTimes(30, 10, 20).firstRatio());
    }

    @Test
    void shouldNotNameTheInnerCommandWhenAskedForCommands() {
        final CommandLine quash = Quash.commandLine();
        quash.setOut(new PrintWriter(out, true));

        assertEquals(0, quash.execute("--help"));

        assertTrue(out.toString().contains("growth"), out::toString);
        assertFalse(out.toString().contains("first-launch"), out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--launches 0 | --launches 0 is not from 1 to 1000",
                "--steady 1 | --steady 1 is not from 2",
                "--idle 2h | --idle is above 1h",
                "--idle soon | is no duration"
            })
    void shouldSayWhatIsWrongAndExitWith2WhenAnArgumentIsBad(final String args, final String words) {
        assertEquals(2, first(args));

        assertTrue(err.toString().contains(words), err::toString);
        assertEquals("", out.toString());
    }
}
