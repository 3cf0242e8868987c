package io.kinefka.delivery.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.testing.Aggregates;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KplAggregateTest {

    @Test
    void splitsAnAggregateIntoItsRecords() {
        byte[] aggregate = Aggregates.of(List.of("k1", "k2"), List.of("one", "x".repeat(300), ""));

        var records = KplAggregate.split(ByteBuffer.wrap(aggregate)).orElseThrow();

        assertThat(records).extracting(UserRecord::partitionKey).containsExactly("k1", "k2", "k1");
        assertThat(records)
                .extracting(record -> UTF_8.decode(record.data().duplicate()).toString())
                .containsExactly("one", "x".repeat(300), "");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 30})
    void takesADamagedAggregateForARecord(int damaged) {
        byte[] aggregate = Aggregates.of(List.of("k1", "k2"), List.of("one", "two", "three"));
        aggregate[damaged] ^= 1;

        assertThat(KplAggregate.split(ByteBuffer.wrap(aggregate))).isEmpty();
    }

    @Test
    void takesEverythingElseForARecord() {
        assertThat(KplAggregate.split(ByteBuffer.wrap("plain".getBytes(UTF_8)))).isEmpty();
        assertThat(KplAggregate.split(ByteBuffer.allocate(0))).isEmpty();
    }

    @Test
    void takesAnAggregateWithUnknownKeysForARecord() {
        byte[] aggregate = Aggregates.of(List.of(), List.of("one"));

        assertThat(KplAggregate.split(ByteBuffer.wrap(aggregate))).isEmpty();
    }
}
