package io.kinefka.firehose.destination;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.CloudWatchLogging;
import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.S3Configuration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings of destinations in S3, and of buckets that other destinations use. */
final class S3Settings {
    private static final String BACKUP = "S3BackupDescription";

    private S3Settings() {}

    /** The settings of a bucket after a change of some of them; at first, those that are not said have defaults. */
    static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> change) {
        var merged = new HashMap<>(before);
        merged.putAll(change);
        merged.putIfAbsent("BufferingHints", Map.of("SizeInMBs", 5, "IntervalInSeconds", 300));
        merged.putIfAbsent("CompressionFormat", CompressionFormat.UNCOMPRESSED.awsName());
        merged.putIfAbsent("EncryptionConfiguration", Map.of("NoEncryptionConfig", "NoEncryption"));
        merged.putIfAbsent("CloudWatchLoggingOptions", Map.of("Enabled", false));
        return merged;
    }

    /** As {@link #merged}, of a destination that is a bucket. */
    static Map<String, Object> mergedExtended(Map<String, Object> before, Map<String, Object> change) {
        var merged = merged(before, change);
        mergeInner(merged, "S3BackupConfiguration", BACKUP);
        mergeInner(merged, "S3BackupUpdate", BACKUP);
        merged.putIfAbsent("S3BackupMode", "Disabled");
        return merged;
    }

    /** Moves a bucket's settings from where requests have them to where descriptions have them. */
    static void mergeInner(Map<String, Object> outer, String from, String to) {
        new Settings(outer).find(from).ifPresent(change -> {
            outer.put(to, merged(new Settings(outer).settings(to).members(), change.members()));
            outer.remove(from);
        });
    }

    static Destination.S3 destination(Settings settings) {
        refuseConversion(settings);
        refusePartitioning(settings);
        return new Destination.S3(configuration(settings), ProcessorSettings.processing(settings), backup(settings));
    }

    private static void refuseConversion(Settings settings) {
        var conversion = settings.find("DataFormatConversionConfiguration");
        if (conversion.isPresent() && !conversion.get().isNot("Enabled")) {
            throw new InvalidDeliveryConfigException("DataFormatConversionConfiguration is not supported.");
        }
    }

    private static void refusePartitioning(Settings settings) {
        if (settings.settings("DynamicPartitioningConfiguration").is("Enabled")) {
            throw new InvalidDeliveryConfigException("DynamicPartitioningConfiguration is not supported.");
        }
    }

    private static @Nullable S3Configuration backup(Settings settings) {
        if (!"Enabled".equals(settings.text("S3BackupMode"))) {
            return null;
        }
        return settings.find(BACKUP)
                .map(S3Settings::configuration)
                .orElseThrow(() -> new InvalidDeliveryConfigException(
                        "S3BackupConfiguration must be specified when S3BackupMode is Enabled."));
    }

    static S3Configuration configuration(Settings settings) {
        settings.requiredText("RoleARN");
        var hints = settings.settings("BufferingHints");
        return new S3Configuration(
                S3Configuration.bucketOfArn(settings.requiredText("BucketARN")),
                settings.text("Prefix"),
                settings.text("ErrorOutputPrefix"),
                BufferingHints.ofMbs(hints.integer("SizeInMBs"), hints.integer("IntervalInSeconds")),
                CompressionFormat.of(settings.requiredText("CompressionFormat")),
                Objects.requireNonNullElse(settings.text("FileExtension"), ""),
                S3Configuration.zone(settings.text("CustomTimeZone")),
                kmsKey(settings.settings("EncryptionConfiguration")),
                logging(settings.settings("CloudWatchLoggingOptions")));
    }

    private static @Nullable String kmsKey(Settings encryption) {
        var kms = encryption.find("KMSEncryptionConfig");
        if (kms.isPresent() && encryption.text("NoEncryptionConfig") != null) {
            throw new InvalidDeliveryConfigException(
                    "EncryptionConfiguration must specify either NoEncryptionConfig or KMSEncryptionConfig.");
        }
        return kms.map(config -> config.text("AWSKMSKeyARN")).orElse(null);
    }

    static CloudWatchLogging logging(Settings options) {
        return new CloudWatchLogging(
                options.is("Enabled"), options.text("LogGroupName"), options.text("LogStreamName"));
    }
}
