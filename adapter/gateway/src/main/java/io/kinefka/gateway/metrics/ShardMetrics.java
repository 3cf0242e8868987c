package io.kinefka.gateway.metrics;

import io.kinefka.kinesis.ShardMeter;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The metrics of single shards, of the streams whose owners have enabled them. */
public final class ShardMetrics implements ShardMeter {
    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Age> ages = new ConcurrentHashMap<>();

    private record Key(StreamId stream, ShardId shard, String metric) {

        Tags tags() {
            return Tags.of(
                    "account", stream.accountId(),
                    "region", stream.region(),
                    "stream", stream.name(),
                    "shard", shard.toString());
        }
    }

    private record Age(AtomicLong millis, Gauge gauge) {}

    ShardMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void written(StreamMetadata stream, Shard shard, long bytes) {
        count(stream, shard, "IncomingBytes", "kinefka.shard.incoming.bytes", bytes);
        count(stream, shard, "IncomingRecords", "kinefka.shard.incoming.records", 1);
    }

    @Override
    public void writeThrottled(StreamMetadata stream, Shard shard) {
        count(stream, shard, "WriteProvisionedThroughputExceeded", "kinefka.shard.write.throttled", 1);
    }

    @Override
    public void read(StreamMetadata stream, Shard shard, int records, long bytes, long ageMillis) {
        count(stream, shard, "OutgoingBytes", "kinefka.shard.outgoing.bytes", bytes);
        count(stream, shard, "OutgoingRecords", "kinefka.shard.outgoing.records", records);
        if (isEnabled(stream, "IteratorAgeMilliseconds")) {
            ages.computeIfAbsent(new Key(stream.id(), shard.id(), "IteratorAgeMilliseconds"), this::age)
                    .millis()
                    .set(ageMillis);
        }
    }

    @Override
    public void readThrottled(StreamMetadata stream, Shard shard) {
        count(stream, shard, "ReadProvisionedThroughputExceeded", "kinefka.shard.read.throttled", 1);
    }

    /** Removes what belongs to no shard any more, or is not wanted any more. */
    public void purge(Function<StreamId, Optional<StreamMetadata>> streams) {
        counters.forEach((key, counter) -> {
            if (isOver(key, streams) && counters.remove(key, counter)) {
                remove(counter);
            }
        });
        ages.forEach((key, age) -> {
            if (isOver(key, streams) && ages.remove(key, age)) {
                remove(age.gauge());
            }
        });
    }

    private static boolean isOver(Key key, Function<StreamId, Optional<StreamMetadata>> streams) {
        return streams.apply(key.stream())
                .filter(stream -> isEnabled(stream, key.metric())
                        && stream.shards().shard(key.shard()).isPresent())
                .isEmpty();
    }

    private void remove(Meter meter) {
        registry.remove(meter);
    }

    private static boolean isEnabled(StreamMetadata stream, String metric) {
        return stream.options().shardLevelMetrics().contains(metric);
    }

    private void count(StreamMetadata stream, Shard shard, String metric, String name, long amount) {
        if (isEnabled(stream, metric)) {
            counters.computeIfAbsent(new Key(stream.id(), shard.id(), metric), key -> counter(key, name))
                    .increment((double) amount);
        }
    }

    private Counter counter(Key key, String name) {
        return Counter.builder(name)
                .description(key.metric() + " of a shard")
                .tags(key.tags())
                .register(registry);
    }

    private Age age(Key key) {
        var millis = new AtomicLong();
        var gauge = Gauge.builder("kinefka.shard.iterator.age.millis", millis, AtomicLong::get)
                .description("IteratorAgeMilliseconds of a shard, as last read")
                .tags(key.tags())
                .strongReference(true)
                .register(registry);
        return new Age(millis, gauge);
    }
}
