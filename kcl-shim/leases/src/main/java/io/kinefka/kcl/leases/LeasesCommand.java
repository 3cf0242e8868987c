package io.kinefka.kcl.leases;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code leases import} and {@code leases export}, a subcommand for any program; the application must not run meanwhile. What
 * is wrong is thrown, for the program to print.
 */
@Command(
        name = "leases",
        mixinStandardHelpOptions = true,
        description = "Carries positions between a KCL lease table and the consumer group of the same application.")
public final class LeasesCommand {
    @Spec
    private @Nullable CommandSpec spec;

    /** Options that both have. */
    static final class Target {
        @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT", description = "Kafka's addresses.")
        private String bootstrapServers = "";

        @Option(names = "--application", required = true, description = "The application: the consumer group.")
        private String application = "";

        @Option(names = "--property", description = "More for the Kafka clients, for example security.protocol=SSL.")
        private Map<String, String> properties = new HashMap<>();

        LeaseTransfer open() {
            Map<String, Object> kafka = new HashMap<>(properties);
            kafka.put("bootstrap.servers", bootstrapServers);
            return LeaseTransfer.open(kafka);
        }
    }

    /**
     * Does what the arguments say, for programs that are not made of picocli commands.
     *
     * @param program how it is called, for its help
     * @param arguments those after {@code leases}
     * @return the exit code: 0, 1 if it could not be done, 2 if the arguments are wrong
     */
    public static int run(String program, List<String> arguments, PrintWriter out, PrintWriter err) {
        return new CommandLine(new LeasesCommand())
                .setCommandName(program + " leases")
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("kinefka: " + wrong.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println("kinefka: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments.toArray(String[]::new));
    }

    /** Sets the group's offsets to where the leases stand. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Sets a group's offsets to what 'aws dynamodb scan --table-name APPLICATION' has printed.")
    int importLeases(
            @Mixin Target target,
            @Option(names = "--stream", required = true, description = "The stream, if the leases do not name theirs.")
                    String stream,
            @Parameters(description = "The scan's output.") Path file)
            throws IOException {
        List<Lease> leases = LeaseTableFormat.read(Files.readString(file, StandardCharsets.UTF_8));
        try (LeaseTransfer transfer = target.open()) {
            transfer.importLeases(target.application, stream, leases).forEach(this::print);
        }
        return 0;
    }

    private void print(TopicPartition partition, OffsetAndMetadata offset) {
        print(partition + " " + offset.offset() + " " + offset.metadata());
    }

    /** Prints leases that stand where the group does. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Prints a group's positions as 'aws dynamodb scan' would print its lease table.")
    int exportLeases(
            @Mixin Target target,
            @Option(names = "--stream", required = true, description = "The stream; several for several.")
                    List<String> streams,
            @Option(names = "--multi-stream", description = "The application reads several streams.")
                    boolean multiStream) {
        try (LeaseTransfer transfer = target.open()) {
            print(LeaseTableFormat.write(
                    transfer.exportLeases(target.application, streams, multiStream || streams.size() > 1)));
        }
        return 0;
    }

    private void print(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
        }
    }
}
