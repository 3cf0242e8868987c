package io.kinefka.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StreamConsumerFormatTest {
    /** What version 0 writes. Catalogs hold such records, so these bytes must be readable for ever. */
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("""
            0000 000c303030303030303030303030 000975732d656173742d31 00066f7264657273 0003617070
            0000018bcfe5687b 0000000000000000 8000000000000000 00000001 00047465616d 0004626c6175
            """.replaceAll("\\s", ""));

    private static final StreamConsumer CONSUMER = new StreamConsumer(
            new StreamId("000000000000", "us-east-1", "orders"),
            "app",
            Instant.ofEpochMilli(1_700_000_000_123L),
            Instant.EPOCH,
            null,
            new TreeMap<>(Map.of("team", "blau")));

    @Test
    void writesAndReadsWhatItAlwaysHas() {

        assertThat(StreamConsumerFormat.encode(CONSUMER)).isEqualTo(VERSION_0);
        assertThat(StreamConsumerFormat.decode(VERSION_0)).isEqualTo(CONSUMER);
    }

    @Test
    void keepsWhenADeregisteredConsumerWillBeGone() {
        var leaving = CONSUMER.goneAt(Instant.ofEpochMilli(1_700_000_009_999L));

        assertThat(StreamConsumerFormat.decode(StreamConsumerFormat.encode(leaving)))
                .isEqualTo(leaving);
    }

    @Test
    void refusesWhatANewerVersionHasWritten() {
        byte[] newer = VERSION_0.clone();
        newer[1] = 1;

        assertThatThrownBy(() -> StreamConsumerFormat.decode(newer)).isInstanceOf(UnsupportedFormatException.class);
    }
}
