package io.kinefka.connect.firehose.config;

import io.kinefka.delivery.Workers;
import io.kinefka.delivery.buffer.Budgets;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** What a task may use. */
final class ResourceSettings {
    static final String UPLOADS = "task.uploads.max";

    private static final String MEMORY = "task.memory.bytes.max";
    private static final String FILES = "task.spill.bytes.max";
    private static final String DIRECTORY = "task.spill.directory";
    private static final String REQUESTS = "task.requests.max";
    private static final String INVOCATIONS = "task.invocations.max";

    private ResourceSettings() {}

    static void define(Group group) {
        Setting.defaultingTo(32L << 20, MEMORY, ConfigDef.Type.LONG)
                .checked(Validators.atLeast(1 << 20))
                .addTo(group, "Records in a task's memory, in bytes. When it is nearly used up, reading pauses.");
        Setting.defaultingTo(1L << 30, FILES, ConfigDef.Type.LONG)
                .checked(Validators.atLeast(1 << 20))
                .addTo(group, "Records in a task's files, in bytes. When it is nearly used up, reading pauses.");
        Setting.optional(DIRECTORY, ConfigDef.Type.STRING)
                .addTo(
                        group,
                        "Where these files are; `kinefka-firehose` in the system's directory for temporary files if not"
                                + " set. They hold nothing that is not in Kafka.");
        Setting.defaultingTo(4, UPLOADS, ConfigDef.Type.INT)
                .checked(Validators.between(1, 100))
                .important(Importance.LOW)
                .addTo(group, "Objects that a task uploads at once; each takes up to 24 MiB of memory.");
        Setting.defaultingTo(4, REQUESTS, ConfigDef.Type.INT)
                .checked(Validators.between(1, 100))
                .important(Importance.LOW)
                .addTo(group, "Requests that a task sends to the HTTP endpoint at once.");
        Setting.defaultingTo(5, INVOCATIONS, ConfigDef.Type.INT)
                .checked(Validators.between(1, 100))
                .important(Importance.LOW)
                .addTo(group, "Invocations of the function that a task makes at once; each takes up to 16 MiB.");
    }

    static Budgets budgets(FirehoseSinkConfig config) {
        return new Budgets(config.getLong(MEMORY), config.getLong(FILES));
    }

    static Workers workers(FirehoseSinkConfig config) {
        return new Workers(config.getInt(UPLOADS), config.getInt(REQUESTS), config.getInt(INVOCATIONS));
    }

    static Path spillDirectory(FirehoseSinkConfig config) {
        String directory = config.text(DIRECTORY);
        return directory == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "kinefka-firehose")
                : Path.of(directory);
    }
}
