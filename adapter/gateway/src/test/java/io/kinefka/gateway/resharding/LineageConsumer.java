package io.kinefka.gateway.resharding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads a whole stream by polling, every shard after its parents, finding children as the service names them. */
final class LineageConsumer implements Callable<Void> {
    private final String stream;
    private final Endpoints endpoints;
    private final BooleanSupplier goesOn;
    private final Map<String, String> iterators = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, Queue<Integer>> read = new ConcurrentHashMap<>();

    LineageConsumer(String stream, Endpoints endpoints, BooleanSupplier goesOn) {
        this.stream = stream;
        this.endpoints = endpoints;
        this.goesOn = goesOn;
    }

    /** By key, in the order of reading; complete once the consumer has ended. */
    Map<String, Queue<Integer>> read() {
        return read;
    }

    /** What of these numbers has not been read yet, by key. */
    Map<String, Set<Integer>> unread(Map<String, List<Integer>> wanted) {
        var unread = new HashMap<String, Set<Integer>>();
        wanted.forEach((key, numbers) -> {
            var missing = new TreeSet<>(numbers);
            read.getOrDefault(key, new ConcurrentLinkedQueue<>()).forEach(missing::remove);
            if (!missing.isEmpty()) {
                unread.put(key, missing);
            }
        });
        return unread;
    }

    @Override
    public Void call() {
        endpoints.call(kinesis -> kinesis.listShards(request -> request.streamName(stream))).shards().stream()
                .filter(shard -> shard.parentShardId() == null)
                .map(Shard::shardId)
                .forEach(this::begin);
        while (goesOn.getAsBoolean()) {
            List.copyOf(iterators.keySet()).forEach(this::poll);
        }
        return null;
    }

    private void begin(String shard) {
        assertThat(begun.add(shard)).as("begins %s once", shard).isTrue();
        iterators.put(
                shard,
                endpoints
                        .call(kinesis -> kinesis.getShardIterator(request -> request.streamName(stream)
                                .shardId(shard)
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON)))
                        .shardIterator());
    }

    private void poll(String shard) {
        String iterator = iterators.get(shard);
        GetRecordsResponse answer =
                endpoints.call(kinesis -> kinesis.getRecords(request -> request.shardIterator(iterator)));
        answer.records().forEach(one -> read.computeIfAbsent(one.partitionKey(), key -> new ConcurrentLinkedQueue<>())
                .add(Integer.parseInt(one.data().asUtf8String())));
        assertThat(answer.nextShardIterator() == null)
                .as("%s ends exactly when it has children", shard)
                .isEqualTo(answer.hasChildShards() && !answer.childShards().isEmpty());
        if (answer.nextShardIterator() == null) {
            iterators.remove(shard);
            ended.add(shard);
            answer.childShards().forEach(this::beginAfterItsParents);
        } else {
            iterators.put(shard, answer.nextShardIterator());
        }
    }

    private void beginAfterItsParents(ChildShard child) {
        if (ended.containsAll(child.parentShards())) {
            begin(child.shardId());
        }
    }
}
