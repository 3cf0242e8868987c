package io.kinefka.firehose.destination;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Destination.HttpBackupMode;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Settings of destinations that are HTTP endpoints. */
final class HttpEndpointSettings {
    private static final String BUCKET = "S3DestinationDescription";
    private static final int RETRY_SECONDS_DEFAULT =
            Math.toIntExact(Destination.HttpEndpoint.RETRY_DURATION_DEFAULT.toSeconds());

    private HttpEndpointSettings() {}

    /** The settings after a change of some of them; at first, those that are not said have defaults. */
    static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> change) {
        var merged = new HashMap<>(before);
        merged.putAll(change);
        S3Settings.mergeInner(merged, "S3Configuration", BUCKET);
        S3Settings.mergeInner(merged, "S3Update", BUCKET);
        merged.putIfAbsent("BufferingHints", Map.of("SizeInMBs", 5, "IntervalInSeconds", 300));
        merged.putIfAbsent("CloudWatchLoggingOptions", Map.of("Enabled", false));
        merged.putIfAbsent("RequestConfiguration", Map.of("ContentEncoding", "NONE", "CommonAttributes", List.of()));
        merged.putIfAbsent("RetryOptions", Map.of("DurationInSeconds", RETRY_SECONDS_DEFAULT));
        merged.putIfAbsent("S3BackupMode", "FailedDataOnly");
        return merged;
    }

    static Destination.HttpEndpoint destination(Settings settings) {
        if (settings.settings("SecretsManagerConfiguration").is("Enabled")) {
            throw new InvalidDeliveryConfigException("SecretsManagerConfiguration is not supported.");
        }
        var endpoint = settings.find("EndpointConfiguration")
                .orElseThrow(() -> new InvalidDeliveryConfigException("EndpointConfiguration must be specified."));
        var bucket = settings.find(BUCKET)
                .orElseThrow(() -> new InvalidDeliveryConfigException("S3Configuration must be specified."));
        var request = settings.settings("RequestConfiguration");
        var hints = settings.settings("BufferingHints");
        return new Destination.HttpEndpoint(
                url(endpoint.requiredText("Url")),
                endpoint.text("AccessKey"),
                attributes(request.list("CommonAttributes")),
                "GZIP".equals(request.text("ContentEncoding")),
                BufferingHints.ofMbs(hints.integer("SizeInMBs"), hints.integer("IntervalInSeconds")),
                Duration.ofSeconds(Objects.requireNonNullElse(
                        settings.settings("RetryOptions").integer("DurationInSeconds"), RETRY_SECONDS_DEFAULT)),
                ProcessorSettings.processing(settings),
                "AllData".equals(settings.text("S3BackupMode"))
                        ? HttpBackupMode.ALL_DATA
                        : HttpBackupMode.FAILED_DATA_ONLY,
                S3Settings.configuration(bucket));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidDeliveryConfigException("EndpointConfiguration.Url is not a URL.");
        }
    }

    private static Map<String, String> attributes(List<Settings> attributes) {
        var byName = new HashMap<String, String>();
        for (Settings attribute : attributes) {
            if (byName.put(attribute.requiredText("AttributeName"), attribute.requiredText("AttributeValue")) != null) {
                throw new InvalidDeliveryConfigException("CommonAttributes must have different names.");
            }
        }
        return byName;
    }
}
