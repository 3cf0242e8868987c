package io.kinefka.connect.firehose.config;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.http.FirehoseEndpoints;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/** The settings of an HTTP endpoint. Source: AWS API reference, HttpEndpointDestinationConfiguration. */
final class HttpSettings {
    static final String BEGINNING = "http.";
    static final String URL = "http.endpoint.url";

    private static final String ACCESS_KEY = "http.endpoint.access.key";
    private static final String TIMEOUT = "http.request.timeout.ms";
    private static final String ATTRIBUTES = "http.request.common.attributes";
    private static final String ENCODING = "http.request.content.encoding";
    private static final String SIZE = "http.buffering.hints.size.in.mbs";
    private static final String INTERVAL = "http.buffering.hints.interval.in.seconds";
    private static final String RETRY = "http.retry.options.duration.in.seconds";
    private static final String BACKUP = "http.s3.backup.mode";
    private static final String ALL_DATA = "AllData";

    private HttpSettings() {}

    static void define(Group group) {
        onlyHttp(Setting.optional(URL, ConfigDef.Type.STRING))
                .named("EndpointConfiguration.Url")
                .checked(Validators.readBy("a URL with http or https", HttpSettings::endpoint))
                .important(Importance.HIGH)
                .addTo(group, "Where requests go; required with `destination=http`.");
        onlyHttp(Setting.optional(ACCESS_KEY, ConfigDef.Type.PASSWORD))
                .named("EndpointConfiguration.AccessKey")
                .checked(Validators.lengthUpTo(4096))
                .addTo(group, "Sent in the header X-Amz-Firehose-Access-Key.");
        onlyHttp(Setting.defaultingTo(List.of(), ATTRIBUTES, ConfigDef.Type.LIST))
                .named("RequestConfiguration.CommonAttributes")
                .checked(Validators.each("name=value", HttpSettings::isAttribute))
                .addTo(group, "Up to 50 attributes, sent with every request.");
        onlyHttp(Setting.choice(ENCODING, "NONE", List.of("NONE", "GZIP")))
                .named("RequestConfiguration.ContentEncoding")
                .addTo(group, "Whether requests are compressed.");
        onlyHttp(Setting.defaultingTo(5, SIZE, ConfigDef.Type.INT))
                .named("BufferingHints.SizeInMBs")
                .checked(Validators.between(1, 64))
                .important(Importance.HIGH)
                .addTo(group, "A request is sent when it has so many MiB of records.");
        onlyHttp(Setting.defaultingTo(300, INTERVAL, ConfigDef.Type.INT))
                .named("BufferingHints.IntervalInSeconds")
                .checked(Validators.between(0, 900))
                .important(Importance.HIGH)
                .addTo(group, "Or when its first record has waited so long.");
        onlyHttp(Setting.defaultingTo(
                        (int) Destination.HttpEndpoint.RETRY_DURATION_DEFAULT.toSeconds(), RETRY, ConfigDef.Type.INT))
                .named("RetryOptions.DurationInSeconds")
                .checked(Validators.between(0, 7200))
                .addTo(
                        group,
                        "How long a request is tried again, from its first failure on, before its records go to the"
                                + " bucket.");
        onlyHttp(Setting.choice(BACKUP, "FailedDataOnly", List.of("FailedDataOnly", ALL_DATA)))
                .named("S3BackupMode")
                .addTo(group, "Whether the bucket also keeps all source records.");
        onlyHttp(Setting.defaultingTo(FirehoseEndpoints.TIMEOUT_DEFAULT.toMillis(), TIMEOUT, ConfigDef.Type.LONG))
                .checked(Validators.atLeast(1))
                .important(Importance.LOW)
                .addTo(group, "How long a reply may take.");
    }

    static Destination.HttpEndpoint read(FirehoseSinkConfig config, Processing processing, S3Configuration backup) {
        String url = config.text(URL);
        if (url == null) {
            throw new InvalidSettingException(URL, "must be set with destination=http");
        }
        Password accessKey = config.getPassword(ACCESS_KEY);
        try {
            return new Destination.HttpEndpoint(
                    URI.create(url),
                    accessKey == null ? null : accessKey.value(),
                    attributes(config.getList(ATTRIBUTES)),
                    config.getString(ENCODING).equals("GZIP"),
                    BufferingHints.ofMbs(config.getInt(SIZE).doubleValue(), config.getInt(INTERVAL)),
                    Duration.ofSeconds(config.getInt(RETRY)),
                    processing,
                    config.getString(BACKUP).equals(ALL_DATA)
                            ? Destination.HttpBackupMode.ALL_DATA
                            : Destination.HttpBackupMode.FAILED_DATA_ONLY,
                    backup);
        } catch (InvalidDeliveryConfigException e) {
            throw new InvalidSettingException(ATTRIBUTES, String.valueOf(e.getMessage()));
        }
    }

    static Duration timeout(FirehoseSinkConfig config) {
        return Duration.ofMillis(config.getLong(TIMEOUT));
    }

    private static Setting onlyHttp(Setting setting) {
        return setting.onlyIf(StreamSettings.DESTINATION, StreamSettings.TO_HTTP, StreamSettings.TO_S3);
    }

    private static Destination endpoint(String url) {
        return Destination.HttpEndpoint.of(URI.create(url), S3Configuration.of("any"));
    }

    private static boolean isAttribute(String pair) {
        return pair.indexOf('=') > 0;
    }

    private static Map<String, String> attributes(List<String> pairs) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            attributes.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return attributes;
    }
}
