package io.quash.bench;

import picocli.CommandLine.Option;

/** The option that shows how a command is used, to be mixed into it after its own. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;
}
