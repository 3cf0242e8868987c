package io.kinefka.connect.firehose.config;

import io.kinefka.delivery.Workers;
import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.lambda.LambdaAccess;
import io.kinefka.delivery.s3.S3Access;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A connector's settings, as the delivery engine takes them. */
public final class FirehoseSinkConfig extends AbstractConfig {
    private final DeliveryStreamConfig stream;
    private final AwsCredentialsProvider credentials;

    /**
     * Reads settings.
     *
     * @throws org.apache.kafka.common.config.ConfigException if one of them is not allowed
     * @throws InvalidSettingException if one is not allowed beside the others
     */
    public FirehoseSinkConfig(Map<String, String> properties) {
        super(Settings.DEFINITION, properties, false);
        for (String key : Settings.unknown(properties)) {
            throw new InvalidSettingException(key, "is not a setting of this connector");
        }
        stream = StreamSettings.read(this, destination());
        credentials = AccessSettings.credentials(this);
    }

    public DeliveryStreamConfig stream() {
        return stream;
    }

    public S3Access s3Access() {
        // A part of an upload may wait for its connection while another one ends.
        return AccessSettings.s3(this, credentials, 2 * getInt(ResourceSettings.UPLOADS));
    }

    public LambdaAccess lambdaAccess() {
        return ProcessingSettings.access(this, credentials);
    }

    public Duration replyTimeout() {
        return HttpSettings.timeout(this);
    }

    public Budgets budgets() {
        return ResourceSettings.budgets(this);
    }

    public Workers workers() {
        return ResourceSettings.workers(this);
    }

    public Path spillDirectory() {
        return ResourceSettings.spillDirectory(this);
    }

    /** A text, or null if it is not set or empty, as user interfaces send what is not set. */
    @Nullable String text(String key) {
        String text = getString(key);
        return text == null || text.isEmpty() ? null : text;
    }

    String connectorName() {
        return String.valueOf(originals().get("name"));
    }

    private Destination destination() {
        S3Configuration bucket = Settings.BUCKET.read(this);
        Processing processing = ProcessingSettings.read(this);
        if (getString(StreamSettings.DESTINATION).equals(StreamSettings.TO_HTTP)) {
            return HttpSettings.read(this, processing, bucket);
        }
        boolean hasBackup = getString(Settings.BACKUP_MODE).equals(Settings.ENABLED);
        return new Destination.S3(bucket, processing, hasBackup ? Settings.BACKUP.read(this) : null);
    }
}
