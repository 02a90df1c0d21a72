package io.quash.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class OptionRangeTest {
    private final StringWriter err = new StringWriter();

    @Command(name = "limited")
    static final class Limited implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--one", defaultValue = "2")
        private int one;

        @Option(names = "--many", split = ",", defaultValue = "3")
        private List<Integer> many;

        @Override
        public Integer call() {
            OptionRange.require(spec, "--one", one, 2, 5);
            OptionRange.require(spec, "--many", many, 3, 9);
            return 0;
        }
    }

    private int limited(final String args) {
        return Quash.commandLine()
                .addSubcommand(new Limited())
                .setErr(new PrintWriter(err, true))
                .execute(("limited " + args).split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--one 2", "--one 5", "--many 3", "--many 9,3,4"})
    void shouldTakeAValueWithinTheRange(final String args) {
        assertEquals(0, limited(args), err::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--one 1 | --one 1 is not from 2 to 5",
                "--one 6 | --one 6 is not from 2 to 5",
                "--one -7 | --one -7 is not from 2 to 5",
                "--many 4,2,10 | --many 2 is not from 3 to 9"
            })
    void shouldNameOptionValueAndRangeAndExitWith2WhenOutOfRange(final String args, final String words) {
        assertEquals(2, limited(args));

        assertEquals(words, err.toString().lines().findFirst().orElse(""));
    }
}
