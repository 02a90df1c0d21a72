package io.quash.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Quash;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(180)
class FirstCommandTest {
    private static final String SMALL =
            "--launches 2 --idle 20ms --steady 100 --exchange-warmup 600" + " --warm-up-pings 3 --warm-up-timeout 10ms";

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
    void shouldCompareFirstCancelsWithSteadyOnesAndWithABareSocket(final String security) {
        assertEquals(0, first(SMALL + " --jvm-option=-XX:+UseSerialGC" + security), () -> out + err.toString());

        final String text = out.toString();
        assertTrue(text.contains((security.isEmpty() ? "plain" : "over TLS") + ", idle for 20 ms"), text);
        assertTrue(text.contains("exchange 600 cancels, gateway 3 pings, rehearsal of at most 10 ms"), text);
        assertTrue(text.contains(" -XX:+UseSerialGC"), text);
        final String[] lines = text.split("\\R");
        assertRows(lines, 2, "1", "2nd", "1st");
        assertRows(lines, 5, "2", "1st", "2nd");
        assertRows(lines, 8, "median", "-", "-");
    }

    private static void assertRows(
            final String[] lines, final int at, final String label, final String quashWent, final String bareWent) {
        assertRow(lines[at], label + " quash " + quashWent, 7, 4, 0);
        assertRow(lines[at + 1], label + " bare " + bareWent + " -", 6, 4, 0);
        assertRow(lines[at + 2], label + " quash/bare - -", 0, 6, 4);
    }

    /** Of times, then ratios, which may be too small for two decimals, then dashes. */
    private static void assertRow(
            final String line, final String labels, final int times, final int ratios, final int dashes) {
        assertTrue(line.length() <= 120, line);
        final String words = line.trim().replaceAll(" +", " ");
        assertTrue(words.startsWith(labels + ' '), line);
        final String[] rest = words.substring(labels.length() + 1).split(" ");
        assertEquals(times + ratios + dashes, rest.length, line);
        for (int i = 0; i < times; i++) {
            assertTrue(Double.parseDouble(rest[i]) > 0, line);
        }
        for (int i = times; i < rest.length; i++) {
            assertTrue(rest[i].matches(i < times + ratios ? "[0-9]+\\.[0-9]{2}" : "-"), line);
        }
    }

    @Test
    void shouldSayWhatTheProcessSaidWhenALaunchFails() {
        assertEquals(1, first("--launches 1 --exchange-warmup 0 --jvm-option=-XX:+NoSuchOption"));

        assertTrue(err.toString().startsWith("a launch failed"), err::toString);
        assertTrue(err.toString().contains("NoSuchOption"), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void shouldTakeNoOtherLineForTimes() {
        final LaunchTimes times = new LaunchTimes(
                true,
                9,
                new PointTimes(new CancelTime(30, 3), new CancelTime(10, 2), new CancelTime(20, 1)),
                new PointTimes(new CancelTime(7, 6), new CancelTime(5, 4), new CancelTime(8, 3)));

        assertEquals(times, LaunchTimes.parse(times.line()));
        assertNull(LaunchTimes.parse("launch-times true 1 2"));
        assertNull(LaunchTimes.parse(times.line().replace("launch-times", "other-times")));
        assertEquals(3.0, times.quash().firstRatio(CancelTime::totalNs));
        assertEquals(0.75, times.bare().afterIdleRatio(CancelTime::ownNs));
    }

    @Test
    void shouldLeaveOutOfItsOwnTimeWhatPassesUntilTheFirstByte() {
        assertEquals(new CancelTime(100, 30), CancelTime.of(1000, 1010, 1080, 1100));
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
                "--idle soon | is no duration",
                "--exchange-warmup -1 | --exchange-warmup -1 is not from 0",
                "--warm-up-pings 0 | --warm-up-pings 0 is not from 1 to 1000",
                "--warm-up-timeout 21s | --warm-up-timeout is above 20s",
                "--bare-pings 0 | --bare-pings 0 is not from 1",
                "--jvm-option Xmx1g | --jvm-option Xmx1g does not begin with a dash",
                "--launches 1000 --steady 50000 | need 100024000 orders, and the exchange has 100000000"
            })
    void shouldSayWhatIsWrongAndExitWith2WhenAnArgumentIsBad(final String args, final String words) {
        assertEquals(2, first(args));

        assertTrue(err.toString().contains(words), err::toString);
        assertEquals("", out.toString());
    }
}
