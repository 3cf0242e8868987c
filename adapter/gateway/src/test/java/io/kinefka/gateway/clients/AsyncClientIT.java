package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.gateway.RunningProgram;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** The SDK's default asynchronous client, which speaks HTTP/2 with prior knowledge. */
class AsyncClientIT {

    @Test
    void manyRequestsRunAtOnceOverOneConnection(@TempDir Path data) throws Exception {
        try (var program = RunningProgram.start(data);
                var kinesis = Clients.async(program.endpoint());
                var reading = Clients.sync(program.endpoint())) {
            kinesis.createStream(stream -> stream.streamName("async").shardCount(2))
                    .join();
            kinesis.waiter()
                    .waitUntilStreamExists(request -> request.streamName("async"))
                    .join();

            var puts = IntStream.range(0, 300)
                    .mapToObj(i -> kinesis.putRecord(request -> request.streamName("async")
                            .partitionKey("key-" + i)
                            .data(SdkBytes.fromUtf8String("value-" + i))))
                    .toList();
            var numbers = puts.stream()
                    .map(put -> put.join())
                    .map(PutRecordResponse::sequenceNumber)
                    .toList();
            var summary = kinesis.describeStreamSummary(request -> request.streamName("async"))
                    .join()
                    .streamDescriptionSummary();

            assertThat(numbers).doesNotHaveDuplicates();
            assertThat(summary.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
            assertThat(summary.openShardCount()).isEqualTo(2);
            assertThat(Clients.readAll(reading, "async").stream()
                            .mapToInt(shard -> shard.size())
                            .sum())
                    .isEqualTo(300);
        }
    }

    @Test
    void errorsArriveAsTheTypesOfTheSdk(@TempDir Path data) throws Exception {
        try (var program = RunningProgram.start(data);
                var kinesis = Clients.sync(program.endpoint())) {

            assertThatThrownBy(() -> kinesis.describeStream(request -> request.streamName("missing")))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Stream missing under account 000000000000 not found.");
            assertThatThrownBy(() -> kinesis.describeStream(request -> request.streamName("no spaces")))
                    .isInstanceOf(KinesisException.class)
                    .hasMessageContaining("1 validation error detected: Value 'no spaces' at 'streamName'");
        }
    }
}
