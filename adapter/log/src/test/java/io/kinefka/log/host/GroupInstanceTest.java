package io.kinefka.log.host;

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
}
