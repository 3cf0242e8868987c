package io.kinefka.connect.firehose;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.connect.firehose.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

/** Compares docs/connector.md with the settings. Rewrite the page with {@code -DwriteDocs}. */
class SettingsDocsTest {
    private static final Path PAGE = Path.of("../../docs/connector.md");
    private static final String BEGIN = "<!-- settings: begin -->\n";
    private static final String END = "<!-- settings: end -->\n";

    @Test
    void describesExactlyTheSettingsThatExist() throws IOException {
        if (System.getProperty("writeDocs") != null) {
            var page = Files.readString(PAGE);
            Files.writeString(
                    PAGE,
                    page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                            + tables()
                            + page.substring(page.indexOf(END)));
        }

        var page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(tables());
    }

    @Test
    void saysSomethingAboutEverySetting() {
        assertThat(Settings.DEFINITION.configKeys().values())
                .allSatisfy(key -> assertThat(key.documentation).endsWith("."))
                .allSatisfy(key -> assertThat(key.recommender).isNotNull());
    }

    private static String tables() {
        return Settings.DEFINITION.groups().stream()
                .map(SettingsDocsTest::table)
                .collect(joining("\n"));
    }

    private static String table(String group) {
        return "### " + group + "\n\n| setting | value | default | in the API | meaning |\n|---|---|---|---|---|\n"
                + Settings.DEFINITION.configKeys().values().stream()
                        .filter(key -> Objects.equals(key.group, group))
                        .sorted(Comparator.comparingInt(key -> key.orderInGroup))
                        .map(SettingsDocsTest::row)
                        .collect(joining());
    }

    private static String row(ConfigKey key) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(key.name, values(key), defaults(key), inApi(key), key.documentation);
    }

    private static String values(ConfigKey key) {
        return key.validator == null ? key.type.name().toLowerCase(Locale.ROOT) : key.validator.toString();
    }

    private static String defaults(ConfigKey key) {
        if (key.defaultValue == ConfigDef.NO_DEFAULT_VALUE) {
            return "required";
        }
        String text = ConfigDef.convertToString(key.defaultValue, key.type);
        return text == null || text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String inApi(ConfigKey key) {
        return key.displayName.equals(key.name) ? "" : key.displayName;
    }
}
