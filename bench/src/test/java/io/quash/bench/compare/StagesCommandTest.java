package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Captured;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(120)
class StagesCommandTest {
    private static final long SHORT_REHEARSAL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String THREE = "( +[0-9]+\\.[0-9]{2}){3}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--blocks 4", "--blocks 4 --tls"})
    void shouldSplitRoundTripsWhenRun(final String args) {
        final CommandLine stages = new CommandLine(new StagesCommand(SHORT_REHEARSAL_NS))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));

        assertEquals(0, stages.execute(args.split(" ")), err::toString);

        for (final String stage : new String[] {"submitted", "taken from the ring", "signed", "outcome polled"}) {
            assertTrue(out.toString().matches("(?s).*\\R" + stage + THREE + "\\R.*"), stage + ": " + out);
        }
        for (final String stage :
                new String[] {"handed to the kernel", "first bytes of the answer", "answer decoded", "total"}) {
            assertTrue(out.toString().matches("(?s).*\\R" + stage + THREE + THREE + "\\R.*"), stage + ": " + out);
        }
        assertTrue(out.toString().matches("(?s).*interruptions of a loop .*: [0-9]+ a second of 1 us and more; .*"));
    }

    @Test
    void shouldRefuseWhenBlocksAreTooFew() {
        assertEquals(2, Captured.quash(out, err).execute("stages", "--blocks", "3"));
        assertTrue(err.toString().contains("--blocks 3 is not from 4 to 100000"), err::toString);
    }
}
