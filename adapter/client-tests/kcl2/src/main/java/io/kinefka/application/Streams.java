package io.kinefka.application;

import java.time.Duration;
import java.util.List;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.processor.FormerStreamsLeasesDeletionStrategy;
import software.amazon.kinesis.processor.FormerStreamsLeasesDeletionStrategy.AutoDetectionAndDeferredDeletionStrategy;
import software.amazon.kinesis.processor.MultiStreamTracker;

/** Several streams, read from their beginning. */
final class Streams implements MultiStreamTracker {
    private static final InitialPositionInStreamExtended BEGINNING =
            InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON);

    private final List<StreamConfig> configs;

    Streams(List<String> identifiers) {
        configs = identifiers.stream()
                .map(StreamIdentifier::multiStreamInstance)
                .map(identifier -> new StreamConfig(identifier, BEGINNING))
                .toList();
    }

    @Override
    public List<StreamConfig> streamConfigList() {
        return configs;
    }

    @Override
    public FormerStreamsLeasesDeletionStrategy formerStreamsLeasesDeletionStrategy() {
        return new AutoDetectionAndDeferredDeletionStrategy() {
            @Override
            public Duration waitPeriodToDeleteFormerStreams() {
                return Duration.ofHours(1);
            }
        };
    }
}
