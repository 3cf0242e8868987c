package io.kinefka.kcl.leases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpsUnderTheNameOfTheProgram() {
        int exit = run("--help");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .startsWith("Usage: java -jar some.jar leases")
                .contains("import", "export");
    }

    @Test
    void saysWhichOptionIsMissing() {
        int exit = run("export", "--kafka", "broker:9092", "--stream", "orders");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).startsWith("kinefka: ").contains("--application");
    }

    @Test
    void saysWhyItCouldNotBeDone() {
        int exit =
                run("import", "--kafka", "broker:9092", "--application", "app", "--stream", "orders", "/no/such/file");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).startsWith("kinefka: ").contains("/no/such/file");
    }

    private int run(String... arguments) {
        return LeasesCommand.run(
                "java -jar some.jar", List.of(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
