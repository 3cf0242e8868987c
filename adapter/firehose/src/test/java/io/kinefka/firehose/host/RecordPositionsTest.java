package io.kinefka.firehose.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.source.KinesisPosition;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordPositionsTest {
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/source";
    private static final Processing LAMBDA =
            Processing.of(new Processor.Lambda("function", 3, BufferingHints.LAMBDA_DEFAULT));

    private final ShardMap shards = ShardMap.evenSplit(2, 1_700_000_000);

    @Test
    void tellsFunctionsTheShardAndTheSequenceNumber() {
        var positions = RecordPositions.of(config(LAMBDA, new Source.KinesisStream(ARN)), this::shards);
        Shard second = shards.open().get(1);

        var position = positions.position(second.partition(), 17, 1_700_000_005_000L);

        assertThat(position)
                .isEqualTo(new KinesisPosition(
                        "shardId-000000000001",
                        second.sequenceNumber(17, 1_700_000_005_000L).toString()));
    }

    @Test
    void tellsNothingOfPartitionsThatAreNoShard() {
        var positions = RecordPositions.of(config(LAMBDA, new Source.KinesisStream(ARN)), this::shards);

        assertThat(positions.position(7, 0, 0)).isNull();
    }

    @Test
    void asksNobodyWhereNobodyIsTold() {
        StreamShards nobody = arn -> {
            throw new IllegalStateException("Asked for " + arn);
        };

        assertThat(RecordPositions.of(config(LAMBDA, new Source.DirectPut()), nobody)
                        .position(0, 0, 0))
                .isNull();
        assertThat(RecordPositions.of(config(Processing.NONE, new Source.KinesisStream(ARN)), nobody)
                        .position(0, 0, 0))
                .isNull();
    }

    private Optional<ShardMap> shards(String arn) {
        return ARN.equals(arn) ? Optional.of(shards) : Optional.empty();
    }

    private static DeliveryStreamConfig config(Processing processing, Source source) {
        return new DeliveryStreamConfig(
                "stream",
                "arn:aws:firehose:us-east-1:000000000000:deliverystream/stream",
                "1",
                source,
                new Destination.S3(S3Configuration.of("bucket"), processing, null));
    }
}
