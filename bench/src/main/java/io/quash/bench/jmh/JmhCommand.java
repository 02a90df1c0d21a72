package io.quash.bench.jmh;

import io.quash.bench.CommandText;
import io.quash.bench.OutputFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quash jmh}: runs the benchmarks with the allocation profiler and prints JMH's table. */
@Command(
        name = "jmh",
        description = "Runs the JMH benchmarks with the allocation profiler and prints their table.",
        mixinStandardHelpOptions = true)
public final class JmhCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATTERN", description = "Regular expressions of benchmark names; all when none is given.")
    private List<String> patterns = new ArrayList<>();

    @Option(names = "--forks", defaultValue = "1", description = "JVMs for each benchmark (default ${DEFAULT-VALUE}).")
    private int forks;

    @Option(
            names = "--iterations",
            defaultValue = "5",
            description = "Measured iterations, after as many to warm up (default ${DEFAULT-VALUE}).")
    private int iterations;

    @Option(names = "--seconds", defaultValue = "1", description = "Of each iteration (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--save",
            paramLabel = "FILE.json",
            description = "Write the results in JMH's JSON format, too, and beside it what they were measured on, as"
                    + " FILE.conditions.json. Two such files are compared by 'quash jmh-compare'.")
    private Path save;

    @Override
    public Integer call() throws RunnerException, IOException {
        final Path conditions = save == null ? null : Conditions.fileBeside(save);
        makeFiles(conditions);
        final TimeValue time = TimeValue.seconds(seconds);
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(forks)
                .warmupIterations(iterations)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.NORMAL)
                .jvmArgsAppend(JvmFlags.needed());
        if (patterns.isEmpty()) {
            options.include("io\\.quash\\.bench\\.jmh\\.");
        }
        patterns.forEach(options::include);
        if (save != null) {
            options.resultFormat(ResultFormatType.JSON).result(save.toString());
        }
        run(options.build());
        if (save != null) {
            Conditions.current(CommandText.of(spec.commandLine())).write(conditions);
        }
        return 0;
    }

    private void run(final Options options) throws RunnerException {
        try {
            new Runner(options).run();
        } catch (final NoBenchmarksException e) {
            throw new ParameterException(spec.commandLine(), "no benchmark matches " + String.join(", ", patterns), e);
        }
    }

    private void makeFiles(final Path conditions) {
        try {
            OutputFiles.make(save, conditions);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
