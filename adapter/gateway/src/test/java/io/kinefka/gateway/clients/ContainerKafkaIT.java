package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.RunningProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.core.SdkBytes;

/** A gateway in front of the broker that the Kafka project ships; needs a Docker engine. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerKafkaIT {

    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer(DockerImageName.parse("apache/kafka:4.1.0"));

    @Test
    void aStreamLivesInAForeignCluster(@TempDir Path data) throws Exception {
        try (var program = RunningProgram.start(data, "--kafka", KAFKA.getBootstrapServers());
                var kinesis = Clients.sync(program.endpoint())) {

            kinesis.createStream(stream -> stream.streamName("foreign").shardCount(2));
            kinesis.putRecord(request ->
                    request.streamName("foreign").partitionKey("key").data(SdkBytes.fromUtf8String("value")));

            assertThat(Clients.readAll(kinesis, "foreign").stream().flatMap(shard -> shard.stream()))
                    .singleElement()
                    .satisfies(found -> assertThat(found.data().asUtf8String()).isEqualTo("value"));
        }
    }
}
