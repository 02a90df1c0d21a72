package io.quash.bench;

import io.quash.bench.compare.CompareCommand;
import io.quash.bench.compare.StagesCommand;
import io.quash.bench.demo.DemoCommand;
import io.quash.bench.exchange.ExchangeCommand;
import io.quash.bench.jmh.JmhCommand;
import io.quash.bench.jmh.JmhCompareCommand;
import io.quash.bench.load.LoadCommand;
import io.quash.bench.measure.BurstCommand;
import io.quash.bench.measure.FirstCommand;
import io.quash.bench.measure.GrowthCommand;
import io.quash.bench.measure.LaunchCommand;
import io.quash.bench.reconcile.ReconcileCommand;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code quash} command line. */
@Command(
        name = "quash",
        description = "Cancels orders on Binance Portfolio Margin with low latency; tools around the library.",
        mixinStandardHelpOptions = true,
        versionProvider = Quash.Version.class,
        subcommands = {
            BurstCommand.class,
            CompareCommand.class,
            StagesCommand.class,
            DemoCommand.class,
            ExchangeCommand.class,
            FirstCommand.class,
            GrowthCommand.class,
            JmhCommand.class,
            JmhCompareCommand.class,
            LaunchCommand.class,
            LoadCommand.class,
            ReconcileCommand.class
        })
public final class Quash implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the process: 0 success, 1 failure, 2 bad arguments. */
    public static void main(final String[] args) {
        LibrarySettings.apply(System.getProperties());
        System.exit(commandLine().execute(args));
    }

    /** The command line as {@link #main} runs it. */
    public static CommandLine commandLine() {
        return new CommandLine(new Quash()).setParameterExceptionHandler(Quash::explain);
    }

    private static int explain(final ParameterException problem, final String[] args) {
        final CommandLine command = problem.getCommandLine();
        command.getErr().println(problem.getMessage());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: one of "
                        + spec.subcommands().values().stream()
                                .map(CommandLine::getCommandSpec)
                                .filter(command -> !command.usageMessage().hidden())
                                .map(CommandSpec::name)
                                .collect(Collectors.joining(", ")));
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            final String packaged = Quash.class.getPackage().getImplementationVersion();
            return new String[] {"quash " + (packaged == null ? "(not packaged)" : packaged)};
        }
    }
}
