package io.quash.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandTextTest {
    @Command(name = "tool", subcommands = Part.class)
    private static final class Tool {}

    @Command(name = "part")
    private static final class Part {
        @Option(names = "--api-secret")
        private String secret;

        @Option(names = "--file")
        private String file;
    }

    @Test
    void shouldTellTheArgumentsWithoutSecrets() {
        final CommandLine tool = new CommandLine(new Tool());

        tool.parseArgs("part", "--api-secret=hush", "--file", "a b.html");

        assertEquals(
                "tool part --api-secret=(hidden) --file a b.html",
                CommandText.of(tool.getSubcommands().get("part")));
    }
}
