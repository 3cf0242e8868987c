package io.kinefka.kinesis;

import static io.kinefka.kinesis.KinesisUnderTest.base64;
import static io.kinefka.kinesis.KinesisUnderTest.data;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.encryption.DecryptingDeserializer;
import io.kinefka.encryption.KeyService;
import io.kinefka.encryption.LocalKeyStore;
import io.kinefka.kinesis.KinesisUnderTest.Answer;
import io.kinefka.mapping.RecordLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams whose records lie encrypted in Kafka. */
class StreamEncryptionIT extends EncryptedStreams {
    /** The encryption of each record in an answer, "-" where nothing is said. */
    private static List<String> encryptions(Answer answer) {
        return StreamSupport.stream(answer.at("/Records").spliterator(), false)
                .map(found -> found.path("EncryptionType").asText("-"))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> consume(
            String topic, int count, Deserializer<byte[]> deserializer) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KinesisUnderTest.bootstrapServers()),
                new ByteArrayDeserializer(),
                deserializer)) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (found.size() < count && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        assertThat(found).hasSize(count);
        return found;
    }

    @Test
    void saysSoEverywhereAndOnlyWhereAwsDoes() {
        var stream = kinesis.create(1);
        var plainPut = kinesis.put(stream, "k", "one");
        var plainPuts = putBoth(stream, "two", "three");
        var plain = description(stream);
        var plainSummary = summary(stream);

        var started = start(stream, OURS);
        var put = kinesis.put(stream, "k", "four");
        var puts = putBoth(stream, "five", "six");

        assertThat(started.status()).isEqualTo(200);
        assertThat(started.body().isMissingNode()).isTrue();
        assertThat(plainPut.body().has("EncryptionType")).isFalse();
        assertThat(plainPuts.body().has("EncryptionType")).isFalse();
        assertThat(plain.path("EncryptionType").asText()).isEqualTo("NONE");
        assertThat(plain.has("KeyId")).isFalse();
        assertThat(plainSummary.path("EncryptionType").asText()).isEqualTo("NONE");
        assertThat(plainSummary.has("KeyId")).isFalse();
        assertThat(put.text("/EncryptionType")).isEqualTo("KMS");
        assertThat(puts.text("/EncryptionType")).isEqualTo("KMS");
        assertThat(description(stream).path("EncryptionType").asText()).isEqualTo("KMS");
        assertThat(description(stream).path("KeyId").asText()).isEqualTo(OURS);
        assertThat(summary(stream).path("EncryptionType").asText()).isEqualTo("KMS");
        assertThat(summary(stream).path("KeyId").asText()).isEqualTo(OURS);
        assertThat(data(readAll(stream))).containsExactly("one", "two", "three", "four", "five", "six");
        assertThat(encryptions(readAll(stream))).containsExactly("-", "-", "-", "KMS", "KMS", "KMS");
    }

    @Test
    void writesPlainRecordsAgainOnceItIsStopped() {
        var stream = kinesis.create(1);
        start(stream, OURS);
        kinesis.put(stream, "k", "encrypted");

        var stopped = stop(stream, OURS);
        var put = kinesis.put(stream, "k", "plain");

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(put.body().has("EncryptionType")).isFalse();
        assertThat(description(stream).path("EncryptionType").asText()).isEqualTo("NONE");
        assertThat(description(stream).has("KeyId")).isFalse();
        assertThat(data(readAll(stream))).containsExactly("encrypted", "plain");
        assertThat(encryptions(readAll(stream))).containsExactly("KMS", "-");
    }

    @Test
    void leavesNothingReadableInKafka() {
        var stream = kinesis.create(1);
        start(stream, OURS);
        kinesis.call(
                "PutRecord",
                "{'StreamName':'" + stream + "','PartitionKey':'k','ExplicitHashKey':'7','Data':'"
                        + base64("top secret") + "'}");

        var raw = consume(stream, 1, new ByteArrayDeserializer()).get(0);

        assertThat(raw.key()).asString(UTF_8).isEqualTo("k");
        assertThat(raw.value()).asString(UTF_8).doesNotContain("secret", base64("top secret"));
        assertThat(RecordLayout.encryptionKey(raw.headers())).contains(keys.requireUsable(OURS));
        assertThat(RecordLayout.explicitHashKey(raw.headers())).isPresent();
    }

    @Test
    void isReadByANativeConsumerWithTheDeserializer() {
        var stream = kinesis.create(1);
        kinesis.put(stream, "k", "plain");
        start(stream, OURS);
        kinesis.put(stream, "k", "top secret");

        try (var deserializer = new DecryptingDeserializer()) {
            deserializer.configure(Map.of(DecryptingDeserializer.KEYSTORE_CONFIG, file()), false);
            var found = consume(stream, 2, deserializer);

            assertThat(found).extracting(one -> new String(one.value(), UTF_8)).containsExactly("plain", "top secret");
        }
    }

    @Test
    void changesTheKeyWhileWhatTheFirstOneEncryptedStaysReadable() {
        var stream = kinesis.create(1);
        start(stream, OURS);
        kinesis.put(stream, "k", "one");

        var again = start(stream, OURS);
        var other = start(stream, "alias/second");
        kinesis.put(stream, "k", "two");

        assertThat(again.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(200);
        assertThat(description(stream).path("KeyId").asText()).isEqualTo("alias/second");
        assertThat(data(readAll(stream))).containsExactly("one", "two");
    }

    @Test
    void takesTheLargestRecordsAndEmptyOnes() {
        var stream = kinesis.create(1);
        start(stream, OURS);
        var large = "x".repeat(1024 * 1024 - 1);

        assertThat(kinesis.put(stream, "k", large).status()).isEqualTo(200);
        assertThat(kinesis.put(stream, "k", "").status()).isEqualTo(200);

        assertThat(data(readAll(stream))).containsExactly(large, "");
    }

    @Test
    void goesOnAfterASplit() {
        var stream = kinesis.create(1);
        start(stream, OURS);
        kinesis.put(stream, "k", "before");
        kinesis.call(
                "SplitShard",
                "{'StreamName':'" + stream
                        + "','ShardToSplit':'shardId-000000000000','NewStartingHashKey':'1000000000000'}");

        var after = kinesis.put(stream, "k", "after");

        assertThat(after.text("/EncryptionType")).isEqualTo("KMS");
        assertThat(data(readAll(stream))).containsExactly("before");
        assertThat(data(kinesis.read(kinesis.call(
                                "GetShardIterator",
                                "{'StreamName':'" + stream + "','ShardId':'" + after.text("/ShardId")
                                        + "','ShardIteratorType':'TRIM_HORIZON'}")
                        .text("/ShardIterator"))))
                .containsExactly("after");
    }

    @Test
    void isReadByAGatewayThatWasStartedLater() {
        var stream = kinesis.create(1);
        start(stream, OURS);
        kinesis.put(stream, "k", "one");
        kinesis.close();

        kinesis = KinesisUnderTest.encrypting(LocalKeyStore.open(file()), Duration.ZERO);
        kinesis.put(stream, "k", "two");

        assertThat(data(readAll(stream))).containsExactly("one", "two");
        assertThat(encryptions(readAll(stream))).containsExactly("KMS", "KMS");
    }

    @Test
    void isNotReadByAGatewayThatDoesNotHaveTheKey() {
        var stream = kinesis.create(1);
        start(stream, OURS);
        kinesis.put(stream, "k", "one");
        String id = keys.requireUsable(OURS);
        kinesis.close();

        kinesis = KinesisUnderTest.encrypting(KeyService.NONE, Duration.ZERO);

        assertThat(readAll(stream).error()).isEqualTo("KMSNotFoundException: Key '" + id + "' does not exist");
        assertThat(kinesis.put(stream, "k", "two").error())
                .isEqualTo("KMSNotFoundException: Alias " + OURS + " is not found.");
    }

    @Test
    void doesNotPassOnWhatSomebodyHasChangedInKafka() throws Exception {
        var stream = kinesis.create(1);
        start(stream, OURS);
        kinesis.put(stream, "k", "ten euros");
        var raw = consume(stream, 1, new ByteArrayDeserializer()).get(0);
        byte[] changed = raw.value().clone();
        changed[changed.length - 20] ^= 1;

        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KinesisUnderTest.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(stream, 0, raw.key(), changed, raw.headers()))
                    .get();
        }
        var first = readAll(stream);

        assertThat(data(first)).containsExactly("ten euros");
        assertThat(kinesis.read(first.text("/NextShardIterator")).error())
                .startsWith("KMSInvalidStateException: A record cannot be decrypted with the key ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Start", "Stop"})
    void knowsNoOtherTypeAndNoOtherStream(String what) {
        var stream = kinesis.create(1);

        assertThat(change(what, stream, "NONE", OURS).error())
                .isEqualTo("InvalidArgumentException: KMS is the only valid EncryptionType for this request.");
        assertThat(change(what, "no-such-stream", "KMS", OURS).error())
                .isEqualTo("ResourceNotFoundException: Stream no-such-stream under account 000000000000 not found.");
        assertThat(change(what, stream, "AES", OURS).error()).startsWith("ValidationException: ");
        assertThat(kinesis.call(what + "StreamEncryption", "{'StreamName':'" + stream + "'}")
                        .error())
                .startsWith("ValidationException: 2 validation errors detected");
    }

    @Test
    void isUpdatingForAWhileAndTakesNoOtherChangeMeanwhile() {
        var lasts = Duration.ofSeconds(4);
        kinesis.close();
        kinesis = KinesisUnderTest.encrypting(keys, lasts);
        String stream;
        Answer again;
        Answer stopped;
        Answer put;
        String status;
        long began;

        do {
            // Anew where the machine was too slow to look while it lasted.
            stream = kinesis.create(1);
            began = System.nanoTime();
            start(stream, OURS);
            again = start(stream, OURS);
            stopped = stop(stream, OURS);
            put = kinesis.put(stream, "k", "one");
            status = description(stream).path("StreamStatus").asText();
        } while (System.nanoTime() - began >= lasts.toNanos());

        assertThat(status).isEqualTo("UPDATING");
        assertThat(again.error())
                .isEqualTo("ResourceInUseException: Stream " + stream
                        + " under account 000000000000 not ACTIVE, instead in state UPDATING");
        assertThat(stopped.error()).startsWith("ResourceInUseException: ");
        assertThat(put.text("/EncryptionType")).isEqualTo("KMS");
        awaitActive(stream);
        assertThat(stop(stream, OURS).status()).isEqualTo(200);
    }

    private void awaitActive(String stream) {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!description(stream).path("StreamStatus").asText().equals("ACTIVE")) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }
}
