package io.kinefka.kcl.leases;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMetadataFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The streams, read once from the catalog topic. */
final class Catalog {
    private static final TopicPartition PARTITION = new TopicPartition(CatalogKey.CATALOG_TOPIC, 0);
    private static final Duration POLL = Duration.ofSeconds(1);

    private Catalog() {}

    /**
     * Reads all of it.
     *
     * @param consumer reads committed transactions only
     * @throws IllegalArgumentException if there is no catalog
     */
    static Map<StreamId, StreamMetadata> read(Consumer<byte[], byte[]> consumer) {
        if (consumer.partitionsFor(PARTITION.topic()).isEmpty()) {
            throw new IllegalArgumentException("There is no catalog in this cluster");
        }
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        Map<StreamId, StreamMetadata> streams = new HashMap<>();
        while (consumer.position(PARTITION) < end) {
            consumer.poll(POLL).forEach(entity -> replay(entity, streams));
        }
        return streams;
    }

    private static void replay(ConsumerRecord<byte[], byte[]> entity, Map<StreamId, StreamMetadata> streams) {
        CatalogKey.decode(entity.key()).streamId().ifPresent(id -> {
            if (entity.value() == null) {
                streams.remove(id);
            } else {
                streams.put(id, StreamMetadataFormat.decode(entity.value()));
            }
        });
    }
}
