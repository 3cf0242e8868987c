package io.kinefka.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.testing.Aggregates;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Delivery streams whose records come from streams, and from topics that know nothing of Kinesis. */
class SourcesIT {
    private static final String FIRST_SHARD = "shardId-000000000000";

    @TempDir
    private static Path data;

    private static LocalS3 s3;
    private static RunningProgram gateway;
    private static KinesisClient kinesis;
    private static FirehoseClient firehose;

    @BeforeAll
    static void open() throws Exception {
        s3 = LocalS3.start(Files.createDirectory(data.resolve("s3")));
        gateway = RunningProgram.start(
                LocalS3.ENVIRONMENT,
                data.resolve("gateway"),
                "--s3-endpoint",
                s3.endpoint().toString());
        kinesis = Clients.sync(gateway.endpoint());
        firehose = Clients.firehose(gateway.endpoint());
    }

    @AfterAll
    static void close() {
        firehose.close();
        kinesis.close();
        gateway.close();
        s3.close();
    }

    private static void createStream(String name) {
        kinesis.createStream(stream -> stream.streamName(name).shardCount(1));
    }

    private static void put(String stream, int number) {
        put(stream, "key" + number, SdkBytes.fromUtf8String(number + "\n"));
    }

    private static void put(String stream, String key, SdkBytes bytes) {
        kinesis.putRecord(
                request -> request.streamName(stream).partitionKey(key).data(bytes));
    }

    private static void deliver(String stream) {
        firehose.createDeliveryStream(request -> request.deliveryStreamName(stream)
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(source -> source.roleARN(Site.ROLE)
                        .kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/" + stream))
                .extendedS3DestinationConfiguration(Site.everySecond(stream)));
    }

    /** What lies below a prefix, each line by itself. */
    private static List<String> lines(String prefix) {
        return s3.keys().stream()
                .filter(key -> key.startsWith(prefix + "/"))
                .flatMap(key -> new String(s3.read(key), UTF_8).lines())
                .toList();
    }

    private static void awaitLines(String prefix, List<String> expected) {
        Site.patiently().untilAsserted(() -> assertThat(lines(prefix)).containsExactlyInAnyOrderElementsOf(expected));
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void aStreamIsDeliveredFromTheCreationOfTheDeliveryStreamOn() {
        createStream("orders");
        put("orders", "early", SdkBytes.fromUtf8String("before\n"));
        deliver("orders");
        IntStream.range(0, 10).forEach(number -> put("orders", number));

        awaitLines("orders", numbers(0, 10));
    }

    @Test
    void recordsThatAProducerHasAggregatedAreDeliveredOneByOne() {
        createStream("aggregated");
        deliver("aggregated");
        var packed = numbers(0, 5).stream().map(number -> number + "\n").toList();
        put("aggregated", "a", SdkBytes.fromByteArray(Aggregates.of(List.of("a", "b"), packed)));
        put("aggregated", 5);

        awaitLines("aggregated", numbers(0, 6));
    }

    @Test
    void theRecordsOfAnEncryptedStreamAreDeliveredInClear() {
        createStream("secret");
        kinesis.startStreamEncryption(
                request -> request.streamName("secret").encryptionType("KMS").keyId("alias/aws/kinesis"));
        awaitActive("secret");
        deliver("secret");
        IntStream.range(0, 10).forEach(number -> put("secret", number));

        awaitLines("secret", numbers(0, 10));
    }

    @Test
    void aStreamIsDeliveredWhileItsShardIsSplit() {
        createStream("split");
        deliver("split");
        IntStream.range(0, 20).forEach(number -> put("split", number));
        awaitLines("split", numbers(0, 20));

        IntStream.range(20, 40).forEach(number -> put("split", number));
        kinesis.splitShard(request -> request.streamName("split")
                .shardToSplit(FIRST_SHARD)
                .newStartingHashKey("170141183460469231731687303715884105728"));
        awaitActive("split");
        IntStream.range(40, 80).forEach(number -> put("split", number));

        awaitLines("split", numbers(0, 80));
    }

    private static void awaitActive(String stream) {
        Site.patiently()
                .until(() -> kinesis.describeStreamSummary(request -> request.streamName(stream))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
    }

    @Test
    void aTopicOfTheClusterIsDelivered() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", gateway.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("plain", 2, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", gateway.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var unused = producer.send(new ProducerRecord<>("plain", "early", "before\n"));
            producer.flush();
            firehose.createDeliveryStream(request -> request.deliveryStreamName("plain")
                    .deliveryStreamType(DeliveryStreamType.MSK_AS_SOURCE)
                    .mskSourceConfiguration(source -> source.topicName("plain")
                            .mskClusterARN("arn:aws:kafka:us-east-1:000000000000:cluster/local/1")
                            .authenticationConfiguration(
                                    auth -> auth.roleARN(Site.ROLE).connectivity("PUBLIC")))
                    .extendedS3DestinationConfiguration(Site.everySecond("plain")));
            for (String number : numbers(0, 10)) {
                unused = producer.send(new ProducerRecord<>("plain", number, number + "\n"));
            }
            producer.flush();

            awaitLines("plain", numbers(0, 10));
        }
    }

    @Test
    void severalDeliveryStreamsTakeTheSameStreamEachForItself() {
        createStream("twice");
        deliver("twice");
        firehose.createDeliveryStream(request -> request.deliveryStreamName("again")
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(source -> source.roleARN(Site.ROLE)
                        .kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/twice"))
                .extendedS3DestinationConfiguration(Site.everySecond("again")));
        IntStream.range(0, 10).forEach(number -> put("twice", number));

        Stream.of("twice", "again").forEach(prefix -> awaitLines(prefix, numbers(0, 10)));
    }
}
