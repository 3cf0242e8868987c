package io.kinefka.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.encryption.KeyState;
import io.kinefka.encryption.LocalKeyStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    /** What a run of the command left behind. */
    private record Run(int exitCode, String out, String err) {}

    private String file() {
        return directory.resolve("keys.json").toString();
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = KeysCommand.run(List.of(arguments), new PrintWriter(out), new PrintWriter(err), CLOCK);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private KeyState state(String name) {
        return LocalKeyStore.open(Path.of(file())).list().stream()
                .filter(key -> key.id().equals(name) || key.aliases().contains(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void makesKeysAndListsThem() {
        var first = run("create", "--keystore", file(), "--alias", "alias/orders");
        var second = run("create", "--keystore", file());
        var list = run("list", "--keystore", file());

        assertThat(first.exitCode()).isZero();
        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines())
                .containsExactly(
                        first.out().strip() + " ENABLED 2026-11-21T10:00:00Z alias/orders",
                        second.out().strip() + " ENABLED 2026-11-21T10:00:00Z");
    }

    @Test
    void disablesAndEnablesAKeyByAliasOrId() {
        run("create", "--keystore", file(), "--alias", "alias/orders");
        var id = run("create", "--keystore", file()).out().strip();

        assertThat(run("disable", "--keystore", file(), "--alias", "alias/orders")
                        .exitCode())
                .isZero();
        assertThat(run("disable", "--keystore", file(), "--key", id).exitCode()).isZero();
        assertThat(state("alias/orders")).isEqualTo(KeyState.DISABLED);
        assertThat(state(id)).isEqualTo(KeyState.DISABLED);

        run("enable", "--keystore", file(), "--key", id);
        assertThat(state(id)).isEqualTo(KeyState.ENABLED);
    }

    @Test
    void saysInOneLineWhatCannotBeDone() {
        var absent = run("list", "--keystore", file());
        run("create", "--keystore", file(), "--alias", "alias/orders");
        var taken = run("create", "--keystore", file(), "--alias", "alias/orders");
        var unknown = run("enable", "--keystore", file(), "--alias", "alias/other");

        assertThat(absent).isEqualTo(new Run(1, "", "kinefka: There is no key store " + file() + "\n"));
        assertThat(taken).isEqualTo(new Run(1, "", "kinefka: The alias alias/orders is taken\n"));
        assertThat(unknown).isEqualTo(new Run(1, "", "kinefka: There is no key alias/other in " + file() + "\n"));
    }

    @Test
    void refusesArgumentsThatAreWrong() {
        assertThat(run("create").exitCode()).isEqualTo(2);
        assertThat(run("enable", "--keystore", file()).exitCode()).isEqualTo(2);
        assertThat(run("enable", "--keystore", file(), "--alias", "a", "--key", "b")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("destroy", "--keystore", file()).err())
                .startsWith("kinefka: Unmatched argument")
                .hasLineCount(1);
        assertThat(run().exitCode()).isEqualTo(2);
    }

    @Test
    void describesItselfOnRequest() {
        assertThat(run("--help").out()).contains("create", "list", "enable", "disable");
        assertThat(run("--help").exitCode()).isZero();
        assertThat(run("create", "--help").out()).contains("--keystore=<file>", "--alias=<name>");
    }
}
