package io.kinefka.connect.firehose.config;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.CloudWatchLogging;
import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.S3Configuration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a bucket and its objects, under a beginning such as {@code s3.}. Source: AWS API reference,
 * S3DestinationConfiguration and ExtendedS3DestinationConfiguration.
 */
record BucketSettings(String beginning) {
    private static final List<String> FORMATS = Arrays.stream(CompressionFormat.values())
            .map(CompressionFormat::awsName)
            .toList();

    String bucketArn() {
        return beginning + "bucket.arn";
    }

    String prefix() {
        return beginning + "prefix";
    }

    String errorOutputPrefix() {
        return beginning + "error.output.prefix";
    }

    String size() {
        return beginning + "buffering.hints.size.in.mbs";
    }

    String interval() {
        return beginning + "buffering.hints.interval.in.seconds";
    }

    String compression() {
        return beginning + "compression.format";
    }

    String fileExtension() {
        return beginning + "file.extension";
    }

    String timeZone() {
        return beginning + "custom.time.zone";
    }

    String kmsKey() {
        return beginning + "kms.key.arn";
    }

    /** Defines everything but the bucket's ARN. */
    void define(Group group) {
        Setting.optional(prefix(), ConfigDef.Type.STRING)
                .named("Prefix")
                .checked(Validators.lengthUpTo(1024))
                .important(Importance.HIGH)
                .addTo(
                        group,
                        "What objects' names begin with. `!{timestamp:yyyy/MM/dd}` is the arrival of the oldest record,"
                                + " `!{firehose:random-string}` 11 characters. Without a time in it, `yyyy/MM/dd/HH/`"
                                + " follows.");
        Setting.optional(errorOutputPrefix(), ConfigDef.Type.STRING)
                .named("ErrorOutputPrefix")
                .checked(Validators.lengthUpTo(1024))
                .addTo(
                        group,
                        "The same for what could not be processed or delivered. Required if the prefix has expressions;"
                                + " if it has any itself, `!{firehose:error-output-type}` must be among them.");
        Setting.defaultingTo(5, size(), ConfigDef.Type.INT)
                .named("BufferingHints.SizeInMBs")
                .checked(Validators.between(1, 128))
                .important(Importance.HIGH)
                .addTo(group, "An object is delivered when it has so many MiB, before compression.");
        Setting.defaultingTo(300, interval(), ConfigDef.Type.INT)
                .named("BufferingHints.IntervalInSeconds")
                .checked(Validators.between(0, 900))
                .important(Importance.HIGH)
                .addTo(group, "Or when its first record has waited so long. 0 delivers what comes at once.");
        Setting.choice(compression(), CompressionFormat.UNCOMPRESSED.awsName(), FORMATS)
                .named("CompressionFormat")
                .addTo(group, "How objects are compressed.");
        Setting.optional(fileExtension(), ConfigDef.Type.STRING)
                .named("FileExtension")
                .checked(Validators.readBy(
                        "a dot, then 0-9a-z!-_.*'()", extension -> any().withFileExtension(extension)))
                .important(Importance.LOW)
                .addTo(group, "What objects' names end with, instead of the extension of the compression.");
        Setting.optional(timeZone(), ConfigDef.Type.STRING)
                .named("CustomTimeZone")
                .checked(Validators.readBy("a time zone of IANA", S3Configuration::zone))
                .important(Importance.LOW)
                .addTo(group, "The time zone of the times in objects' names; UTC if not set.");
        Setting.optional(kmsKey(), ConfigDef.Type.STRING)
                .named("EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN")
                .important(Importance.LOW)
                .addTo(group, "The KMS key with which S3 encrypts the objects.");
    }

    /** What is set. */
    S3Configuration read(FirehoseSinkConfig config) {
        String arn = config.text(bucketArn());
        if (arn == null) {
            throw new InvalidSettingException(bucketArn(), "must be set");
        }
        String prefix = config.text(prefix());
        String errorOutputPrefix = config.text(errorOutputPrefix());
        String extension = config.text(fileExtension());
        try {
            return new S3Configuration(
                    S3Configuration.bucketOfArn(arn),
                    prefix,
                    errorOutputPrefix,
                    BufferingHints.ofMbs(config.getInt(size()).doubleValue(), config.getInt(interval())),
                    CompressionFormat.of(config.getString(compression())),
                    extension == null ? "" : extension,
                    S3Configuration.zone(config.text(timeZone())),
                    config.text(kmsKey()),
                    CloudWatchLogging.DISABLED);
        } catch (InvalidDeliveryConfigException e) {
            // Every setting has been checked by itself, so it is a prefix, or how the two go together.
            String key = isPrefix(prefix) ? errorOutputPrefix() : prefix();
            throw new InvalidSettingException(key, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isPrefix(@Nullable String text) {
        try {
            var unused = any().withPrefix(text, "errors/");
            return true;
        } catch (InvalidDeliveryConfigException e) {
            return false;
        }
    }

    private static S3Configuration any() {
        return S3Configuration.of("any");
    }
}
