package io.kinefka.kinesis;

import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Reshards a stream somehow, for tests of clients that must follow: an odd number of open shards becomes even by a split,
 * an even one odd by a merge. So it never grows by more than one shard, however often this is repeated.
 */
public final class ReshardNow {
    private final Streams streams;
    private final SplitShard splitShard;
    private final MergeShards mergeShards;

    public ReshardNow(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        splitShard = new SplitShard(streams, settings);
        mergeShards = new MergeShards(streams, settings);
    }

    /**
     * Splits the widest open shard or merges the two at the beginning of the range of hash keys.
     *
     * @return the shards that were closed by it, or will be when the stream is not UPDATING any more
     */
    public CompletionStage<List<ShardId>> reshard(RequestContext context, StreamId id) {
        var open = StreamReference.findUsable(streams, id).shards().open();
        return open.size() % 2 == 0 ? merge(context, id, open) : split(context, id, open);
    }

    private CompletionStage<List<ShardId>> split(RequestContext context, StreamId id, List<Shard> open) {
        var widest = open.stream().max(Comparator.comparing(ReshardNow::width)).orElseThrow();
        var middle = widest.range().start().toBigInteger().add(width(widest).shiftRight(1));
        return splitShard
                .handle(
                        context,
                        new SplitShard.Input(null, id.arn(), widest.id().toString(), middle.toString()))
                .thenApply(split -> List.of(widest.id()));
    }

    private static BigInteger width(Shard shard) {
        return shard.range()
                .end()
                .toBigInteger()
                .subtract(shard.range().start().toBigInteger())
                .add(BigInteger.ONE);
    }

    private CompletionStage<List<ShardId>> merge(RequestContext context, StreamId id, List<Shard> open) {
        var first = open.stream()
                .sorted(Comparator.comparing(shard -> shard.range().start()))
                .limit(2)
                .map(Shard::id)
                .toList();
        return mergeShards
                .handle(
                        context,
                        new MergeShards.Input(
                                null,
                                id.arn(),
                                first.get(0).toString(),
                                first.get(1).toString()))
                .thenApply(merged -> first);
    }
}
