package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShardDirectoryTest {

    private static final ShardMap TWO = ShardMap.evenSplit(2, Lineages.CREATED);
    private static final ShardMap THREE = ShardMap.evenSplit(3, Lineages.CREATED);

    private final ShardDirectory directory = new ShardDirectory();

    @BeforeEach
    void isComplete() {
        directory.caughtUp();
    }

    @Test
    void knowsTheNewestShardsOfAStream() {
        replay("orders", TWO);
        replay("orders", THREE);

        assertThat(shards("orders")).contains(THREE);
    }

    @Test
    void forgetsADeletedStream() {
        replay("orders", TWO);

        directory.replay(CatalogKey.stream(StreamSamples.ORDERS).encode(), null);

        assertThat(shards("orders")).isEmpty();
    }

    @Test
    void followsAStreamThatWasCreatedAgainInAnotherTopic() {
        replay("orders", TWO);
        replay("orders-2", THREE);

        assertThat(shards("orders")).isEmpty();
        assertThat(shards("orders-2")).contains(THREE);
    }

    @Test
    void ignoresOtherKindsOfEntities() {
        directory.replay("secret/iterators".getBytes(StandardCharsets.UTF_8), new byte[] {9, 9, 9});

        assertThat(shards("iterators")).isEmpty();
    }

    @Test
    void releasesThoseWhoWaitOnceItIsComplete() throws Exception {
        ShardDirectory incomplete = new ShardDirectory();
        CompletableFuture<Optional<ShardMap>> waiting =
                CompletableFuture.supplyAsync(() -> incomplete.shards("orders", Duration.ofSeconds(30)));

        incomplete.caughtUp();

        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        ShardDirectory incomplete = new ShardDirectory();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> incomplete.shards("orders", Duration.ofSeconds(30)))
                .isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void replay(String topic, ShardMap shards) {
        StreamMetadata stream = StreamSamples.stream(StreamSamples.ORDERS, topic, shards);
        directory.replay(CatalogKey.stream(stream.id()).encode(), StreamMetadataFormat.encode(stream));
    }

    private Optional<ShardMap> shards(String topic) {
        return directory.shards(topic, Duration.ZERO);
    }
}
