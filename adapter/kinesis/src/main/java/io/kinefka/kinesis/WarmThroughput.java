package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps at least as many shards open as a throughput needs, of which a shard takes 1 MiB per second. */
final class WarmThroughput {
    private static final int MIBPS_MAX = 10 * 1024;

    private final Streams streams;
    private final KinesisSettings settings;

    /**
     * A stream's throughput as the API shows it, in MiB per second.
     *
     * @param targetMiBps what its owner wants
     * @param currentMiBps what its shards take
     */
    record View(int targetMiBps, int currentMiBps) {

        static View of(StreamMetadata stream) {
            return new View(
                    stream.options().warmThroughputMibps(),
                    stream.shards().open().size());
        }

        /** Only streams have it whose owners have set it. */
        static @Nullable View ofAny(StreamMetadata stream) {
            return stream.options().warmThroughputMibps() == 0 ? null : of(stream);
        }
    }

    WarmThroughput(Streams streams, KinesisSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    /**
     * Checks what a caller wants.
     *
     * @throws AwsException when it is no throughput, or not for a stream of that mode
     */
    static void requireFitting(StreamMode mode, @Nullable Integer mibps) {
        if (mibps == null) {
            return;
        }
        if (mibps < 0 || mibps > MIBPS_MAX) {
            throw KinesisErrors.invalidArgument(
                    "WarmThroughputMiBps must be between 0 and " + MIBPS_MAX + ". Requested: " + mibps + ".");
        }
        if (mode != StreamMode.ON_DEMAND) {
            throw AwsException.client(
                    "ValidationException",
                    "Request is invalid. WarmThroughputMiBps is only supported for streams in On-Demand mode.");
        }
    }

    /** Writes the target down and opens what shards it needs. */
    CompletionStage<StreamMetadata> provide(StreamId id, int mibps) {
        return KinesisErrors.translated(streams.update(id, stream -> {
                    StreamReference.requireActive(stream);
                    requireRoom(stream, mibps);
                    return stream.withOptions(stream.options().withWarmThroughput(mibps));
                }))
                .thenCompose(stream -> missing(stream, mibps) > 0
                        ? KinesisErrors.translated(streams.reshard(
                                id,
                                settings.durations().scale(),
                                newest -> UniformScaling.plan(newest.shards(), mibps)))
                        : CompletableFuture.completedFuture(stream))
                .thenApply(stream -> streams.find(id).orElse(stream));
    }

    private void requireRoom(StreamMetadata stream, int mibps) {
        int missing = missing(stream, mibps);
        if (missing > 0) {
            OpenShards.requireRoom(streams.snapshot(), stream.id(), missing, settings.shardLimit());
        }
    }

    private static int missing(StreamMetadata stream, int mibps) {
        return mibps - stream.shards().open().size();
    }
}
