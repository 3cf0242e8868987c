package io.kinefka.analytics.explain;

import io.kinefka.analytics.host.tail.Tail;
import io.kinefka.analytics.host.tail.TailException;
import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.log.analytics.ApplicationId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code sql explain}: prints the plan of application code, or where it is wrong. {@code sql tail}: prints rows of applications that run. */
@Command(
        name = "java -jar kinefka.jar sql",
        description = "Looks into SQL applications.",
        synopsisSubcommandLabel = "(explain | tail)")
public final class SqlCommand {
    private static final int FAILED = 1;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Print this text")
    @SuppressWarnings("UnusedVariable") // Picocli reads it.
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private SqlCommand() {}

    /**
     * Does what the arguments say.
     *
     * @param arguments those after {@code sql}
     * @return the exit code: 0, 1 if the code is wrong, a file cannot be read, or there is no such application or stream, 2 if the arguments are wrong
     */
    public static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        return new CommandLine(new SqlCommand())
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("kinefka: " + wrong.getMessage());
                    return wrong.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof IOException unreadable) {
                        err.println("kinefka: " + unreadable);
                        return FAILED;
                    }
                    throw failure;
                })
                .execute(arguments.toArray(String[]::new));
    }

    @Command(description = "Prints the streams and pumps of application code, their windows, and what state they keep.")
    int explain(
            @Option(
                            names = "--input",
                            paramLabel = "<schema>",
                            description =
                                    "A stream that a source fills, as NAME (COLUMN TYPE, ...); may be there several times")
                    @Nullable List<String> inputs,
            @Option(names = "--reference", paramLabel = "<schema>", description = "A reference table, in the same way")
                    @Nullable List<String> references,
            @Option(
                            names = "--configuration",
                            paramLabel = "<file>",
                            description = "JSON with Inputs and ReferenceDataSources as CreateApplication takes them")
                    @Nullable Path configuration,
            @Parameters(paramLabel = "<file>", description = "The application code") Path file)
            throws IOException {
        var code = Files.readString(file);
        try {
            var schemas =
                    configuration == null ? Schemas.NONE : Schemas.ofConfiguration(Files.readString(configuration));
            var all = schemas.and(inputs == null ? List.of() : inputs, references == null ? List.of() : references);
            var plan = ApplicationCompiler.compile(code, all.inputs(), all.references());
            out().print(plan.explain());
            out().print(KeptState.of(plan));
            out().flush();
            return 0;
        } catch (CodeValidationException refused) {
            var place = refused.line() > 0 ? refused.line() + ":" + refused.column() + ": " : "";
            spec.commandLine().getErr().println(place + refused.reason());
            return FAILED;
        }
    }

    @Command(
            description = "Prints the rows of an in-application stream as JSON, one a line, as they come, until it is"
                    + " interrupted. Waits while the application does not run.")
    int tail(
            @Option(
                            names = "--kafka",
                            paramLabel = "<host:port>",
                            defaultValue = "127.0.0.1:9092",
                            description = "Kafka's addresses (default: ${DEFAULT-VALUE}, the embedded broker's)")
                    String bootstrapServers,
            @Option(
                            names = "--property",
                            paramLabel = "<name=value>",
                            description = "More for the Kafka clients, for example security.protocol=SSL")
                    @Nullable Map<String, String> properties,
            @Option(
                            names = "--account",
                            defaultValue = "000000000000",
                            description = "The application's account (default: ${DEFAULT-VALUE})")
                    String account,
            @Option(
                            names = "--region",
                            defaultValue = "us-east-1",
                            description = "Its region (default: ${DEFAULT-VALUE})")
                    String region,
            @Parameters(paramLabel = "<application>", description = "The application's name") String application,
            @Parameters(
                            paramLabel = "<stream>",
                            description = "A stream of its code, of an input such as CLICKS_001, or error_stream")
                    String stream) {
        var kafka = new HashMap<String, String>();
        if (properties != null) {
            kafka.putAll(properties);
        }
        kafka.put("bootstrap.servers", bootstrapServers);
        var screen = new PrintedRows(out(), spec.commandLine().getErr());
        try (var tail = Tail.open(kafka, new ApplicationId(account, region, application), stream, screen)) {
            Interruption.handledBy(tail::stop, tail::run);
            return 0;
        } catch (TailException nothing) {
            screen.note(String.valueOf(nothing.getMessage()));
            return FAILED;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
