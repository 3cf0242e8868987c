package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What an application has written to a stream.
 *
 * @param read what readers of its shards are given
 * @param lost what lies where no shard is any more
 */
record StreamResults(List<ConsumerRecord<byte[], byte[]>> read, List<ConsumerRecord<byte[], byte[]>> lost) {

    /** Of a stream that was resharded, but of which no shard has expired. */
    static StreamResults of(StreamMetadata stream) {
        int partitions =
                stream.shards().all().stream().mapToInt(Shard::partition).max().orElseThrow() + 1;
        List<ConsumerRecord<byte[], byte[]>> all = Topic.records(stream.topic(), partitions);
        return new StreamResults(
                all.stream().filter(each -> isInShard(stream, each)).toList(),
                all.stream().filter(each -> !isInShard(stream, each)).toList());
    }

    private static boolean isInShard(StreamMetadata stream, ConsumerRecord<byte[], byte[]> found) {
        return stream.shards().all().stream().anyMatch(shard -> {
            Shard.Closure closure = shard.closure();
            return shard.partition() == found.partition()
                    && shard.firstOffset() <= found.offset()
                    && (closure == null || found.offset() < closure.endOffset());
        });
    }

    /** The first columns of the lines that are read. */
    List<Integer> ids() {
        return read.stream()
                .map(each -> Integer.valueOf(new String(each.value(), UTF_8).split(",", 2)[0]))
                .toList();
    }

    /** How long after a time the next of those was written that are read. */
    long firstAfterMillis(long fromMillis) {
        return read.stream()
                        .mapToLong(ConsumerRecord::timestamp)
                        .filter(time -> time >= fromMillis)
                        .min()
                        .orElseThrow()
                - fromMillis;
    }

    /** The longest time in which nothing was written, of those that overlap with a time. */
    long longestPauseMillis(long fromMillis, long untilMillis) {
        List<Long> times = Stream.concat(
                        Stream.of(fromMillis, untilMillis),
                        Stream.concat(read.stream(), lost.stream()).map(ConsumerRecord::timestamp))
                .filter(time -> time >= fromMillis && time <= untilMillis)
                .sorted()
                .toList();
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest;
    }
}
