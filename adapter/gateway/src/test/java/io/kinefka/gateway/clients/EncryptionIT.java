package io.kinefka.gateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.encryption.DecryptingDeserializer;
import io.kinefka.gateway.RunningProgram;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.KmsDisabledException;
import software.amazon.awssdk.services.kinesis.model.KmsNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Record;

/** The AWS SDK and Kafka clients at the records of an encrypted stream, across restarts. */
class EncryptionIT {
    private static final String ALIAS = "alias/aws/kinesis";
    private static final int COUNT = 50;

    @TempDir
    private Path data;

    private Path keystore() {
        return data.resolve("keystore.json");
    }

    private static void createEncrypted(KinesisClient kinesis, String stream) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(1));
        kinesis.startStreamEncryption(
                request -> request.streamName(stream).encryptionType("KMS").keyId(ALIAS));
    }

    private static void put(KinesisClient kinesis, String stream, int number) {
        var answer = kinesis.putRecord(
                request -> request.streamName(stream).partitionKey("key").data(SdkBytes.fromUtf8String(text(number))));
        assertThat(answer.encryptionType()).isEqualTo(EncryptionType.KMS);
    }

    private static String text(int number) {
        return "top secret number " + number;
    }

    private static List<String> texts() {
        return IntStream.range(0, COUNT).mapToObj(EncryptionIT::text).toList();
    }

    private static void assertReadable(KinesisClient kinesis, String stream) {
        var found = Clients.readAll(kinesis, stream).get(0);
        assertThat(found).extracting(each -> each.data().asUtf8String()).isEqualTo(texts());
        assertThat(found).extracting(Record::encryptionType).containsOnly(EncryptionType.KMS);
    }

    private static List<String> consume(String bootstrapServers, String topic, Map<String, Object> config) {
        var found = new ArrayList<String>();
        var all = new HashMap<>(config);
        all.put("bootstrap.servers", bootstrapServers);
        all.put("key.deserializer", ByteArrayDeserializer.class);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(all)) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (found.size() < COUNT && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(200)).forEach(one -> found.add(new String(one.value(), UTF_8)));
            }
        }
        return found;
    }

    private static int keys(String... arguments) {
        var all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(arguments));
        try (var program = RunningProgram.launch(all.toArray(String[]::new))) {
            return program.awaitExit();
        }
    }

    private static void awaitRefusal(Runnable call) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            try {
                call.run();
            } catch (KmsDisabledException expected) {
                return;
            }
        }
        throw new AssertionError("The key stayed in use");
    }

    @Test
    void keepsRecordsSecretInKafkaAndReadableElsewhereAlsoAfterAKill() throws Exception {
        try (var program = RunningProgram.start(data);
                var kinesis = Clients.sync(program.endpoint())) {
            createEncrypted(kinesis, "secret");
            IntStream.range(0, COUNT).forEach(i -> put(kinesis, "secret", i));

            assertReadable(kinesis, "secret");
            assertThat(consume(
                            program.bootstrapServers(),
                            "secret",
                            Map.of("value.deserializer", ByteArrayDeserializer.class)))
                    .hasSize(COUNT)
                    .noneMatch(value -> value.contains("secret"));
            assertThat(consume(
                            program.bootstrapServers(),
                            "secret",
                            Map.of(
                                    "value.deserializer",
                                    DecryptingDeserializer.class,
                                    DecryptingDeserializer.KEYSTORE_CONFIG,
                                    keystore().toString())))
                    .isEqualTo(texts());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keystore())))
                    .isEqualTo("rw-------");
            program.kill();
        }

        try (var program = RunningProgram.start(data);
                var kinesis = Clients.sync(program.endpoint())) {
            assertReadable(kinesis, "secret");
            put(kinesis, "secret", COUNT);
        }
    }

    @Test
    void noticesWhileItRunsThatAKeyIsDisabledAndEnabled() throws Exception {
        try (var program = RunningProgram.start(data);
                var kinesis = Clients.syncWithoutRetries(program.endpoint())) {
            createEncrypted(kinesis, "secret");
            IntStream.range(0, COUNT).forEach(i -> put(kinesis, "secret", i));

            assertThat(keys("disable", "--keystore", keystore().toString(), "--alias", ALIAS))
                    .isZero();
            awaitRefusal(() -> Clients.readAll(kinesis, "secret"));
            assertThatThrownBy(() -> put(kinesis, "secret", COUNT)).isInstanceOf(KmsDisabledException.class);

            assertThat(keys("enable", "--keystore", keystore().toString(), "--alias", ALIAS))
                    .isZero();
            awaitReadable(kinesis);
        }
    }

    private static void awaitReadable(KinesisClient kinesis) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                assertReadable(kinesis, "secret");
                return;
            } catch (KmsDisabledException notYet) {
                assertThat(System.nanoTime()).isLessThan(until);
            }
        }
    }

    @Test
    void hasNoKeysInFrontOfAClusterUnlessItIsGivenThem() throws Exception {
        try (var kafka = RunningProgram.start(data);
                var without = RunningProgram.start(data.resolve("unused"), "--kafka", kafka.bootstrapServers());
                var with = RunningProgram.start(
                        data.resolve("unused"),
                        "--kafka",
                        kafka.bootstrapServers(),
                        "--encryption-keystore",
                        keystore().toString())) {
            assertThatThrownBy(() -> encryptThrough(without.endpoint(), "first"))
                    .isInstanceOf(KmsNotFoundException.class)
                    .hasMessageContaining("Alias alias/aws/kinesis is not found.");
            encryptThrough(with.endpoint(), "second");
        }
    }

    private static void encryptThrough(URI endpoint, String stream) {
        try (var kinesis = Clients.sync(endpoint)) {
            createEncrypted(kinesis, stream);
            put(kinesis, stream, 0);
        }
    }

    @Test
    void doesNotStartWithoutTheKeyStoreThatItIsGiven() throws Exception {
        var absent = data.resolve("absent.json");
        try (var kafka = RunningProgram.start(data);
                var program = RunningProgram.launch(
                        "--port",
                        "0",
                        "--kafka",
                        kafka.bootstrapServers(),
                        "--encryption-keystore",
                        absent.toString())) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.errors()).contains("kinefka: There is no key store " + absent + "\n");
        }
    }
}
