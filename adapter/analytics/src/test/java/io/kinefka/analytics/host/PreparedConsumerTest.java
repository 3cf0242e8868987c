package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedConsumerTest {
    private static final TopicPartition CLICKS_0 = new TopicPartition("clicks", 0);
    private static final TopicPartition CLICKS_1 = new TopicPartition("clicks", 1);
    private static final TopicPartition ROWS = new TopicPartition("rows", 0);

    private final MockConsumer<byte[], byte[]> real = new MockConsumer<>("earliest");
    private final List<Preparing> begun = new ArrayList<>();
    private final List<Long> positionsWhenRevoked = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T12:00:00Z");
    private final Consumer<byte[], byte[]> consumer = new PreparedConsumer(
                    real,
                    "clicks",
                    records -> {
                        Preparing preparing = new Preparing(records, new CompletableFuture<>());
                        begun.add(preparing);
                        return preparing.future();
                    },
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now;
                        }

                        @Override
                        public ZoneId getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(ZoneId zone) {
                            return this;
                        }
                    })
            .asConsumer();

    private record Preparing(
            List<ConsumerRecord<byte[], byte[]>> records,
            CompletableFuture<List<ConsumerRecord<byte[], byte[]>>> future) {

        void finish() {
            future.complete(records.stream()
                    .map(each -> record(new TopicPartition(each.topic(), each.partition()), each.offset(), "prepared"))
                    .toList());
        }
    }

    @BeforeEach
    void assign() {
        consumer.subscribe(Set.of("clicks", "rows"), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                partitions.forEach(partition -> positionsWhenRevoked.add(consumer.position(partition)));
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
        });
        real.updateBeginningOffsets(Map.of(CLICKS_0, 0L, CLICKS_1, 0L, ROWS, 0L));
        real.rebalance(List.of(CLICKS_0, CLICKS_1, ROWS));
    }

    @Test
    void givesRecordsWhenTheyArePreparedAndThoseOfOtherTopicsAtOnce() {
        real.addRecord(record(CLICKS_0, 0, "raw"));
        real.addRecord(record(CLICKS_0, 1, "raw"));
        real.addRecord(record(ROWS, 0, "row"));

        assertThat(texts(poll())).containsExactly("rows 0 row");
        assertThat(texts(poll())).isEmpty();
        begun.get(0).finish();
        ConsumerRecords<byte[], byte[]> given = poll();

        assertThat(texts(given)).containsExactly("clicks 0 prepared", "clicks 1 prepared");
        assertThat(given.nextOffsets().get(CLICKS_0))
                .extracting(OffsetAndMetadata::offset)
                .isEqualTo(2L);
    }

    @Test
    void isNotBeyondWhatItHolds() {
        real.updateEndOffsets(Map.of(CLICKS_0, 3L));
        real.addRecord(record(CLICKS_0, 0, "raw"));
        real.addRecord(record(CLICKS_0, 1, "raw"));
        ConsumerRecords<byte[], byte[]> given = poll();

        assertThat(given.nextOffsets()).doesNotContainKey(CLICKS_0);
        assertThat(consumer.position(CLICKS_0)).isZero();
        assertThat(consumer.currentLag(CLICKS_0)).hasValue(3);
        begun.get(0).finish();
        poll();

        assertThat(consumer.position(CLICKS_0)).isEqualTo(2);
        assertThat(consumer.currentLag(CLICKS_0)).hasValue(1);
    }

    @Test
    void readsNoMoreOfAPartitionThatItHoldsRecordsOf() {
        real.addRecord(record(CLICKS_0, 0, "raw"));
        poll();
        real.addRecord(record(CLICKS_0, 1, "raw"));
        real.addRecord(record(CLICKS_1, 0, "raw"));
        poll();

        assertThat(begun).hasSize(2);
        assertThat(begun.get(1).records()).extracting(ConsumerRecord::partition).containsExactly(1);
        begun.get(0).finish();
        poll();
        poll();

        assertThat(begun).hasSize(3);
        assertThat(begun.get(2).records()).extracting(ConsumerRecord::offset).containsExactly(1L);
    }

    @Test
    void readsNothingOfTheTopicWhenThatTakesLong() {
        real.updateEndOffsets(Map.of(CLICKS_1, 0L));
        real.addRecord(record(CLICKS_0, 0, "raw"));
        poll();
        assertThat(consumer.currentLag(CLICKS_1)).hasValue(0);
        now = now.plusSeconds(11);
        real.addRecord(record(CLICKS_1, 0, "raw"));
        real.addRecord(record(ROWS, 0, "row"));

        assertThat(texts(poll())).containsExactly("rows 0 row");
        assertThat(begun).hasSize(1);
        assertThat(consumer.currentLag(CLICKS_1)).isEmpty();
        begun.get(0).finish();
        poll();
        poll();

        assertThat(begun).hasSize(2);
    }

    @Test
    void givesNothingOfAPartitionThatStreamsHasPaused() {
        real.addRecord(record(CLICKS_0, 0, "raw"));
        poll();
        consumer.pause(List.of(CLICKS_0));
        begun.get(0).finish();

        assertThat(texts(poll())).isEmpty();
        consumer.resume(List.of(CLICKS_0));

        assertThat(texts(poll())).containsExactly("clicks 0 prepared");
    }

    @Test
    void forgetsWhatIsReadAgain() {
        real.addRecord(record(CLICKS_0, 0, "raw"));
        poll();

        consumer.seek(CLICKS_0, 0);

        assertThat(begun.get(0).future()).isCancelled();
        real.addRecord(record(CLICKS_0, 0, "raw"));
        poll();
        begun.get(1).finish();
        assertThat(texts(poll())).containsExactly("clicks 0 prepared");
    }

    @Test
    void forgetsWhatOthersReadOnceStreamsHasCommitted() {
        real.addRecord(record(CLICKS_0, 0, "raw"));
        poll();

        real.rebalance(List.of(CLICKS_1, ROWS));

        assertThat(positionsWhenRevoked).containsExactly(0L);
        assertThat(begun.get(0).future()).isCancelled();
        assertThat(texts(poll())).isEmpty();
    }

    @Test
    void failsWhenRecordsCannotBePrepared() {
        real.addRecord(record(CLICKS_0, 0, "raw"));
        poll();
        begun.get(0).future().completeExceptionally(new IllegalStateException("No key"));

        assertThatThrownBy(this::poll).isInstanceOf(IllegalStateException.class).hasMessage("No key");
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        return consumer.poll(Duration.ZERO);
    }

    private static List<String> texts(ConsumerRecords<byte[], byte[]> records) {
        List<String> texts = new ArrayList<>();
        records.forEach(each -> texts.add(each.topic() + " " + each.offset() + " " + new String(each.value(), UTF_8)));
        return texts;
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, String value) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, value.getBytes(UTF_8));
    }
}
