package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What happens to a stream of many shards, compared with the same on a stream of one; and what the heap keeps of each warm
 * shard, compared with what the broker keeps of each partition of a topic that is no stream.
 */
final class ManyShards implements Scenario {
    private static final String MEMORY = "KiB of live heap per shard";
    private static final double KIB = 1024;

    private final Bench bench;
    private final int shards;
    private final double times;
    private final Scenario one;
    private final Scenario many;
    private final String topic;
    private final long heapBefore;
    private final long heapWithTopic;

    ManyShards(Bench bench, int shards, double times, IntFunction<Scenario> ofShards) {
        this.bench = bench;
        this.shards = shards;
        this.times = times;
        one = ofShards.apply(1);
        var unused = one.kinefka(Duration.ofSeconds(5));
        heapBefore = bench.gateway().jvm().liveHeapBytes();
        topic = bench.createTopic(shards);
        fillTopic();
        heapWithTopic = bench.gateway().jvm().liveHeapBytes();
        many = ofShards.apply(shards);
    }

    private void fillTopic() {
        try (var producer = bench.kafka().producer()) {
            for (int partition = 0; partition < shards; partition++) {
                var unused = producer.send(new ProducerRecord<>(topic, partition, new byte[1], new byte[1024]));
            }
        }
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal("records/s", Goal.Kind.AT_LEAST_TIMES, times), new Goal(MEMORY, Goal.Kind.AT_MOST, 64));
    }

    @Override
    public Sample kinefka(Duration duration) {
        return many.kinefka(duration);
    }

    @Override
    public Sample baseline(Duration duration) {
        return one.kinefka(duration);
    }

    @Override
    public Sample kinefkaAtEnd() {
        return perShard(bench.gateway().jvm().liveHeapBytes() - heapWithTopic);
    }

    @Override
    public Sample baselineAtEnd() {
        return perShard(heapWithTopic - heapBefore);
    }

    private Sample perShard(long bytes) {
        return new Sample(0, Map.of(MEMORY, bytes / KIB / shards));
    }

    @Override
    public void close() {
        one.close();
        many.close();
        bench.kafka().deleteTopic(topic);
    }
}
