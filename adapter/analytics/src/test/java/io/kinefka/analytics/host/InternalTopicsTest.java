package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalTopicsTest {
    private static final String APPLICATION = "analytics.000000000000.us-east-1.clicks-mi8a1b2c";

    @Test
    void knowsTheTopicsOfAnApplication() {
        var tail = InternalTopics.tail(APPLICATION, Instant.ofEpochMilli(1_790_000_000_123L), -2);

        assertThat(List.of(
                        InternalTopics.rows(APPLICATION),
                        APPLICATION + "-merge-changelog",
                        APPLICATION + "-overflow-changelog",
                        APPLICATION + "-state-changelog",
                        APPLICATION + "-function-2.1",
                        tail))
                .allMatch(topic -> InternalTopics.isOf(APPLICATION, topic));
        assertThat(InternalTopics.tailBegin(APPLICATION, tail)).contains(Instant.ofEpochMilli(1_790_000_000_123L));
        assertThat(InternalTopics.tailBegin(APPLICATION, InternalTopics.rows(APPLICATION)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-mine",
                "-rows-repartition-2",
                "d-rows-repartition",
                "-mi8a1b2d-rows-repartition",
                "-rows-repartition-mi8a1b2d-rows-repartition",
                "-mi8a1b2d-state-changelog",
                "-mi8a1b2d-tail-mi8a1b2d-00000001",
                "-tail-mi8a1b2d-mi8a1b2d-00000001",
                "-tail-mi8a1b2d-0000001",
                "-tail--00000001",
                "-function-",
                "-function-2.1-x"
            })
    void knowsThatOthersAreNot(String more) {
        assertThat(InternalTopics.isOf(APPLICATION, APPLICATION + more)).isFalse();
    }

    @Test
    void knowsThatThoseOfAnotherOneAreNot() {
        assertThat(InternalTopics.isOf(APPLICATION, "analytics.000000000000.us-east-1.clicks-rows-repartition"))
                .isFalse();
    }
}
