package io.kinefka.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramArgumentsTest {

    @Test
    void takesEveryKeyAsAnOption() {
        var arguments = ProgramArguments.parse("--port", "1", "--embedded-kafka-port=2", "--config", "my.properties");

        assertThat(arguments)
                .isEqualTo(new ProgramArguments.Run(
                        Map.of("port", "1", "embedded.kafka.port", "2"), Optional.of(Path.of("my.properties"))));
    }

    @Test
    void runsWithoutOptions() {
        assertThat(ProgramArguments.parse()).isEqualTo(new ProgramArguments.Run(Map.of(), Optional.empty()));
    }

    @Test
    void describesEveryKeyInItsHelp() {
        var help = (ProgramArguments.ShowHelp) ProgramArguments.parse("--help");

        assertThat(Keys.ALL).allSatisfy(key -> assertThat(help.text()).contains(key.flag() + "=<"));
        assertThat(help.text()).contains("--config=<path>", "(default: 4567)");
    }

    @Test
    void knowsTheVersionOption() {
        assertThat(ProgramArguments.parse("--version")).isEqualTo(new ProgramArguments.ShowVersion());
    }

    @Test
    void refusesUnknownOptionsAndMissingValues() {
        assertThatThrownBy(() -> ProgramArguments.parse("--prot", "1"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--prot")
                .hasMessageEndingWith("; --help lists the options");
        assertThatThrownBy(() -> ProgramArguments.parse("--port"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--port");
    }

    @Test
    void leavesArgumentsAboutKeysToWhomTheyConcern() {
        assertThat(ProgramArguments.parse("keys", "list", "--keystore", "my.json"))
                .isEqualTo(new ProgramArguments.ManageKeys(List.of("list", "--keystore", "my.json")));
    }

    @Test
    void leavesArgumentsAboutLeasesToWhomTheyConcern() {
        assertThat(ProgramArguments.parse("leases", "export", "--kafka", "broker:9092"))
                .isEqualTo(new ProgramArguments.CarryLeases(List.of("export", "--kafka", "broker:9092")));
    }

    @Test
    void leavesWhatFollowsSqlToItsTool() {
        assertThat(ProgramArguments.parse("sql", "explain", "app.sql"))
                .isEqualTo(new ProgramArguments.InspectSql(List.of("explain", "app.sql")));
    }
}
