package io.kinefka.gateway.clients;

import static io.kinefka.gateway.clients.TwoFirehoses.BUCKET;
import static io.kinefka.gateway.clients.TwoFirehoses.ROLE;
import static io.kinefka.gateway.clients.TwoFirehoses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.aws.model.ServiceModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ConcurrentModificationException;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.LimitExceededException;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** How delivery streams are administered, through two gateways on one cluster, with the client of AWS. */
class DeliveryStreamsIT {
    private static final String DESTINATION = "destinationId-000000000001";
    private static final Path PAGE = Path.of("..", "..", "docs", "compatibility.md");
    private static final Pattern WORKING = Pattern.compile("\\| ([A-Z]\\w+) \\| works \\|.*");

    @TempDir
    private static Path data;

    private static TwoFirehoses firehoses;
    private static FirehoseClient one;
    private static FirehoseClient two;
    private static KinesisClient kinesis;

    @BeforeAll
    static void open() {
        firehoses = new TwoFirehoses(data);
        one = firehoses.one;
        two = firehoses.two;
        kinesis = Clients.sync(firehoses.endpoint());
    }

    @AfterAll
    static void close() {
        kinesis.close();
        firehoses.close();
    }

    private static String create(String name, Consumer<CreateDeliveryStreamRequest.Builder> more) {
        return firehoses.create(name, more);
    }

    private static void create(String name) {
        firehoses.create(name);
    }

    private static DeliveryStreamDescription describe(FirehoseClient client, String name) {
        return client.describeDeliveryStream(request -> request.deliveryStreamName(name))
                .deliveryStreamDescription();
    }

    private static Record text(String text) {
        return Record.builder().data(SdkBytes.fromUtf8String(text)).build();
    }

    @Test
    void thePageNamesWhatWorks() throws IOException {
        Set<String> written = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("## Firehose"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(WORKING::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(written).isEqualTo(ServiceModels.firehose().operations().keySet());
    }

    @Test
    void aDeliveryStreamIsDescribedByEveryGatewayAsAwsDescribesIt() {
        String arn = create(
                "described", request -> request.directPutSourceConfiguration(source -> source.throughputHintInMBs(3)));

        var description = describe(two, "described");

        assertThat(arn).isEqualTo("arn:aws:firehose:us-east-1:000000000000:deliverystream/described");
        assertThat(description.deliveryStreamARN()).isEqualTo(arn);
        assertThat(description.deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.ACTIVE);
        assertThat(description.deliveryStreamType()).isEqualTo(DeliveryStreamType.DIRECT_PUT);
        assertThat(description.versionId()).isEqualTo("1");
        assertThat(description.createTimestamp()).isBetween(Instant.now().minusSeconds(600), Instant.now());
        assertThat(description.lastUpdateTimestamp()).isNull();
        assertThat(description.source().directPutSourceDescription().throughputHintInMBs())
                .isEqualTo(3);
        assertThat(description.hasMoreDestinations()).isFalse();
        assertThat(description.deliveryStreamEncryptionConfiguration().status())
                .isEqualTo(DeliveryStreamEncryptionStatus.DISABLED);
        var destination = description.destinations().get(0);
        assertThat(destination.destinationId()).isEqualTo(DESTINATION);
        var s3 = destination.extendedS3DestinationDescription();
        assertThat(s3.bucketARN()).isEqualTo(BUCKET);
        assertThat(s3.bufferingHints().sizeInMBs()).isEqualTo(5);
        assertThat(s3.bufferingHints().intervalInSeconds()).isEqualTo(300);
        assertThat(s3.compressionFormat()).isEqualTo(CompressionFormat.UNCOMPRESSED);
        assertThat(s3.encryptionConfiguration().noEncryptionConfigAsString()).isEqualTo("NoEncryption");
        assertThat(s3.s3BackupMode()).isEqualTo(S3BackupMode.DISABLED);
        assertThat(destination.s3DestinationDescription().bucketARN()).isEqualTo(BUCKET);
    }

    @Test
    void anEndpointIsDescribedWithItsDefaults() {
        firehoses.createTo(
                "endpoint",
                request -> request.httpEndpointDestinationConfiguration(http -> http.endpointConfiguration(endpoint ->
                                endpoint.url("http://localhost:9/in").accessKey("secret"))
                        .s3Configuration(s3 -> s3.roleARN(ROLE).bucketARN(BUCKET))));

        var http = describe(two, "endpoint").destinations().get(0).httpEndpointDestinationDescription();

        assertThat(http.endpointConfiguration().url()).isEqualTo("http://localhost:9/in");
        assertThat(http.retryOptions().durationInSeconds()).isEqualTo(300);
        assertThat(http.s3DestinationDescription().bucketARN()).isEqualTo(BUCKET);
    }

    @Test
    void aDeletedDeliveryStreamIsGoneForEveryGatewayAndItsNameIsFree() {
        create("passing");
        two.putRecord(request -> request.deliveryStreamName("passing").record(text("x")));
        assertRefused(
                () -> create("passing"),
                ResourceInUseException.class,
                "Firehose passing under accountId 000000000000 already exists");

        two.deleteDeliveryStream(request -> request.deliveryStreamName("passing"));

        assertThatThrownBy(() -> describe(two, "passing")).isInstanceOf(ResourceNotFoundException.class);
        create("passing");
        assertThat(describe(two, "passing").versionId()).isEqualTo("1");
    }

    @Test
    void anUpdateKeepsWhatItDoesNotSayAndNeedsTheCurrentVersion() {
        create("updated");

        two.updateDestination(request -> request.deliveryStreamName("updated")
                .currentDeliveryStreamVersionId("1")
                .destinationId(DESTINATION)
                .extendedS3DestinationUpdate(
                        update -> update.prefix("new/").compressionFormat(CompressionFormat.GZIP)));
        one.updateDestination(request -> request.deliveryStreamName("updated")
                .currentDeliveryStreamVersionId("2")
                .destinationId(DESTINATION)
                .extendedS3DestinationUpdate(update -> update.prefix("newest/")));

        var description = describe(one, "updated");
        assertThat(description.versionId()).isEqualTo("3");
        assertThat(description.lastUpdateTimestamp()).isAfter(description.createTimestamp());
        var s3 = description.destinations().get(0).extendedS3DestinationDescription();
        assertThat(s3.prefix()).isEqualTo("newest/");
        assertThat(s3.compressionFormat()).isEqualTo(CompressionFormat.GZIP);
        assertRefused(
                () -> one.updateDestination(request -> request.deliveryStreamName("updated")
                        .currentDeliveryStreamVersionId("2")
                        .destinationId(DESTINATION)
                        .extendedS3DestinationUpdate(update -> update.prefix("late/"))),
                ConcurrentModificationException.class,
                "Cannot update firehose: updated since the current version id: 3 and specified version id: 2 do not"
                        + " match");
        assertRefused(
                () -> one.updateDestination(request -> request.deliveryStreamName("updated")
                        .currentDeliveryStreamVersionId("3")
                        .destinationId("another")
                        .extendedS3DestinationUpdate(update -> update.prefix("lost/"))),
                InvalidArgumentException.class,
                "Destination Id another not found");
    }

    @Test
    void destinationsThatCannotBeDeliveredToAreRefused() {
        assertRefused(
                () -> one.createDeliveryStream(request -> request.deliveryStreamName("splunk")
                        .splunkDestinationConfiguration(splunk -> splunk.hecEndpoint("https://localhost")
                                .hecEndpointType("Raw")
                                .s3Configuration(s3 -> s3.roleARN(ROLE).bucketARN(BUCKET)))),
                InvalidArgumentException.class,
                "Destinations of the type Splunk are not supported; ExtendedS3, S3 and HttpEndpoint are.");
        assertRefused(
                () -> one.createDeliveryStream(request -> request.deliveryStreamName("none")),
                InvalidArgumentException.class,
                "Exactly one destination configuration is supported for a Firehose");
        assertRefused(
                () -> create(
                        "prefixed",
                        request -> request.extendedS3DestinationConfiguration(
                                s3 -> s3.roleARN(ROLE).bucketARN(BUCKET).prefix("!{timestamp:yyyy}/"))),
                InvalidArgumentException.class,
                "ErrorOutputPrefix can't be null when Prefix contains expressions.");
    }

    @Test
    void aStreamCanBeTheSourceAndThenNothingIsPutDirectly() {
        kinesis.createStream(stream -> stream.streamName("orders").shardCount(1));
        String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";

        create("from-stream", request -> request.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        source -> source.kinesisStreamARN(arn).roleARN(ROLE)));

        var source = describe(two, "from-stream").source().kinesisStreamSourceDescription();
        assertThat(source.kinesisStreamARN()).isEqualTo(arn);
        assertThat(source.deliveryStartTimestamp()).isNotNull();
        String notPermitted = "This operation is not permitted on KinesisStreamAsSource delivery stream type.";
        assertRefused(
                () -> two.putRecord(
                        request -> request.deliveryStreamName("from-stream").record(text("x"))),
                InvalidArgumentException.class,
                notPermitted);
        assertRefused(
                () -> one.putRecordBatch(
                        request -> request.deliveryStreamName("from-stream").records(text("x"))),
                InvalidArgumentException.class,
                notPermitted);
        assertThatThrownBy(
                        () -> one.startDeliveryStreamEncryption(request -> request.deliveryStreamName("from-stream")))
                .isInstanceOf(InvalidArgumentException.class);
        assertThat(one.listDeliveryStreams(
                                request -> request.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE))
                        .deliveryStreamNames())
                .containsExactly("from-stream");
        one.deleteDeliveryStream(request -> request.deliveryStreamName("from-stream"));
        assertThat(kinesis.describeStreamSummary(request -> request.streamName("orders"))
                        .streamDescriptionSummary()
                        .streamARN())
                .isEqualTo(arn);
    }

    @Test
    void aSourceMustBeThereAndFitTheType() {
        String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/absent";
        assertRefused(
                () -> create(
                        "no-stream", request -> request.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                                .kinesisStreamSourceConfiguration(
                                        source -> source.kinesisStreamARN(arn).roleARN(ROLE))),
                InvalidArgumentException.class,
                "Stream absent under account 000000000000 not found.");
        assertRefused(
                () -> create(
                        "both",
                        request -> request.kinesisStreamSourceConfiguration(
                                source -> source.kinesisStreamARN(arn).roleARN(ROLE))),
                InvalidArgumentException.class,
                "KinesisSourceStreamConfig is only applicable for KinesisStreamAsSource stream type");
        assertRefused(
                () -> create(
                        "no-database", request -> request.deliveryStreamType(DeliveryStreamType.DATABASE_AS_SOURCE)),
                InvalidArgumentException.class,
                "Delivery streams of the type DatabaseAsSource are not supported; DirectPut, KinesisStreamAsSource"
                        + " and MSKAsSource are.");
        assertRefused(
                () -> create("no-topic", request -> fromTopic(request, "absent")),
                InvalidArgumentException.class,
                "Topic absent does not exist in the cluster.");
        assertRefused(
                () -> create("catalog", request -> fromTopic(request, "__kinefka_catalog")),
                InvalidArgumentException.class,
                "Topic __kinefka_catalog does not exist in the cluster.");
    }

    private static void fromTopic(CreateDeliveryStreamRequest.Builder request, String topic) {
        request.deliveryStreamType(DeliveryStreamType.MSK_AS_SOURCE)
                .mskSourceConfiguration(source -> source.mskClusterARN(
                                "arn:aws:kafka:us-east-1:000000000000:cluster/local/1")
                        .topicName(topic)
                        .authenticationConfiguration(auth -> auth.roleARN(ROLE).connectivity("PUBLIC")));
    }

    @Test
    void aTopicCanBeTheSource() {
        create("behind");

        create("from-topic", request -> fromTopic(request, "firehose.behind"));

        var source = describe(two, "from-topic").source().mskSourceDescription();
        assertThat(source.topicName()).isEqualTo("firehose.behind");
        assertThat(source.authenticationConfiguration().roleARN()).isEqualTo(ROLE);
    }

    @Test
    void encryptionIsRemembered() {
        create(
                "encrypted",
                request -> request.deliveryStreamEncryptionConfigurationInput(encryption ->
                        encryption.keyType(KeyType.CUSTOMER_MANAGED_CMK).keyARN("arn:aws:kms:key")));
        var atFirst = describe(two, "encrypted").deliveryStreamEncryptionConfiguration();
        assertThat(atFirst.status()).isEqualTo(DeliveryStreamEncryptionStatus.ENABLED);
        assertThat(atFirst.keyARN()).isEqualTo("arn:aws:kms:key");

        two.stopDeliveryStreamEncryption(request -> request.deliveryStreamName("encrypted"));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(describe(one, "encrypted")
                        .deliveryStreamEncryptionConfiguration()
                        .status())
                .isEqualTo(DeliveryStreamEncryptionStatus.DISABLED));

        one.startDeliveryStreamEncryption(request -> request.deliveryStreamName("encrypted"));
        assertThat(describe(one, "encrypted")
                        .deliveryStreamEncryptionConfiguration()
                        .keyType())
                .isEqualTo(KeyType.AWS_OWNED_CMK);
        assertThat(one.putRecord(request ->
                                request.deliveryStreamName("encrypted").record(text("x")))
                        .encrypted())
                .isTrue();
        assertRefused(
                () -> one.startDeliveryStreamEncryption(request -> request.deliveryStreamName("encrypted")
                        .deliveryStreamEncryptionConfigurationInput(
                                encryption -> encryption.keyType(KeyType.CUSTOMER_MANAGED_CMK))),
                InvalidArgumentException.class,
                "KeyARN must be specified when KeyType is CUSTOMER_MANAGED_CMK.");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void tagsAreListedByKeyAndPage() {
        create("tagged", request -> request.tags(tag("b", "2"), tag("c", "3")));

        one.tagDeliveryStream(request -> request.deliveryStreamName("tagged").tags(tag("a", "1"), tag("b", "two")));
        one.untagDeliveryStream(request -> request.deliveryStreamName("tagged").tagKeys("c", "absent"));

        var all = one.listTagsForDeliveryStream(request -> request.deliveryStreamName("tagged"));
        assertThat(all.tags()).containsExactly(tag("a", "1"), tag("b", "two"));
        assertThat(all.hasMoreTags()).isFalse();
        var page = one.listTagsForDeliveryStream(
                request -> request.deliveryStreamName("tagged").limit(1));
        assertThat(page.tags()).containsExactly(tag("a", "1"));
        assertThat(page.hasMoreTags()).isTrue();
        assertThat(one.listTagsForDeliveryStream(
                                request -> request.deliveryStreamName("tagged").exclusiveStartTagKey("a"))
                        .tags())
                .containsExactly(tag("b", "two"));
        assertRefused(
                () -> one.tagDeliveryStream(request -> request.deliveryStreamName("tagged")
                        .tags(IntStream.range(0, 49)
                                .mapToObj(i -> tag("more" + i, ""))
                                .toList())),
                LimitExceededException.class,
                "A delivery stream cannot have more than 50 tags associated with it.");
    }

    @Test
    void deliveryStreamsAreListedByNameInPages() {
        List.of("list-1", "list-2", "list-3").forEach(firehoses::create);

        var page = one.listDeliveryStreams(
                request -> request.exclusiveStartDeliveryStreamName("list-").limit(2));
        var rest = one.listDeliveryStreams(
                request -> request.exclusiveStartDeliveryStreamName("list-2").limit(1));

        assertThat(page.deliveryStreamNames()).containsExactly("list-1", "list-2");
        assertThat(page.hasMoreDeliveryStreams()).isTrue();
        assertThat(rest.deliveryStreamNames()).containsExactly("list-3");
    }
}
