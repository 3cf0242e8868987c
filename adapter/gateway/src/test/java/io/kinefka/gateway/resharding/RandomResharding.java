package io.kinefka.gateway.resharding;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;

/** Splits and merges whatever shards there are. */
public final class RandomResharding {
    private static final int OPEN_MAX = 8;

    private final String stream;
    private final Endpoints endpoints;
    private final RandomGenerator random;

    public RandomResharding(String stream, Endpoints endpoints, RandomGenerator random) {
        this.stream = stream;
        this.endpoints = endpoints;
        this.random = random;
    }

    /** The open shards by their hash keys, as the next gateway lists them. */
    static List<Shard> open(KinesisClient kinesis, String stream) {
        return kinesis
                .listShards(request ->
                        request.streamName(stream).shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST)))
                .shards()
                .stream()
                .sorted(Comparator.comparing(
                        shard -> new BigInteger(shard.hashKeyRange().startingHashKey())))
                .toList();
    }

    /** One split or merge; returns when it is done. */
    public void once() {
        // A gateway may not have heard yet of the last change, or its answer got lost: then another choice is made.
        endpoints.call(this::changeSomething, RandomResharding::isPassing);
    }

    private static boolean isPassing(SdkException e) {
        return e instanceof KinesisException known
                && List.of("ResourceInUseException", "InvalidArgumentException", "ResourceNotFoundException")
                        .contains(known.awsErrorDetails().errorCode());
    }

    private boolean changeSomething(KinesisClient kinesis) {
        var open = open(kinesis, stream);
        int chosen = random.nextInt(open.size());
        if (chosen + 1 < open.size() && (open.size() >= OPEN_MAX || random.nextBoolean())) {
            kinesis.mergeShards(request -> request.streamName(stream)
                    .shardToMerge(open.get(chosen).shardId())
                    .adjacentShardToMerge(open.get(chosen + 1).shardId()));
        } else {
            var range = open.get(chosen).hashKeyRange();
            var middle = new BigInteger(range.startingHashKey())
                    .add(new BigInteger(range.endingHashKey()))
                    .shiftRight(1);
            kinesis.splitShard(request -> request.streamName(stream)
                    .shardToSplit(open.get(chosen).shardId())
                    .newStartingHashKey(middle.toString()));
        }
        return true;
    }
}
