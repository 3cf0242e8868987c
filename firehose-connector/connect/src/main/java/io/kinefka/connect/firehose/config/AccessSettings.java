package io.kinefka.connect.firehose.config;

import io.kinefka.delivery.s3.S3Access;
import java.net.URI;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** How S3 and Lambda are reached, and as whom. */
final class AccessSettings {
    static final String REGION = "aws.region";

    private static final String KEY = "aws.access.key.id";
    private static final String SECRET = "aws.secret.access.key";
    private static final String SESSION = "aws.session.token";
    private static final String ENDPOINT = "s3.endpoint.url";
    private static final String PATH_STYLE = "s3.path.style.access";
    private static final String TIMEOUT = "s3.request.timeout.ms";

    private AccessSettings() {}

    static void define(Group group) {
        Setting.defaultingTo("us-east-1", REGION, ConfigDef.Type.STRING)
                .important(Importance.HIGH)
                .addTo(group, "The region of the buckets and functions.");
        Setting.optional(KEY, ConfigDef.Type.STRING)
                .addTo(
                        group,
                        "The access key. Without one, credentials are looked for as the AWS SDK does: environment,"
                                + " profile, web identity, container, instance.");
        Setting.optional(SECRET, ConfigDef.Type.PASSWORD).addTo(group, "Its secret; required with the access key.");
        Setting.optional(SESSION, ConfigDef.Type.PASSWORD)
                .important(Importance.LOW)
                .addTo(group, "The session token of temporary credentials.");
        Setting.optional(ENDPOINT, ConfigDef.Type.STRING)
                .checked(Validators.readBy("a URL", URI::create))
                .addTo(
                        group,
                        "Where S3's API is, if not at AWS. The server must support If-None-Match when it creates objects.");
        Setting.defaultingTo(false, PATH_STYLE, ConfigDef.Type.BOOLEAN)
                .addTo(group, "Whether the bucket is in the path and not in the host, as most other servers want it.");
        Setting.defaultingTo(S3Access.REQUEST_TIMEOUT_DEFAULT.toMillis(), TIMEOUT, ConfigDef.Type.LONG)
                .checked(Validators.atLeast(1))
                .important(Importance.LOW)
                .addTo(group, "How long a request to S3 may take. What fails is tried again until it succeeds.");
    }

    static S3Access s3(FirehoseSinkConfig config, AwsCredentialsProvider credentials, int connectionsMax) {
        String endpoint = config.text(ENDPOINT);
        return new S3Access(
                endpoint == null ? null : URI.create(endpoint),
                config.getString(REGION),
                config.getBoolean(PATH_STYLE),
                credentials,
                Duration.ofMillis(config.getLong(TIMEOUT)),
                connectionsMax);
    }

    static AwsCredentialsProvider credentials(FirehoseSinkConfig config) {
        String key = config.text(KEY);
        if (key == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        Password secret = config.getPassword(SECRET);
        if (secret == null) {
            throw new InvalidSettingException(SECRET, "must be set with " + KEY);
        }
        Password session = config.getPassword(SESSION);
        return StaticCredentialsProvider.create(
                session == null
                        ? AwsBasicCredentials.create(key, secret.value())
                        : AwsSessionCredentials.create(key, secret.value(), session.value()));
    }
}
