package io.kinefka.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.Clients;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.InternalFailureException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

class KafkaAwayIT {
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/cut-off";

    @Test
    void aSubscriberIsNotToldThatNothingArrivesWhereThatIsNotKnown(@TempDir Path data) throws Exception {
        var broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(data.resolve("broker"), 0, Map.of()));
        try (var program = RunningProgram.start(data, "--kafka", broker.bootstrapServers());
                var kinesis = Clients.sync(program.endpoint());
                var push = Clients.async(program.endpoint())) {
            kinesis.createStream(request -> request.streamName("cut-off").shardCount(1));
            String consumer = kinesis.registerStreamConsumer(
                            request -> request.streamARN(ARN).consumerName("reader"))
                    .consumer()
                    .consumerARN();
            var begun = new CountDownLatch(1);
            var ended = push.subscribeToShard(
                    request -> request.consumerARN(consumer)
                            .shardId("shardId-000000000000")
                            .startingPosition(from -> from.type(ShardIteratorType.LATEST)),
                    SubscribeToShardResponseHandler.builder()
                            .subscriber(SubscribeToShardResponseHandler.Visitor.builder()
                                    .onSubscribeToShardEvent(event -> begun.countDown())
                                    .build())
                            .build());
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

            broker.close();

            assertThatThrownBy(() -> ended.get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(InternalFailureException.class);
        } finally {
            broker.close();
        }
    }
}
