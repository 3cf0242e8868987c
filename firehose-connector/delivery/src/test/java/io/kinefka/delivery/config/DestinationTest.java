package io.kinefka.delivery.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    private static final S3Configuration BUCKET = S3Configuration.of("bucket");

    @Test
    void buffersFiveMebibytesOrFiveMinutesByDefault() {
        assertThat(BUCKET.bufferingHints()).isEqualTo(new BufferingHints(5 << 20, Duration.ofMinutes(5)));
        assertThat(BufferingHints.ofMbs((Integer) null, null)).isEqualTo(BufferingHints.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"0,300", "129,300", "5,-1", "5,901"})
    void refusesHintsOutsideThoseOfS3(int mbs, int seconds) {
        assertThatThrownBy(() -> BUCKET.withBufferingHints(BufferingHints.ofMbs(mbs, seconds)))
                .isInstanceOf(InvalidDeliveryConfigException.class);
    }

    @ParameterizedTest
    @CsvSource({"1,0", "128,900", "64,60"})
    void acceptsHintsAtTheBoundsOfS3(int mbs, int seconds) {
        assertThat(BUCKET.withBufferingHints(BufferingHints.ofMbs(mbs, seconds))
                        .bufferingHints()
                        .sizeBytes())
                .isEqualTo((long) mbs << 20);
    }

    @Test
    void refusesOnlyOneOfSizeAndInterval() {
        assertThatThrownBy(() -> BufferingHints.ofMbs(5, null))
                .isInstanceOf(InvalidDeliveryConfigException.class)
                .hasMessageContaining("both");
    }

    @Test
    void allowsFractionsOnlyForFunctions() {
        assertThat(new Processor.Lambda("arn", 3, BufferingHints.ofMbs(0.2, 0)).retries())
                .isEqualTo(3);
        assertThatThrownBy(() -> new Processor.Lambda("arn", 3, BufferingHints.ofMbs(3.1, 60)))
                .isInstanceOf(InvalidDeliveryConfigException.class);
        assertThatThrownBy(() -> new Processor.Lambda("arn", 3, BufferingHints.ofMbs(0.1, 60)))
                .isInstanceOf(InvalidDeliveryConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", ".GZ", ".a/b"})
    void refusesFileExtensionsThatAwsRefuses(String extension) {
        assertThatThrownBy(() -> BUCKET.withFileExtension(extension))
                .isInstanceOf(InvalidDeliveryConfigException.class);
    }

    @Test
    void refusesPrefixesThatAwsRefuses() {
        assertThatThrownBy(() -> BUCKET.withPrefix("a/!{timestamp:yyyy}/", null))
                .isInstanceOf(InvalidDeliveryConfigException.class)
                .hasMessage("ErrorOutputPrefix can't be null when Prefix contains expressions.");
    }

    @Test
    void keepsTheAccessKeySecret() {
        var endpoint = new Destination.HttpEndpoint(
                URI.create("https://localhost/x"),
                "top secret",
                Map.of(),
                false,
                BufferingHints.DEFAULT,
                Duration.ofMinutes(5),
                Processing.NONE,
                Destination.HttpBackupMode.FAILED_DATA_ONLY,
                BUCKET);

        assertThat(endpoint.toString()).contains("***").doesNotContain("secret");
    }

    @Test
    void needsDecompressionForMessagesOfCloudWatchLogs() {
        assertThatThrownBy(() -> Processing.of(new Processor.CloudWatchLogProcessing()))
                .isInstanceOf(InvalidDeliveryConfigException.class);
    }

    @Test
    void findsTheBucketInAnArn() {
        assertThat(S3Configuration.bucketOfArn("arn:aws:s3:::logs")).isEqualTo("logs");
        assertThatThrownBy(() -> S3Configuration.bucketOfArn("logs"))
                .isInstanceOf(InvalidDeliveryConfigException.class);
    }
}
