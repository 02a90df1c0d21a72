package io.quash.bench;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses whole numbers that are not from the least to the most that an option of a command takes. */
public final class OptionRange {
    private OptionRange() {}

    /** @throws ParameterException naming the option, its value and the range */
    public static void require(
            final CommandSpec command, final String option, final long value, final long least, final long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(), option + ' ' + value + " is not from " + least + " to " + most);
        }
    }

    /** @throws ParameterException naming the option, the first value that is out of range, and the range */
    public static void require(
            final CommandSpec command,
            final String option,
            final List<Integer> values,
            final long least,
            final long most) {
        values.forEach(value -> require(command, option, value, least, most));
    }
}
