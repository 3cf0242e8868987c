package io.kinefka.connect.firehose;

import io.kinefka.delivery.testing.LocalS3;
import java.util.Map;
import java.util.TreeMap;

/** Configurations of connectors. */
final class Connectors {

    private Connectors() {}

    /** How an S3 server of these tests is reached. */
    static Map<String, String> access(LocalS3 s3) {
        return Map.of(
                "s3.endpoint.url", s3.endpoint().toString(),
                "s3.path.style.access", "true",
                "aws.access.key.id", "local",
                "aws.secret.access.key", "local-secret");
    }

    /** A connector that delivers a topic every second, under a prefix of its own name. */
    static Map<String, String> of(String name, String topic, LocalS3 s3, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(access(s3));
        settings.put("name", name);
        settings.put("connector.class", FirehoseSinkConnector.class.getName());
        settings.put("tasks.max", "1");
        settings.put("topics", topic);
        settings.put("s3.bucket.arn", "arn:aws:s3:::" + LocalS3.BUCKET);
        settings.put("s3.prefix", name + "/");
        settings.put("s3.buffering.hints.interval.in.seconds", "1");
        settings.putAll(more);
        return settings;
    }
}
