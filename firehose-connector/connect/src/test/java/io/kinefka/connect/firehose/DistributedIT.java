package io.kinefka.connect.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.testing.Aggregates;
import io.kinefka.delivery.testing.Decoding;
import io.kinefka.delivery.testing.HttpReceiver;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.encryption.LocalKeyStore;
import io.kinefka.encryption.RecordEncryption;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One worker of a group, with the plugins that it has found by their service files. */
class DistributedIT {
    private static final String PLUGIN = FirehoseSinkConnector.class.getName();
    private static final Map<String, String> JSON_WITHOUT_SCHEMA = Map.of(
            "value.converter", "org.apache.kafka.connect.json.JsonConverter",
            "value.converter.schemas.enable", "false");
    private static final Map<String, String> BYTES =
            Map.of("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");

    @TempDir
    private static Path plugins;

    @TempDir
    private static Path home;

    @TempDir
    private static Path buckets;

    private static LocalS3 s3;
    private static Worker worker;

    @BeforeAll
    static void start() {
        s3 = LocalS3.start(buckets);
        worker = Worker.distributed(
                        Installation.in(plugins),
                        home,
                        "distributed",
                        Map.of("bootstrap.servers", Cluster.bootstrapServers(), "plugin.discovery", "service_load"))
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        worker.close();
        s3.close();
    }

    @AfterEach
    void heal() {
        s3.store().fail(0);
    }

    @Test
    void deliversTextAsItIs() {
        Cluster.createTopic("texts", 1);
        deploy("texts", Map.of("processing.append.delimiter", "\\n"));

        Cluster.send("texts", "Grüße", "{\"not\": \"touched\"}");

        eventually().untilAsserted(() -> assertDelivered("texts", "Grüße\n{\"not\": \"touched\"}\n"));
    }

    @Test
    void deliversSchemalessJsonAsJson() {
        Cluster.createTopic("documents", 1);
        deploy("documents", JSON_WITHOUT_SCHEMA);

        Cluster.send("documents", "{\"name\": \"a\", \"tags\": [1, null, {\"b\": 1.5}]}", "[true]");

        eventually()
                .untilAsserted(
                        () -> assertDelivered("documents", "{\"name\":\"a\",\"tags\":[1,null,{\"b\":1.5}]}[true]"));
    }

    @Test
    void deliversJsonWithASchemaWithoutIt() {
        Cluster.createTopic("structures", 1);
        deploy("structures", Map.of("value.converter", "org.apache.kafka.connect.json.JsonConverter"));

        Cluster.send("structures", """
                {"schema": {"type": "struct", "fields": [
                    {"field": "n", "type": "int64"}, {"field": "s", "type": "string", "optional": true},
                    {"field": "price", "type": "bytes", "name": "org.apache.kafka.connect.data.Decimal",
                     "parameters": {"scale": "2"}}]},
                 "payload": {"n": 7, "s": null, "price": "AN4="}}""");

        eventually().untilAsserted(() -> assertDelivered("structures", "{\"n\":7,\"s\":null,\"price\":2.22}"));
    }

    @Test
    void deliversBytesAsTheyAreCompressed() {
        byte[] bytes = new byte[1000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Cluster.createTopic("blobs", 1);
        Map<String, String> settings = new TreeMap<>(BYTES);
        settings.put("s3.compression.format", "HADOOP_SNAPPY");
        deploy("blobs", settings);

        Cluster.send(new ProducerRecord<>("blobs", bytes));

        eventually()
                .untilAsserted(() -> assertThat(keys("blobs")).singleElement().satisfies(key -> {
                    assertThat(key).endsWith(".hsnappy");
                    assertThat(Decoding.decode(CompressionFormat.HADOOP_SNAPPY, s3.read(key)))
                            .isEqualTo(bytes);
                }));
    }

    @Test
    void takesKinesisStreamsApartAndDecryptsThem() {
        Path keys = home.resolve("keys.json");
        LocalKeyStore.openOrCreate(keys, Clock.systemUTC());
        Cluster.createTopic("stream", 1);
        deploy(
                "stream",
                Map.of(
                        "delivery.stream.type",
                        "KinesisStreamAsSource",
                        "kinesis.stream.arn",
                        "arn:aws:kinesis:us-east-1:000000000000:stream/stream",
                        "value.converter",
                        DecryptingConverter.class.getName(),
                        "value.converter.kinefka.encryption.keystore",
                        keys.toString()));

        Cluster.send("stream", "plain,");
        Cluster.send(sealed("stream", keys, Aggregates.of(List.of("k"), List.of("first,", "second"))));

        eventually().untilAsserted(() -> assertDelivered("stream", "plain,first,second"));
    }

    @Test
    void deliversToHttpEndpoints() throws IOException {
        Cluster.createTopic("requests", 1);
        try (HttpReceiver receiver = new HttpReceiver(HttpReceiver::accept)) {
            deploy(
                    "requests",
                    Map.of(
                            "destination", "http",
                            "http.endpoint.url", receiver.url().toString(),
                            "http.endpoint.access.key", "open sesame",
                            "http.request.common.attributes", "stage=test,team=a b",
                            "http.request.content.encoding", "GZIP",
                            "http.buffering.hints.interval.in.seconds", "1"));

            Cluster.send("requests", "one", "two");

            eventually().untilAsserted(() -> assertThat(Cluster.committed("requests"))
                    .containsEntry(0, 2L));
            assertThat(receiver.violations()).isEmpty();
            assertThat(receiver.requests())
                    .flatExtracting(HttpReceiver.Request::records)
                    .containsExactly("one", "two");
            assertThat(receiver.requests()).allSatisfy(request -> {
                assertThat(request.headers().getFirst("X-Amz-Firehose-Access-Key"))
                        .isEqualTo("open sesame");
                assertThat(request.headers().getFirst("X-Amz-Firehose-Common-Attributes"))
                        .contains("\"stage\":\"test\"", "\"team\":\"a b\"");
            });
        }
    }

    @Test
    void transformsByAFunction() throws IOException {
        Cluster.createTopic("transformed", 1);
        try (UpperCaseFunction function = new UpperCaseFunction()) {
            deploy(
                    "transformed",
                    Map.of(
                            "processing.lambda.arn", "arn:aws:lambda:us-east-1:000000000000:function:upper",
                            "processing.lambda.buffer.interval.in.seconds", "1",
                            "processing.lambda.endpoint.url", function.endpoint(),
                            "processing.lambda.endpoint.name.only", "true"));

            Cluster.send("transformed", "quiet");

            eventually().untilAsserted(() -> assertDelivered("transformed", "QUIET"));
        }
    }

    @Test
    void commitsOnlyWhatIsDurable() {
        Cluster.createTopic("held-back", 1);
        deploy("held-back", Map.of());
        Cluster.send("held-back", "one");
        eventually()
                .untilAsserted(() -> assertThat(Cluster.committed("held-back")).containsEntry(0, 1L));

        s3.store().failAll();
        Cluster.send("held-back", "two", "three");
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(Cluster.committed("held-back")).containsEntry(0, 1L));
        s3.store().fail(0);

        eventually()
                .untilAsserted(() -> assertThat(Cluster.committed("held-back")).containsEntry(0, 3L));
        assertDelivered("held-back", "onetwothree");
    }

    @Test
    void handsOverWhatCannotBeConvertedToADeadLetterQueue() {
        Cluster.createTopic("mixed", 1);
        Cluster.createTopic("letters", 1);
        Map<String, String> settings = spoiling("bad");
        settings.put("errors.tolerance", "all");
        settings.put("errors.deadletterqueue.topic.name", "letters");
        settings.put("errors.deadletterqueue.topic.replication.factor", "1");
        deploy("mixed", settings);

        Cluster.send("mixed", number(1));
        Cluster.send(marked("mixed", number(2), "bad"));
        Cluster.send("mixed", number(3));
        Cluster.send(marked("mixed", number(4), "bad"));

        eventually().untilAsserted(() -> assertThat(Cluster.committed("mixed")).containsEntry(0, 4L));
        assertDelivered("mixed", "{\"n\":1}{\"n\":3}");
        assertThat(Cluster.values("letters")).containsExactly(number(2), number(4));
    }

    @Test
    void stopsAtWhatCannotBeConvertedUnlessErrorsAreTolerated() {
        Cluster.createTopic("strict", 1);
        deploy("strict", spoiling("bad"));

        Cluster.send(marked("strict", number(1), "bad"));

        worker.awaitState("strict", "FAILED");
        assertThat(worker.status("strict").path("tasks").path(0).path("trace").asText())
                .contains("DataException", "Invalid type for Date");
        assertThat(Cluster.committed("strict").getOrDefault(0, 0L)).isZero();
    }

    @Test
    void goesOnWhereItWasPaused() {
        Cluster.createTopic("paused", 1);
        deploy("paused", Map.of());
        Cluster.send("paused", "before,");
        eventually().untilAsserted(() -> assertDelivered("paused", "before,"));

        worker.put("/connectors/paused/pause", null);
        worker.awaitState("paused", "PAUSED");
        Cluster.send("paused", "meanwhile,");
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertDelivered("paused", "before,"));
        worker.put("/connectors/paused/resume", null);

        eventually().untilAsserted(() -> assertDelivered("paused", "before,meanwhile,"));
    }

    @Test
    void namesWhatIsWrongInAConfiguration() {
        Map<String, String> settings = Connectors.of(
                "wrong",
                "nothing",
                s3,
                Map.of(
                        "s3.bucket.arn", "deliveries",
                        "s3.buffering.hints.size.in.mbs", "129",
                        "s3.compression.format", "BROTLI",
                        "s3.bufering.hints.interval.in.seconds", "5"));

        JsonNode reply = worker.put("/connector-plugins/" + PLUGIN + "/config/validate", settings);

        assertThat(errors(reply))
                .containsOnlyKeys(
                        "s3.bucket.arn",
                        "s3.buffering.hints.size.in.mbs",
                        "s3.compression.format",
                        "s3.bufering.hints.interval.in.seconds")
                .hasEntrySatisfying(
                        "s3.bucket.arn", message -> assertThat(message).contains("BucketARN must look like"))
                .hasEntrySatisfying("s3.buffering.hints.size.in.mbs", message -> assertThat(message)
                        .contains("1 to 128"));
        assertThat(worker.put("/connectors/wrong/config", settings)
                        .path("message")
                        .asText())
                .contains("is not a setting of this connector");
    }

    @Test
    void isFoundWithItsVersion() {
        assertThat(worker.get("/connector-plugins?connectorsOnly=false"))
                .extracting(plugin -> plugin.path("class").asText() + " "
                        + plugin.path("version").asText())
                .anyMatch(plugin -> plugin.matches(PLUGIN + " \\d+\\..*"))
                .anyMatch(plugin -> plugin.matches(DecryptingConverter.class.getName() + " \\d+\\..*"));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
    }

    private static void deploy(String name, Map<String, String> more) {
        worker.deploy(Connectors.of(name, name, s3, more));
    }

    private static List<String> keys(String name) {
        return s3.keys().stream().filter(key -> key.startsWith(name + "/")).toList();
    }

    /** In the objects of a connector is that, however it was divided; the names of those of one second are in no order. */
    private static void assertDelivered(String name, String text) {
        String found = keys(name).stream()
                .map(key -> new String(s3.read(key), UTF_8))
                .sorted(Comparator.comparingInt(text::indexOf))
                .reduce("", String::concat);
        assertThat(found).isEqualTo(text);
    }

    private static Map<String, String> errors(JsonNode validation) {
        Map<String, String> errors = new TreeMap<>();
        for (JsonNode config : validation.path("configs")) {
            JsonNode value = config.path("value");
            if (!value.path("errors").isEmpty()) {
                errors.put(value.path("name").asText(), value.path("errors").toString());
            }
        }
        return errors;
    }

    /** Settings with which records with a header claim to be dates. */
    private static Map<String, String> spoiling(String header) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("predicates", "marked");
        settings.put("predicates.marked.type", "org.apache.kafka.connect.transforms.predicates.HasHeaderKey");
        settings.put("predicates.marked.name", header);
        settings.put("transforms", "spoil");
        settings.put("transforms.spoil.type", "org.apache.kafka.connect.transforms.SetSchemaMetadata$Value");
        settings.put("transforms.spoil.schema.name", "org.apache.kafka.connect.data.Date");
        settings.put("transforms.spoil.predicate", "marked");
        return settings;
    }

    private static String number(int number) {
        return "{\"schema\": {\"type\": \"struct\", \"fields\": [{\"field\": \"n\", \"type\": \"int32\"}]},"
                + " \"payload\": {\"n\": " + number + "}}";
    }

    private static ProducerRecord<byte[], byte[]> marked(String topic, String value, String header) {
        var record = new ProducerRecord<byte[], byte[]>(topic, value.getBytes(UTF_8));
        record.headers().add(header, new byte[0]);
        return record;
    }

    private static ProducerRecord<byte[], byte[]> sealed(String topic, Path keys, byte[] data) {
        var encryption = new RecordEncryption(
                LocalKeyStore.open(keys), RecordEncryption.DataKeyLimits.DEFAULT, Clock.systemUTC());
        var sealer = encryption.sealer(LocalKeyStore.SERVICE_ALIAS, topic, 1);
        var record = new ProducerRecord<byte[], byte[]>(topic, sealer.seal(data));
        record.headers().add("kinefka-encryption-key", sealer.keyId().getBytes(UTF_8));
        return record;
    }
}
