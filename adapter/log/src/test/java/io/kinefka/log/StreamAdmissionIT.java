package io.kinefka.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.stream.NewStream;
import io.kinefka.log.write.Admitted;
import io.kinefka.log.write.StreamAdmission;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class StreamAdmissionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HashKey MIDDLE = new HashKey(1L << 63, 0);

    private static StreamMetadata create(KafkaLog log, String name) {
        return log.streams()
                .create(
                        new NewStream(
                                new StreamId("000000000000", "us-east-1", name),
                                StreamMode.PROVISIONED,
                                1,
                                new TreeMap<>(),
                                StreamOptions.DEFAULT),
                        state -> {})
                .toCompletableFuture()
                .join();
    }

    private static ProducerRecord<byte[], byte[]> toTopic(String topic) {
        return new ProducerRecord<>(topic, "key".getBytes(UTF_8), "data".getBytes(UTF_8));
    }

    @Test
    void aClosingWaitsForWhatWasAdmittedAndWhatComesThenGoesToTheChildren() throws Exception {
        try (var log = Brokers.open();
                var other = Brokers.open()) {
            StreamMetadata stream = create(log, "admitted");
            StreamAdmission admission = log.writer().admission();

            Admitted before = admission.admit(toTopic(stream.topic())).orElseThrow();
            var unused = other.refresh().toCompletableFuture().join();
            var split = other.streams()
                    .reshard(
                            stream.id(), Duration.ZERO, newest -> List.of(new Resharding.Split(new ShardId(0), MIDDLE)))
                    .toCompletableFuture();
            await().atMost(PATIENCE).until(() -> log.streams()
                    .find(stream.id())
                    .map(StreamMetadata::resharding)
                    .filter(Resharding::isClosing)
                    .isPresent());
            var then = CompletableFuture.supplyAsync(() -> admission.admit(toTopic(stream.topic())));

            assertThat(before.producerRecord().partition()).isZero();
            assertThat(split).isNotDone();
            assertThat(then).isNotDone();
            assertThat(before.end()).isTrue();
            assertThat(split).succeedsWithin(PATIENCE);
            assertThat(then).succeedsWithin(PATIENCE);
            Admitted after = then.join().orElseThrow();
            assertThat(after.producerRecord().partition()).isIn(1, 2);
            assertThat(after.end()).isTrue();
        }
    }

    @Test
    void whatIsUnderWayWhenItsGatewayLeavesDoesNotCount() throws Exception {
        Admitted admitted;
        try (var log = Brokers.open()) {
            StreamMetadata stream = create(log, "left");

            admitted = log.writer().admission().admit(toTopic(stream.topic())).orElseThrow();
        }

        assertThat(admitted.end()).isFalse();
    }

    @Test
    void topicsThatAreNoStreamsAreOthersBusiness() throws Exception {
        try (var log = Brokers.open()) {
            assertThat(log.writer().admission().admit(toTopic("no-stream"))).isEmpty();
        }
    }
}
