package io.kinefka.firehose.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.testing.LocalS3;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZombieHostIT {
    private static final int PARTITIONS = 2;

    @TempDir
    private Path objects;

    @TempDir
    private Path directory;

    @Test
    void losesAndOverwritesNothingWhenAHostFreezesAndComesBackAfterAnotherHasTakenOver()
            throws IOException, InterruptedException {
        Topic topic = Topic.create("zombie-host", PARTITIONS);
        try (LocalS3 s3 = LocalS3.start(objects);
                Load load = Load.on(topic, PARTITIONS, 500)) {
            s3.store().fail(0.2);
            HostProcess zombie = HostProcess.start(topic, s3, directory.resolve("zombie"));
            try (Host other = Host.on(s3, directory.resolve("other"))) {
                patiently().until(() -> topic.done(topic.name()) > 0);
                zombie.freeze();
                long before = topic.done(topic.name());
                other.retain(new HostedStream(topic.name(), topic.name(), HostProcess.START_AT, HostProcess.config()));
                patiently().until(() -> topic.done(topic.name()) > before);
                zombie.thaw();
                patiently().pollDelay(Duration.ofSeconds(5)).until(() -> true);
                BitSet sent = load.stop();
                long appended = topic.appended();
                patiently().until(() -> topic.done(topic.name()) == appended);

                Seen seen = Seen.in(s3, sent);
                assertThat(seen.missing()).isZero();
                assertThat(s3.store().versions().values()).containsOnly(1);
            } finally {
                zombie.kill();
            }
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
