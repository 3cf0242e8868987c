package io.kinefka.log.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ApplicationFormatTest {
    private static final Application READY = new Application(
            new ApplicationId("000000000000", "us-east-1", "clicks"),
            ApplicationStatus.READY,
            Instant.ofEpochMilli(1),
            Instant.ofEpochMilli(2),
            3,
            Optional.empty(),
            "group",
            Map.of("ApplicationCode", "é".repeat(70_000), "InputDescriptions", List.of(Map.of("InputId", "1.1"))),
            List.of(new ApplicationOperation("id", "UpdateApplication", Instant.ofEpochMilli(2), 2, 3)),
            new TreeMap<>(Map.of("key", "value")));

    @Test
    void anApplicationIsReadAsItWasWritten() {
        var running = READY.started(Map.of("ApplicationCode", "secret"), Instant.ofEpochMilli(4), true);

        assertThat(ApplicationFormat.decode(ApplicationFormat.encode(READY))).isEqualTo(READY);
        assertThat(ApplicationFormat.decode(ApplicationFormat.encode(running))).isEqualTo(running);
        assertThat(running).asString().contains("clicks", "RUNNING").doesNotContain("secret");
    }

    @Test
    void whatANewerVersionHasWrittenIsRefused() {
        byte[] newer = ApplicationFormat.encode(READY);
        newer[1] = 1;

        assertThatThrownBy(() -> ApplicationFormat.decode(newer)).isInstanceOf(UnsupportedFormatException.class);
    }

    @Test
    void theOldestOperationsAreForgotten() {
        var busy = READY;
        for (long number : LongStream.range(0, 60).toArray()) {
            busy = busy.with(new ApplicationOperation("" + number, "StartApplication", Instant.EPOCH, 3, 3));
        }

        assertThat(busy.operations()).hasSize(50);
        assertThat(busy.operations().get(49).id()).isEqualTo("59");
    }
}
