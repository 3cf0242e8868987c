package io.kinefka.kcl.daemon;

import io.kinefka.kcl.leases.LeasesCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: runs a multi-language daemon's properties file on Kafka, or carries its positions over. */
@Command(
        name = "kinefka-kcl",
        mixinStandardHelpOptions = true,
        description = "Runs a KCL application that is written in another language on a Kafka consumer group.",
        subcommands = LeasesCommand.class)
public final class Main implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-p", "--properties-file"},
            description = "The multi-language daemon's properties file, with kafka.bootstrap.servers added.")
    private @Nullable Path propertiesFile;

    @Parameters(arity = "0..1", hidden = true)
    private @Nullable Path positional;

    /** The program. */
    public static void main(String[] arguments) {
        System.exit(execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs a command; gives its exit code: 0, 1 when it failed, 2 when it was not understood. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Path file = propertiesFile != null ? propertiesFile : positional;
        if (file == null) {
            if (spec != null) {
                spec.commandLine().usage(spec.commandLine().getErr());
            }
            return CommandLine.ExitCode.USAGE;
        }
        Daemon daemon = new Daemon(read(file));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon), "kinefka-kcl-stop"));
        daemon.run();
        return CommandLine.ExitCode.OK;
    }

    static DaemonProperties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new DaemonProperties(properties);
    }

    private static void stop(Daemon daemon) {
        try {
            daemon.stop().get(daemon.shutdownGrace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("Not all record processors have ended");
        }
    }
}
