package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamMode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells the account's quotas and what is used of them. */
final class DescribeLimits implements Operation<DescribeLimits.Input, DescribeLimits.Output> {
    /** Kept for the answer's sake: nothing but the shard limit bounds the number of streams. */
    private static final int ON_DEMAND_STREAMS_MAX = 50;

    private final Streams streams;
    private final KinesisSettings settings;

    record Input() {}

    record Output(int shardLimit, int openShardCount, int onDemandStreamCount, int onDemandStreamCountLimit) {}

    DescribeLimits(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var state = streams.snapshot();
        long onDemand = OpenShards.streams(state, context.accountId(), context.region())
                .filter(stream -> stream.mode() == StreamMode.ON_DEMAND)
                .count();
        return CompletableFuture.completedFuture(new Output(
                settings.shardLimit(),
                OpenShards.count(state, context.accountId(), context.region()),
                Math.toIntExact(onDemand),
                ON_DEMAND_STREAMS_MAX));
    }
}
