package io.kinefka.delivery.config;

import io.kinefka.delivery.name.ObjectPrefixes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in S3 objects go and how they look. Source: AWS API reference, S3DestinationConfiguration and
 * ExtendedS3DestinationConfiguration.
 *
 * @param bucket name, without the ARN's beginning
 * @param prefix up to 1,024 characters, with expressions
 * @param errorOutputPrefix up to 1,024 characters, with expressions; required if the prefix has any
 * @param fileExtension with its dot; empty means that of the compression
 * @param timeZone of prefixes and suffixes, AWS's CustomTimeZone
 * @param kmsKeyArn with which S3 encrypts the objects, or null
 */
public record S3Configuration(
        String bucket,
        @Nullable String prefix,
        @Nullable String errorOutputPrefix,
        BufferingHints bufferingHints,
        CompressionFormat compression,
        String fileExtension,
        ZoneId timeZone,
        @Nullable String kmsKeyArn,
        CloudWatchLogging logging) {
    private static final Pattern EXTENSION = Pattern.compile("^$|\\.[0-9a-z!\\-_.*'()]+");
    private static final String ARN_BEGINNING = "arn:aws:s3:::";

    /**
     * Checks everything that AWS checks.
     *
     * @throws InvalidDeliveryConfigException if AWS would refuse it
     */
    public S3Configuration {
        if (bucket.isEmpty()) {
            throw new InvalidDeliveryConfigException("BucketARN must be specified.");
        }
        bufferingHints.within(BufferingHints.Bounds.S3);
        if (fileExtension.length() > 128 || !EXTENSION.matcher(fileExtension).matches()) {
            throw new InvalidDeliveryConfigException(
                    "FileExtension must start with a period and can contain allowed characters: 0-9a-z!-_.*'()");
        }
        try {
            var unused = ObjectPrefixes.parse(prefix, errorOutputPrefix, timeZone);
        } catch (IllegalArgumentException e) {
            throw new InvalidDeliveryConfigException(String.valueOf(e.getMessage()));
        }
    }

    /** A bucket with everything else as AWS has it by default. */
    public static S3Configuration of(String bucket) {
        return new S3Configuration(
                bucket,
                null,
                null,
                BufferingHints.DEFAULT,
                CompressionFormat.UNCOMPRESSED,
                "",
                ZoneOffset.UTC,
                null,
                CloudWatchLogging.DISABLED);
    }

    /**
     * The bucket's name in an ARN.
     *
     * @throws InvalidDeliveryConfigException if it is not a bucket's ARN
     */
    public static String bucketOfArn(String arn) {
        int name = arn.indexOf(":s3:::");
        if (!arn.startsWith("arn:") || name < 0 || arn.length() == name + ":s3:::".length()) {
            throw new InvalidDeliveryConfigException("BucketARN must look like " + ARN_BEGINNING + "bucket.");
        }
        return arn.substring(name + ":s3:::".length());
    }

    /**
     * A time zone by its IANA name.
     *
     * @throws InvalidDeliveryConfigException if there is none of that name
     */
    public static ZoneId zone(@Nullable String customTimeZone) {
        try {
            return customTimeZone == null || customTimeZone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(customTimeZone);
        } catch (DateTimeException e) {
            throw new InvalidDeliveryConfigException("CustomTimeZone is not a valid time zone.");
        }
    }

    public S3Configuration withPrefix(@Nullable String prefix, @Nullable String errorOutputPrefix) {
        return new S3Configuration(
                bucket,
                prefix,
                errorOutputPrefix,
                bufferingHints,
                compression,
                fileExtension,
                timeZone,
                kmsKeyArn,
                logging);
    }

    public S3Configuration withBufferingHints(BufferingHints hints) {
        return new S3Configuration(
                bucket, prefix, errorOutputPrefix, hints, compression, fileExtension, timeZone, kmsKeyArn, logging);
    }

    public S3Configuration withCompression(CompressionFormat format) {
        return new S3Configuration(
                bucket, prefix, errorOutputPrefix, bufferingHints, format, fileExtension, timeZone, kmsKeyArn, logging);
    }

    public S3Configuration withFileExtension(String extension) {
        return new S3Configuration(
                bucket,
                prefix,
                errorOutputPrefix,
                bufferingHints,
                compression,
                extension,
                timeZone,
                kmsKeyArn,
                logging);
    }

    public S3Configuration withTimeZone(ZoneId zone) {
        return new S3Configuration(
                bucket,
                prefix,
                errorOutputPrefix,
                bufferingHints,
                compression,
                fileExtension,
                zone,
                kmsKeyArn,
                logging);
    }

    /** The configured extension, or that of the compression. */
    public String extension() {
        return fileExtension.isEmpty() ? compression.extension() : fileExtension;
    }
}
