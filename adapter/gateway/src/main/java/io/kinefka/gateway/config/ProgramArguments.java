package io.kinefka.gateway.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What the command line asks for. */
public sealed interface ProgramArguments {
    /** The word before the arguments that are about keys. */
    String KEYS = "keys";

    /** The word before the arguments that are about leases. */
    String LEASES = "leases";

    /** The word before the arguments that are about SQL applications. */
    String SQL = "sql";

    /**
     * Run the gateway.
     *
     * @param flags values by key name
     * @param configFile a configuration file
     */
    record Run(Map<String, String> flags, Optional<Path> configFile) implements ProgramArguments {}

    /**
     * Manage keys instead.
     *
     * @param arguments what follows {@value ProgramArguments#KEYS}
     */
    record ManageKeys(List<String> arguments) implements ProgramArguments {}

    /**
     * Carry the positions of an application over instead.
     *
     * @param arguments what follows {@value ProgramArguments#LEASES}
     */
    record CarryLeases(List<String> arguments) implements ProgramArguments {}

    /**
     * Look into SQL applications instead.
     *
     * @param arguments what follows {@value ProgramArguments#SQL}
     */
    record InspectSql(List<String> arguments) implements ProgramArguments {}

    /** Print the help text. */
    record ShowHelp(String text) implements ProgramArguments {}

    /** Print the version. */
    record ShowVersion() implements ProgramArguments {}

    /**
     * Understands the command line.
     *
     * @throws ConfigException if an option is unknown or lacks its value
     */
    static ProgramArguments parse(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(KEYS)) {
            return new ManageKeys(List.of(arguments).subList(1, arguments.length));
        }
        if (arguments.length > 0 && arguments[0].equals(LEASES)) {
            return new CarryLeases(List.of(arguments).subList(1, arguments.length));
        }
        if (arguments.length > 0 && arguments[0].equals(SQL)) {
            return new InspectSql(List.of(arguments).subList(1, arguments.length));
        }
        var commandLine = new CommandLine(options());
        try {
            var parsed = commandLine.parseArgs(arguments);
            if (parsed.isUsageHelpRequested()) {
                return new ShowHelp(commandLine.getUsageMessage(Help.Ansi.OFF));
            }
            if (parsed.isVersionHelpRequested()) {
                return new ShowVersion();
            }
            var flags = new LinkedHashMap<String, String>();
            for (var key : Keys.ALL) {
                if (parsed.hasMatchedOption(key.flag())) {
                    flags.put(key.name(), parsed.matchedOptionValue(key.flag(), ""));
                }
            }
            return new Run(flags, Optional.ofNullable(parsed.matchedOptionValue("--config", (Path) null)));
        } catch (ParameterException e) {
            throw new ConfigException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "; --help lists the options");
        }
    }

    /** To picocli, descriptions are formats. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }

    private static String defaults(Key<?> key) {
        if (key.defaultText() == null) {
            return "";
        }
        return " (default: " + key.defaultText()
                + (key.defaultText().equals(key.awsDefaultText()) ? "" : ", with limits=aws " + key.awsDefaultText())
                + ")";
    }

    private static CommandSpec options() {
        var spec = CommandSpec.create().name("java -jar kinefka.jar");
        spec.usageMessage()
                .description("The Amazon Kinesis APIs on Apache Kafka.")
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .width(110)
                .footer(
                        "",
                        "Each option is also an environment variable (--data is KINEFKA_DATA) and a key of the file.",
                        "kafka.NAME in the file, or KINEFKA_KAFKA_NAME, sets the property NAME of every Kafka client.",
                        "",
                        "java -jar kinefka.jar keys --help tells how to manage the keys of encrypted streams.",
                        "java -jar kinefka.jar leases --help tells how to move a KCL application's position.",
                        "java -jar kinefka.jar sql --help tells how to look into an SQL application.");
        for (var key : Keys.ALL) {
            spec.addOption(OptionSpec.builder(key.flag())
                    .paramLabel("<" + key.type().label() + ">")
                    .type(String.class)
                    .description(literal(key.doc() + defaults(key)))
                    .build());
        }
        return spec.addOption(OptionSpec.builder("--config")
                        .paramLabel("<path>")
                        .type(Path.class)
                        .description("A configuration file in the syntax of Java properties")
                        .build())
                .addOption(OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("Print this text")
                        .build())
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("Print the version")
                        .build());
    }
}
