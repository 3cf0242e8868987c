package io.kinefka.log.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeliveryStreamFormatTest {
    private static final Map<String, Object> DESTINATION = Map.of(
            "Prefix",
            "é".repeat(70_000),
            "BufferingHints",
            Map.of("SizeInMBs", 5, "Bytes", 5L << 40, "Share", 0.25),
            "Processors",
            List.of(Map.of("Type", "Lambda"), Map.of()),
            "Enabled",
            true);

    private static final DeliveryStream STREAM = new DeliveryStream(
            new DeliveryStreamId("000000000000", "us-east-1", "orders"),
            DeliveryStreamStatus.CREATING,
            Instant.ofEpochMilli(1),
            Instant.ofEpochMilli(2),
            3,
            DeliverySource.TOPIC,
            "topic",
            0,
            Instant.ofEpochMilli(4),
            "application",
            Map.of("ReadFromTimestamp", Instant.ofEpochMilli(5)),
            DESTINATION,
            Map.of(),
            new TreeMap<>(Map.of("key", "value")));

    @Test
    void aDeliveryStreamIsReadAsItWasWritten() {
        assertThat(DeliveryStreamFormat.decode(DeliveryStreamFormat.encode(STREAM)))
                .isEqualTo(STREAM);
    }

    @Test
    void whatANewerVersionHasWrittenIsRefused() {
        byte[] newer = DeliveryStreamFormat.encode(STREAM);
        newer[1] = 1;

        assertThatThrownBy(() -> DeliveryStreamFormat.decode(newer)).isInstanceOf(UnsupportedFormatException.class);
    }

    @Test
    void itsTextDoesNotTellItsSettings() {
        assertThat(STREAM).asString().contains("orders").doesNotContain("Lambda", "Enabled");
    }
}
