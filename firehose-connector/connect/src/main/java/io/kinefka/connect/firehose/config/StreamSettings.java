package io.kinefka.connect.firehose.config;

import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.config.Source;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/** What the delivery stream is called, where it reads and where it delivers. Source: AWS API reference, CreateDeliveryStream. */
final class StreamSettings {
    static final String DESTINATION = "destination";
    static final String TO_S3 = "s3";
    static final String TO_HTTP = "http";

    private static final String NAME = "delivery.stream.name";
    private static final String ARN = "delivery.stream.arn";
    private static final String VERSION = "delivery.stream.version.id";
    private static final String TYPE = "delivery.stream.type";
    private static final String DIRECT_PUT = "DirectPut";
    private static final String KINESIS = "KinesisStreamAsSource";
    private static final String MSK = "MSKAsSource";
    private static final String KINESIS_ARN = "kinesis.stream.arn";
    private static final String MSK_ARN = "msk.cluster.arn";

    private StreamSettings() {}

    static void define(Group group) {
        Setting.defaultingTo(TO_S3, DESTINATION, ConfigDef.Type.STRING)
                .named("Destination")
                .checked(Validators.oneOf(List.of(TO_S3, TO_HTTP)))
                .important(Importance.HIGH)
                .decides(HttpSettings.URL)
                .addTo(group, "Where records go. With `http`, the bucket of `s3.*` keeps what could not be delivered.");
        Setting.optional(NAME, ConfigDef.Type.STRING)
                .named("DeliveryStreamName")
                .checked(Validators.readBy("1 to 64 of a-zA-Z0-9_.-", name -> stream(name, "1")))
                .important(Importance.HIGH)
                .addTo(group, "Part of objects' names; the connector's name if not set.");
        Setting.defaultingTo("1", VERSION, ConfigDef.Type.STRING)
                .named("VersionId")
                .checked(Validators.readBy("digits", version -> stream("any", version)))
                .important(Importance.LOW)
                .addTo(
                        group,
                        "Part of objects' names. Set another one to tell objects of a new configuration from old ones.");
        Setting.optional(ARN, ConfigDef.Type.STRING)
                .named("DeliveryStreamARN")
                .important(Importance.LOW)
                .addTo(
                        group,
                        "What HTTP endpoints and functions are told; made of the region and the name if not set.");
        Setting.choice(TYPE, DIRECT_PUT, List.of(DIRECT_PUT, KINESIS, MSK))
                .named("DeliveryStreamType")
                .decides(KINESIS_ARN, MSK_ARN)
                .addTo(
                        group,
                        "`KinesisStreamAsSource` for topics that are Kinesis streams: records of the Kinesis Producer"
                                + " Library are taken apart. `MSKAsSource` calls functions as AWS does for topics.");
        Setting.optional(KINESIS_ARN, ConfigDef.Type.STRING)
                .named("KinesisStreamSourceConfiguration.KinesisStreamARN")
                .important(Importance.LOW)
                .onlyIf(TYPE, KINESIS, DIRECT_PUT)
                .addTo(group, "What functions are told with `KinesisStreamAsSource`.");
        Setting.optional(MSK_ARN, ConfigDef.Type.STRING)
                .named("MSKSourceConfiguration.MSKClusterARN")
                .important(Importance.LOW)
                .onlyIf(TYPE, MSK, DIRECT_PUT)
                .addTo(group, "What functions are told with `MSKAsSource`.");
    }

    static DeliveryStreamConfig read(FirehoseSinkConfig config, Destination destination) {
        String named = config.text(NAME);
        String name = named == null ? config.connectorName() : named;
        String arn = config.text(ARN);
        try {
            return new DeliveryStreamConfig(
                    name,
                    arn == null
                            ? "arn:aws:firehose:" + config.getString(AccessSettings.REGION)
                                    + ":000000000000:deliverystream/" + name
                            : arn,
                    config.getString(VERSION),
                    source(config),
                    destination);
        } catch (InvalidDeliveryConfigException e) {
            throw new InvalidSettingException(NAME, e.getMessage() + " (" + name + ")");
        }
    }

    private static Source source(FirehoseSinkConfig config) {
        return switch (config.getString(TYPE)) {
            case KINESIS -> new Source.KinesisStream(orEmpty(config.text(KINESIS_ARN)));
            case MSK -> new Source.Msk(orEmpty(config.text(MSK_ARN)));
            default -> new Source.DirectPut();
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static DeliveryStreamConfig stream(String name, String version) {
        return new DeliveryStreamConfig(
                name, "", version, new Source.DirectPut(), Destination.S3.of(S3Configuration.of("any")));
    }
}
