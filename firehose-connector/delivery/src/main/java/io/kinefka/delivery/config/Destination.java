package io.kinefka.delivery.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery stream delivers. Sealed: another kind of destination does not compile until the engine can deliver
 * to it.
 */
public sealed interface Destination {

    Processing processing();

    /** The bucket for what could not be processed or delivered. */
    S3Configuration errors();

    /** The bucket for all source records, or null. */
    @Nullable S3Configuration sourceBackup();

    /**
     * Objects in S3.
     *
     * @param sourceBackup where source records are kept too (S3BackupMode Enabled), or null
     */
    record S3(
            S3Configuration objects,
            Processing processing,
            @Nullable S3Configuration sourceBackup) implements Destination {

        public static S3 of(S3Configuration objects) {
            return new S3(objects, Processing.NONE, null);
        }

        @Override
        public S3Configuration errors() {
            return objects;
        }
    }

    /** Which source records an HTTP endpoint's bucket gets. Source: AWS API reference, HttpEndpointS3BackupMode. */
    enum HttpBackupMode {
        FAILED_DATA_ONLY,
        ALL_DATA
    }

    /**
     * An HTTP endpoint. Source: AWS API reference, HttpEndpointDestinationConfiguration.
     *
     * @param url http or https; AWS allows https only
     * @param accessKey sent verbatim, up to 4,096 characters
     * @param commonAttributes up to 50; keys of 1 to 256, values of up to 1,024 characters
     * @param gzip whether requests are compressed, AWS's ContentEncoding
     * @param retryDuration 0 to 7,200 seconds, counted from the first failure
     */
    record HttpEndpoint(
            URI url,
            @Nullable String accessKey,
            Map<String, String> commonAttributes,
            boolean gzip,
            BufferingHints bufferingHints,
            Duration retryDuration,
            Processing processing,
            HttpBackupMode backupMode,
            S3Configuration backup)
            implements Destination {

        /** Source: inferred from other destinations of AWS; its API reference names no default. */
        public static final Duration RETRY_DURATION_DEFAULT = Duration.ofMinutes(5);

        private static final Duration RETRY_DURATION_MAX = Duration.ofHours(2);

        /**
         * Checks everything that AWS checks.
         *
         * @throws InvalidDeliveryConfigException if AWS would refuse it
         */
        public HttpEndpoint {
            String scheme = url.getScheme();
            if (url.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
                throw new InvalidDeliveryConfigException("EndpointConfiguration.Url must be a URL with a host.");
            }
            commonAttributes = Map.copyOf(commonAttributes);
            if (commonAttributes.size() > 50) {
                throw new InvalidDeliveryConfigException("CommonAttributes must have 50 entries at most.");
            }
            commonAttributes.forEach((key, value) -> {
                if (key.isEmpty() || key.length() > 256 || value.length() > 1024) {
                    throw new InvalidDeliveryConfigException(
                            "AttributeName must have 1 to 256 characters, AttributeValue 1024 at most.");
                }
            });
            if (accessKey != null && accessKey.length() > 4096) {
                throw new InvalidDeliveryConfigException("AccessKey must have 4096 characters at most.");
            }
            bufferingHints.within(BufferingHints.Bounds.HTTP_ENDPOINT);
            if (retryDuration.isNegative() || retryDuration.compareTo(RETRY_DURATION_MAX) > 0) {
                throw new InvalidDeliveryConfigException("RetryOptions.DurationInSeconds must be between 0 and 7200.");
            }
        }

        public static HttpEndpoint of(URI url, S3Configuration backup) {
            return new HttpEndpoint(
                    url,
                    null,
                    Map.of(),
                    false,
                    BufferingHints.DEFAULT,
                    RETRY_DURATION_DEFAULT,
                    Processing.NONE,
                    HttpBackupMode.FAILED_DATA_ONLY,
                    backup);
        }

        @Override
        public S3Configuration errors() {
            return backup;
        }

        @Override
        public @Nullable S3Configuration sourceBackup() {
            return backupMode == HttpBackupMode.ALL_DATA ? backup : null;
        }

        @Override
        public String toString() {
            return "HttpEndpoint[url=" + url + ", accessKey=***, processing=" + processing + ", backup=" + backup + "]";
        }
    }
}
