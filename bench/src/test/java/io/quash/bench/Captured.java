package io.quash.bench;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;

/** The {@code quash} command line, printing to writers of a test. */
public final class Captured {
    private Captured() {}

    public static CommandLine quash(final Writer out, final Writer err) {
        return Quash.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}
