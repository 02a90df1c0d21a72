package io.quash.bench;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A command line as it was given, to be written down. */
public final class CommandText {
    private CommandText() {}

    /** With its arguments, but without the values of those whose names suggest a secret. */
    public static String of(final CommandLine command) {
        final CommandLine root = rootOf(command);
        return Stream.concat(
                        Stream.of(root.getCommandName()),
                        root.getParseResult().originalArgs().stream().map(Machine::withoutSecret))
                .collect(Collectors.joining(" "));
    }

    private static CommandLine rootOf(final CommandLine command) {
        return command.getParent() == null ? command : rootOf(command.getParent());
    }
}
