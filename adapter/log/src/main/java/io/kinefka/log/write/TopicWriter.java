package io.kinefka.log.write;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Appends records without keys to topics of which any partition will do. It stays with a partition for a while, so that
 * records that come slowly lie together and in order, and those that come fast are spread.
 */
public final class TopicWriter {
    private static final long BYTES_IN_A_ROW = 1 << 20;

    private final ShardWriter writer;
    private final ConcurrentMap<String, Topic> topics = new ConcurrentHashMap<>();

    private record Topic(List<Shard> partitions, AtomicLong bytes) {

        static Topic of(int partitions) {
            return new Topic(ShardMap.evenSplit(partitions, 0).open(), new AtomicLong());
        }

        Shard next(long size) {
            return partitions.get(Math.floorMod(bytes.getAndAdd(size) / BYTES_IN_A_ROW, partitions.size()));
        }
    }

    public TopicWriter(ShardWriter writer) {
        this.writer = writer;
    }

    /**
     * Appends records to one of the topic's partitions, in the given order.
     *
     * @param partitions how many there are to choose from
     * @return what became of each, in the given order; never fails as a whole
     */
    public CompletionStage<List<AppendResult>> append(String topic, int partitions, List<ByteBuffer> records) {
        long bytes = records.stream().mapToLong(ByteBuffer::remaining).sum();
        var shard = topics.computeIfAbsent(topic, first -> Topic.of(partitions)).next(bytes);
        return writer.append(
                topic,
                records.stream()
                        .map(data -> new ShardRecord(shard, null, null, data))
                        .toList(),
                null);
    }

    /** Forgets all topics but these. */
    public void retain(Collection<String> names) {
        topics.keySet().retainAll(names);
    }
}
