package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;

/** The AWS SDK over https, trusting the authority that the program says it has, and nobody else. */
@SuppressWarnings("NullAway.Init")
class OverTlsIT {
    @TempDir
    private static Path data;

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.start(data);
        try (var kinesis = Clients.sync(program.endpoint())) {
            kinesis.createStream(request -> request.streamName("secret").shardCount(1));
        }
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void theSynchronousClientPutsAndGets() {
        try (var kinesis = Clients.syncTrusting(program.secureEndpoint(), program.trustedCertificate())) {
            kinesis.createStream(request -> request.streamName("sync").shardCount(1));
            kinesis.putRecord(request ->
                    request.streamName("sync").partitionKey("key").data(SdkBytes.fromUtf8String("encrypted")));

            assertThat(Clients.readAll(kinesis, "sync").get(0))
                    .extracting(record -> record.data().asUtf8String())
                    .containsExactly("encrypted");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void theAsynchronousClientIsPushedTo(Protocol protocol) {
        try (var kinesis = Clients.asyncTrusting(program.secureEndpoint(), program.trustedCertificate(), protocol)) {
            String consumer = kinesis.registerStreamConsumer(
                            request -> request.streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/secret")
                                    .consumerName("over-" + protocol))
                    .join()
                    .consumer()
                    .consumerARN();
            kinesis.putRecord(request -> request.streamName("secret")
                            .partitionKey("key")
                            .data(SdkBytes.fromUtf8String("pushed over " + protocol)))
                    .join();

            var subscriber = Subscriber.begin(
                    kinesis,
                    consumer,
                    "shardId-000000000000",
                    StartingPosition.builder()
                            .type(ShardIteratorType.TRIM_HORIZON)
                            .build());

            subscriber.await(() -> subscriber.data().contains("pushed over " + protocol));
        }
    }

    @Test
    void theAuthorityIsTheSameAfterTheNextStart(@TempDir Path directory) throws IOException {
        String authority;
        try (var first = RunningProgram.start(directory)) {
            authority = Files.readString(first.trustedCertificate());
            first.stop();
        }

        try (var second = RunningProgram.start(directory);
                var kinesis = Clients.syncTrusting(second.secureEndpoint(), second.trustedCertificate())) {
            assertThat(second.trustedCertificate()).hasContent(authority).hasParent(directory.resolve("tls"));
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
        }
    }
}
