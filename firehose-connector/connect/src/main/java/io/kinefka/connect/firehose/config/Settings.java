package io.kinefka.connect.firehose.config;

import io.kinefka.delivery.config.S3Configuration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** All settings, in groups. */
public final class Settings {
    static final String BACKUP_MODE = "s3.backup.mode";
    static final String ENABLED = "Enabled";
    static final BucketSettings BUCKET = new BucketSettings("s3.");
    static final BucketSettings BACKUP = new BucketSettings("s3.backup.");

    private static final String DISABLED = "Disabled";
    private static final List<String> OURS =
            List.of("delivery.stream.", "kinesis.stream.", "msk.", "s3.", "http.", "processing.", "aws.", "task.");
    /** Begins as ours do, and is Connect's. */
    private static final String CONNECTS = "task.class";

    public static final ConfigDef DEFINITION = define();

    private Settings() {}

    /** Keys that begin like settings and are none. */
    public static Iterable<String> unknown(Map<String, String> properties) {
        var unknown = new TreeSet<String>();
        for (String key : properties.keySet()) {
            boolean isOurs = OURS.stream().anyMatch(key::startsWith) && !key.equals(CONNECTS);
            if (isOurs && !DEFINITION.names().contains(key)) {
                unknown.add(key);
            }
        }
        return unknown;
    }

    private static ConfigDef define() {
        ConfigDef definition = new ConfigDef();
        StreamSettings.define(new Group(definition, "Delivery stream"));

        Group s3 = new Group(definition, "S3");
        Setting.required(BUCKET.bucketArn(), ConfigDef.Type.STRING)
                .named("BucketARN")
                .checked(Validators.readBy("arn:aws:s3:::bucket", S3Configuration::bucketOfArn))
                .important(Importance.HIGH)
                .addTo(s3, "The bucket for objects, and for what could not be processed or delivered.");
        BUCKET.define(s3);

        Group backup = new Group(definition, "Source backup in S3");
        Setting.choice(BACKUP_MODE, DISABLED, List.of(DISABLED, ENABLED))
                .named("S3BackupMode")
                .decides(BACKUP.bucketArn())
                .addTo(backup, "Whether source records are also kept as they came; with `destination=s3`.");
        Setting.optional(BACKUP.bucketArn(), ConfigDef.Type.STRING)
                .named("S3BackupConfiguration.BucketARN")
                .checked(Validators.readBy("arn:aws:s3:::bucket", S3Configuration::bucketOfArn))
                .onlyIf(BACKUP_MODE, ENABLED, DISABLED)
                .addTo(backup, "The bucket for source records; required with `Enabled`.");
        BACKUP.define(backup);

        HttpSettings.define(new Group(definition, "HTTP endpoint"));
        ProcessingSettings.define(new Group(definition, "Processing"));
        AccessSettings.define(new Group(definition, "Access to AWS"));
        ResourceSettings.define(new Group(definition, "Resources"));
        return definition;
    }
}
