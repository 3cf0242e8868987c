package io.kinefka.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares docs/configuration.md with the key table. Rewrite the page with {@code -DwriteDocs}. */
class ConfigurationDocsTest {
    private static final Path PAGE = Path.of("../../docs/configuration.md");
    private static final String BEGIN = "<!-- keys: begin -->\n";
    private static final String END = "<!-- keys: end -->\n";

    @Test
    void describesExactlyTheKeysThatExist() throws IOException {
        if (System.getProperty("writeDocs") != null) {
            var page = Files.readString(PAGE);
            Files.writeString(
                    PAGE,
                    page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                            + table()
                            + page.substring(page.indexOf(END)));
        }

        var page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(table());
    }

    private static String table() {
        return "| key | value | default | meaning |\n|---|---|---|---|\n"
                + Keys.ALL.stream().map(ConfigurationDocsTest::row).collect(Collectors.joining());
    }

    private static String defaults(Key<?> key) {
        if (key.defaultText() == null) {
            return "";
        }
        boolean alwaysTheSame = Objects.equals(key.defaultText(), key.awsDefaultText());
        return "`" + key.defaultText() + "`"
                + (alwaysTheSame ? "" : "; `" + key.awsDefaultText() + "` with `limits=aws`");
    }

    private static String row(Key<?> key) {
        return "| `%s` | %s | %s | %s |\n".formatted(key.name(), key.type().label(), defaults(key), key.doc());
    }
}
