package io.kinefka.log.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupInstanceTest {
    @TempDir
    private Path directory;

    @Test
    void givesNoNameToTwoAtOnce() {
        try (GroupInstance first = GroupInstance.in(directory);
                GroupInstance second = GroupInstance.in(directory)) {
            assertThat(first.name()).isNotEqualTo(second.name());
        }
    }

    @Test
    void handsOnTheNameOfOneThatIsGone() {
        GroupInstance gone = GroupInstance.in(directory);
        gone.close();

        try (GroupInstance next = GroupInstance.in(directory)) {
            assertThat(next.name()).isEqualTo(gone.name());
        }
    }

    /** Prints the name that another process is given. */
    static final class Other {
        private Other() {}

        @SuppressWarnings("SystemOut") // What the test reads.
        public static void main(String[] arguments) {
            try (GroupInstance taken = GroupInstance.in(Path.of(arguments[0]))) {
                System.out.print(taken.name());
            }
        }
    }

    @Test
    void keepsTheFirstFromOtherProcessesWhileASecondIsTakenAndGivenBack() throws Exception {
        try (GroupInstance first = GroupInstance.in(directory)) {
            GroupInstance.in(directory).close();

            assertThat(nameOfAnotherProcess()).isNotEqualTo(first.name());
        }
    }

    private String nameOfAnotherProcess() throws Exception {
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var name = new String(other.getInputStream().readAllBytes(), UTF_8);
        assertThat(other.waitFor()).isZero();
        return name;
    }
}
