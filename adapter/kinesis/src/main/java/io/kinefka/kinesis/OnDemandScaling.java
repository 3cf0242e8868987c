package io.kinefka.kinesis;

import io.kinefka.log.KafkaLog;
import io.kinefka.mapping.HashKeyRange;
import io.kinefka.mapping.Resharding.Split;
import io.kinefka.mapping.Resharding.Step;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamStatus;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits shards of on-demand streams that took too much for a whole window. Each gateway judges by what it has written
 * itself, and takes the others to have written as much.
 */
final class OnDemandScaling {
    private static final Logger LOG = LoggerFactory.getLogger(OnDemandScaling.class);
    /** A range of two hash keys cannot be split as SplitShard does it. */
    private static final BigInteger SMALLEST = BigInteger.valueOf(4);

    private final KafkaLog log;
    private final ShardLoads loads;
    private final KinesisSettings settings;

    OnDemandScaling(KafkaLog log, ShardLoads loads, KinesisSettings settings) {
        this.log = log;
        this.loads = loads;
        this.settings = settings;
    }

    /** Judges the loads of the window that ends now. */
    void judge(Duration window) {
        Map<ShardLoads.Place, ShardLoads.Load> taken = loads.take();
        double share = log.gatewayCount() / (window.toNanos() / 1e9);
        var hot = taken.entrySet().stream()
                .filter(entry ->
                        entry.getValue().bytes() * share > settings.onDemand().bytesPerSecondMax()
                                || entry.getValue().records() * share
                                        > settings.onDemand().recordsPerSecondMax())
                .map(Map.Entry::getKey)
                .collect(Collectors.groupingBy(
                        ShardLoads.Place::stream, Collectors.mapping(ShardLoads.Place::shard, Collectors.toSet())));
        hot.forEach((id, shards) -> log.streams()
                .find(id)
                .filter(stream -> !splits(stream, shards).isEmpty())
                .ifPresent(stream -> split(stream, shards)));
    }

    private void split(StreamMetadata stream, Set<ShardId> hot) {
        LOG.atInfo()
                .addKeyValue("stream", stream.id())
                .addKeyValue("shards", hot)
                .log("On-demand stream is scaled up");
        var unused = log.streams()
                .reshard(stream.id(), settings.durations().scale(), newest -> {
                    var steps = splits(newest, hot);
                    return steps.isEmpty() ? nothingLeft(newest) : steps;
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.atDebug()
                                .setCause(failure)
                                .addKeyValue("stream", stream.id())
                                .log("On-demand stream was not scaled up");
                    }
                });
    }

    private static List<Step> nothingLeft(StreamMetadata stream) {
        throw new IllegalStateException("Another gateway has scaled " + stream.id());
    }

    private List<Step> splits(StreamMetadata stream, Set<ShardId> hot) {
        if (stream.mode() != StreamMode.ON_DEMAND || stream.status() != StreamStatus.ACTIVE) {
            return List.of();
        }
        return stream.shards().open().stream()
                .filter(shard -> hot.contains(shard.id()) && isDivisible(shard.range()))
                .limit(room(stream))
                .map(OnDemandScaling::halved)
                .toList();
    }

    private long room(StreamMetadata stream) {
        var id = stream.id();
        int ofAccount = settings.shardLimit() - OpenShards.count(log.streams().snapshot(), id.accountId(), id.region());
        int ofStream = settings.onDemand().shardsMax() - stream.shards().open().size();
        return Math.max(0, Math.min(ofAccount, ofStream));
    }

    private static boolean isDivisible(HashKeyRange range) {
        return range.end().toBigInteger().subtract(range.start().toBigInteger()).compareTo(SMALLEST) >= 0;
    }

    private static Step halved(Shard shard) {
        return new Split(shard.id(), UniformScaling.middle(shard.range()));
    }
}
