package io.kinefka.gateway.keys;

import io.kinefka.encryption.KeyEntry;
import io.kinefka.encryption.KeyState;
import io.kinefka.encryption.KeyStoreException;
import io.kinefka.encryption.LocalKeyStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code keys create | list | enable | disable}. A running gateway notices what changes here within a second. */
@Command(
        name = "java -jar kinefka.jar keys",
        description = "Manages the keys that streams are encrypted with.",
        synopsisSubcommandLabel = "(create | list | enable | disable)")
public final class KeysCommand {
    private static final int FAILED = 1;

    private final Clock clock;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Print this text")
    @SuppressWarnings("UnusedVariable") // Picocli reads it.
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Which key is meant. */
    static final class Chosen {
        @Option(names = "--alias", paramLabel = "<name>", description = "The key's alias, for example alias/orders")
        @Nullable String alias;

        @Option(names = "--key", paramLabel = "<id>", description = "The key's id, as create and list print it")
        @Nullable String id;

        String name() {
            return alias == null ? String.valueOf(id) : alias;
        }
    }

    private KeysCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * Does what the arguments say.
     *
     * @param arguments those after {@code keys}
     * @return the exit code: 0, 1 if it could not be done, 2 if the arguments are wrong
     */
    public static int run(List<String> arguments, PrintWriter out, PrintWriter err, Clock clock) {
        return new CommandLine(new KeysCommand(clock))
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("kinefka: " + wrong.getMessage());
                    return wrong.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof KeyStoreException known) {
                        err.println("kinefka: " + known.getMessage());
                        return FAILED;
                    }
                    throw failure;
                })
                .execute(arguments.toArray(String[]::new));
    }

    @Command(description = "Makes a key, and the key store when there is none, and prints the key's id.")
    void create(
            @Option(names = "--keystore", required = true, paramLabel = "<file>") Path keystore,
            @Option(names = "--alias", paramLabel = "<name>", description = "For example alias/orders") @Nullable String alias) {
        println(LocalKeyStore.create(keystore, alias, clock).id());
    }

    @Command(description = "Prints a line for each key: id, state, time of creation, aliases.")
    void list(@Option(names = "--keystore", required = true, paramLabel = "<file>") Path keystore) {
        LocalKeyStore.open(keystore).list().forEach(key -> println(line(key)));
    }

    @Command(description = "Lets a key be used again.")
    void enable(
            @Option(names = "--keystore", required = true, paramLabel = "<file>") Path keystore,
            @ArgGroup(multiplicity = "1") Chosen chosen) {
        LocalKeyStore.open(keystore).setState(chosen.name(), KeyState.ENABLED);
    }

    @Command(description = "Keeps a key from being used, also to read what it has encrypted.")
    void disable(
            @Option(names = "--keystore", required = true, paramLabel = "<file>") Path keystore,
            @ArgGroup(multiplicity = "1") Chosen chosen) {
        LocalKeyStore.open(keystore).setState(chosen.name(), KeyState.DISABLED);
    }

    private static String line(KeyEntry key) {
        return (key.id() + " " + key.state() + " " + key.createdAt() + " " + String.join(",", key.aliases())).strip();
    }

    private void println(String line) {
        spec.commandLine().getOut().println(line);
    }
}
