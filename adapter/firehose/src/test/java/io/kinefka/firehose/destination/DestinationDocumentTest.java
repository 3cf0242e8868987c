package io.kinefka.firehose.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Destination.HttpBackupMode;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.S3Configuration;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DestinationDocumentTest {
    private static final Map<String, Object> BUCKET =
            Map.of("RoleARN", "arn:aws:iam::000000000000:role/firehose", "BucketARN", "arn:aws:s3:::bucket");

    private static final Map<String, Object> ENDPOINT = Map.of(
            "EndpointConfiguration",
            Map.of("Url", "https://localhost:8080/in", "AccessKey", "secret"),
            "S3Configuration",
            BUCKET);

    private static Map<String, Object> with(Map<String, Object> settings, Map<String, Object> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    private static DestinationDocument extended(Map<String, Object> more) {
        return DestinationDocument.configured(DestinationKind.EXTENDED_S3, with(BUCKET, more));
    }

    private static void assertRefused(Map<String, Object> more, String message) {
        assertThatThrownBy(() -> extended(more))
                .isInstanceOf(InvalidDeliveryConfigException.class)
                .hasMessage(message);
    }

    @Test
    void aBucketAloneHasAwssDefaults() {
        var document = extended(Map.of());

        assertThat(document.config()).isEqualTo(Destination.S3.of(S3Configuration.of("bucket")));
        assertThat(document.settings())
                .containsEntry("BufferingHints", Map.of("SizeInMBs", 5, "IntervalInSeconds", 300))
                .containsEntry("CompressionFormat", "UNCOMPRESSED")
                .containsEntry("EncryptionConfiguration", Map.of("NoEncryptionConfig", "NoEncryption"))
                .containsEntry("CloudWatchLoggingOptions", Map.of("Enabled", false))
                .containsEntry("S3BackupMode", "Disabled");
    }

    @Test
    void everySettingOfABucketIsTranslated() {
        var document = extended(Map.of(
                "Prefix",
                "in/!{timestamp:yyyy}/",
                "ErrorOutputPrefix",
                "failed/!{firehose:error-output-type}/",
                "BufferingHints",
                Map.of("SizeInMBs", 64, "IntervalInSeconds", 0),
                "CompressionFormat",
                "HADOOP_SNAPPY",
                "FileExtension",
                ".data",
                "CustomTimeZone",
                "Europe/Zurich",
                "EncryptionConfiguration",
                Map.of("KMSEncryptionConfig", Map.of("AWSKMSKeyARN", "arn:key")),
                "S3BackupMode",
                "Enabled",
                "S3BackupConfiguration",
                with(BUCKET, Map.of("BucketARN", "arn:aws:s3:::raw", "Prefix", "raw/"))));

        var destination = (Destination.S3) document.config();
        var objects = destination.objects();
        assertThat(objects.prefix()).isEqualTo("in/!{timestamp:yyyy}/");
        assertThat(objects.errorOutputPrefix()).isEqualTo("failed/!{firehose:error-output-type}/");
        assertThat(objects.bufferingHints()).isEqualTo(new BufferingHints(64L << 20, Duration.ZERO));
        assertThat(objects.compression()).isEqualTo(CompressionFormat.HADOOP_SNAPPY);
        assertThat(objects.fileExtension()).isEqualTo(".data");
        assertThat(objects.timeZone()).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(objects.kmsKeyArn()).isEqualTo("arn:key");
        var backup = Objects.requireNonNull(destination.sourceBackup());
        assertThat(backup.bucket()).isEqualTo("raw");
        assertThat(backup.prefix()).isEqualTo("raw/");
        assertThat(backup.bufferingHints()).isEqualTo(BufferingHints.DEFAULT);
    }

    @Test
    void anEndpointHasAwssDefaultsAndKeepsItsSecret() {
        var document = DestinationDocument.configured(DestinationKind.HTTP_ENDPOINT, ENDPOINT);

        var endpoint = (Destination.HttpEndpoint)
                DestinationDocument.of(document.stored()).config();
        assertThat(endpoint)
                .isEqualTo(new Destination.HttpEndpoint(
                        URI.create("https://localhost:8080/in"),
                        "secret",
                        Map.of(),
                        false,
                        BufferingHints.DEFAULT,
                        Duration.ofMinutes(5),
                        endpoint.processing(),
                        HttpBackupMode.FAILED_DATA_ONLY,
                        S3Configuration.of("bucket")));
        assertThat(document).asString().doesNotContain("secret");
    }

    @Test
    void everySettingOfAnEndpointIsTranslated() {
        var document = DestinationDocument.configured(
                DestinationKind.HTTP_ENDPOINT,
                with(
                        ENDPOINT,
                        Map.of(
                                "RequestConfiguration",
                                Map.of(
                                        "ContentEncoding",
                                        "GZIP",
                                        "CommonAttributes",
                                        List.of(Map.of("AttributeName", "team", "AttributeValue", "data"))),
                                "RetryOptions",
                                Map.of("DurationInSeconds", 0),
                                "S3BackupMode",
                                "AllData")));

        var endpoint = (Destination.HttpEndpoint) document.config();
        assertThat(endpoint.gzip()).isTrue();
        assertThat(endpoint.commonAttributes()).isEqualTo(Map.of("team", "data"));
        assertThat(endpoint.retryDuration()).isZero();
        assertThat(endpoint.sourceBackup()).isNotNull();
    }

    @Test
    void anUpdateOfTheSameKindKeepsWhatItDoesNotSay() {
        var before = extended(Map.of("Prefix", "old/", "CompressionFormat", "GZIP"));

        var after = before.updated(DestinationKind.EXTENDED_S3, Map.of("Prefix", "new/"));

        assertThat(after.settings()).containsEntry("Prefix", "new/").containsEntry("CompressionFormat", "GZIP");
        assertThat(before.updated(DestinationKind.S3, Map.of("Prefix", "new/"))).isEqualTo(after);
    }

    @Test
    void anUpdateChangesAnInnerBucketMemberByMember() {
        var before = DestinationDocument.configured(DestinationKind.HTTP_ENDPOINT, ENDPOINT);

        var after = before.updated(DestinationKind.HTTP_ENDPOINT, Map.of("S3Update", Map.of("Prefix", "failed/")));

        var endpoint = (Destination.HttpEndpoint) after.config();
        assertThat(endpoint.backup()).isEqualTo(S3Configuration.of("bucket").withPrefix("failed/", null));
        assertThat(endpoint.accessKey()).isEqualTo("secret");
    }

    @Test
    void anUpdateOfAnotherKindReplacesTheDestinationAndMustBeComplete() {
        var before = extended(Map.of());

        var after = before.updated(
                DestinationKind.HTTP_ENDPOINT,
                Map.of(
                        "EndpointConfiguration",
                        Map.of("Url", "http://localhost/"),
                        "S3Update",
                        with(BUCKET, Map.of("Prefix", "failed/"))));

        assertThat(after.config()).isInstanceOf(Destination.HttpEndpoint.class);
        assertThat(after.stored()).containsOnlyKeys("HttpEndpointDestinationDescription");
        assertThatThrownBy(() -> before.updated(
                        DestinationKind.HTTP_ENDPOINT,
                        Map.of("EndpointConfiguration", Map.of("Url", "http://localhost/"))))
                .hasMessage("S3Configuration must be specified.");
        assertThatThrownBy(() -> after.updated(DestinationKind.EXTENDED_S3, Map.of("Prefix", "new/")))
                .hasMessage("RoleARN must be specified.");
    }

    @Test
    void backupThatIsEnabledStaysSo() {
        var before = extended(Map.of("S3BackupMode", "Enabled", "S3BackupConfiguration", BUCKET));

        assertThatThrownBy(() -> before.updated(DestinationKind.EXTENDED_S3, Map.of("S3BackupMode", "Disabled")))
                .isInstanceOf(InvalidDeliveryConfigException.class);
    }

    @Test
    void refusesWhatAwsRefuses() {
        assertRefused(Map.of("BucketARN", "bucket"), "BucketARN must look like arn:aws:s3:::bucket.");
        assertRefused(
                Map.of("Prefix", "!{timestamp:yyyy}/"),
                "ErrorOutputPrefix can't be null when Prefix contains expressions.");
        assertRefused(
                Map.of("BufferingHints", Map.of("SizeInMBs", 1)),
                "BufferingHints must specify both SizeInMBs and IntervalInSeconds, or neither.");
        assertRefused(Map.of("CustomTimeZone", "Mars/Olympus"), "CustomTimeZone is not a valid time zone.");
        assertRefused(
                Map.of("S3BackupMode", "Enabled"),
                "S3BackupConfiguration must be specified when S3BackupMode is Enabled.");
    }

    @Test
    void refusesWhatIsTooLargeEvenWhereItHasNoEffect() {
        var processor = Map.of("Type", "x".repeat(200_000));

        assertRefused(
                Map.of("ProcessingConfiguration", Map.of("Enabled", false, "Processors", List.of(processor))),
                "The configuration of the destination is too large.");
    }

    @ParameterizedTest
    @EnumSource(
            value = DestinationKind.class,
            mode = Mode.EXCLUDE,
            names = {"S3", "EXTENDED_S3", "HTTP_ENDPOINT"})
    void namesTheDestinationsThatAreNotSupported(DestinationKind kind) {
        assertThatThrownBy(() -> DestinationDocument.configured(kind, Map.of()))
                .isInstanceOf(InvalidDeliveryConfigException.class)
                .hasMessageMatching(
                        "Destinations of the type \\w+ are not supported; ExtendedS3, S3 and HttpEndpoint" + " are\\.");
    }

    @Test
    void namesTheSettingsThatAreNotSupported() {
        assertRefused(
                Map.of("DataFormatConversionConfiguration", Map.of()),
                "DataFormatConversionConfiguration is not supported.");
        assertRefused(
                Map.of("DynamicPartitioningConfiguration", Map.of("Enabled", true)),
                "DynamicPartitioningConfiguration is not supported.");
        assertThatThrownBy(() -> DestinationDocument.configured(
                        DestinationKind.HTTP_ENDPOINT,
                        with(ENDPOINT, Map.of("SecretsManagerConfiguration", Map.of("Enabled", true)))))
                .hasMessage("SecretsManagerConfiguration is not supported.");
        assertThat(extended(Map.of(
                                "DataFormatConversionConfiguration",
                                Map.of("Enabled", false),
                                "DynamicPartitioningConfiguration",
                                Map.of("Enabled", false)))
                        .config())
                .isEqualTo(Destination.S3.of(S3Configuration.of("bucket")));
    }
}
