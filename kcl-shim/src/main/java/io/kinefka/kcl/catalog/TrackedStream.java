package io.kinefka.kcl.catalog;

import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.common.StreamIdentifier;

/**
 * A stream that the application reads.
 *
 * @param id which one it is in the catalog
 * @param topic where its records lie
 * @param identifier what its record processors are told
 * @param initialPosition where to begin in a shard without checkpoint
 */
public record TrackedStream(
        StreamId id, String topic, StreamIdentifier identifier, InitialPositionInStreamExtended initialPosition) {
    private static final String DEFAULT_ACCOUNT = "000000000000";
    private static final Comparator<StreamMetadata> DEFAULT_ACCOUNT_FIRST = Comparator.comparing(
                    (StreamMetadata stream) -> !stream.id().accountId().equals(DEFAULT_ACCOUNT))
            .thenComparing(StreamMetadata::id);

    /**
     * The stream that a configuration means. An ARN names one; a name alone, or with an account, may fit streams of
     * several accounts and regions: then the one of the default account counts.
     *
     * @return empty if there is none in the catalog
     */
    public static Optional<TrackedStream> find(StreamConfig config, Map<StreamId, StreamMetadata> streams) {
        StreamIdentifier identifier = config.streamIdentifier();
        return identifier
                .streamArnOptional()
                .map(arn -> Optional.ofNullable(streams.get(StreamId.ofArn(arn.toString()))))
                .orElseGet(() -> named(identifier, streams))
                .map(stream -> new TrackedStream(
                        stream.id(), stream.topic(), identifier, config.initialPositionInStreamExtended()));
    }

    private static Optional<StreamMetadata> named(StreamIdentifier identifier, Map<StreamId, StreamMetadata> streams) {
        return streams.values().stream()
                .filter(stream -> stream.id().name().equals(identifier.streamName()))
                .filter(stream -> identifier
                        .accountIdOptional()
                        .map(account -> account.equals(stream.id().accountId()))
                        .orElse(true))
                .min(DEFAULT_ACCOUNT_FIRST);
    }
}
