package io.kinefka.firehose.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.testing.LocalS3;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -Dkinefka.soak=180} the kills go on for so many seconds, under more load. */
class KilledHostIT {
    private static final int PARTITIONS = 3;
    private static final int SOAK_SECONDS = Integer.getInteger("kinefka.soak", 0);

    @TempDir
    private Path objects;

    @TempDir
    private Path directory;

    @Test
    void losesAndOverwritesNothingWhenKilledAgainAndAgainWhileS3FailsAndHangs()
            throws IOException, InterruptedException {
        boolean isSoak = SOAK_SECONDS > 0;
        Instant end = Instant.now().plusSeconds(SOAK_SECONDS);
        Random random = new Random(5);
        Topic topic = Topic.create("killed-host", PARTITIONS);
        List<Long> firstCommits = new ArrayList<>();

        try (LocalS3 s3 = LocalS3.start(objects);
                Load load = Load.on(topic, PARTITIONS, isSoak ? 2000 : 500)) {
            s3.store().fail(0.2);
            s3.store().hang(isSoak ? 0.02 : 0.05, isSoak ? 30_000 : 2_000);
            while (firstCommits.size() < 3 || Instant.now().isBefore(end)) {
                firstCommits.add(liveAndDie(topic, s3, random.nextInt(4000)));
            }
            BitSet sent = load.stop();
            long appended = topic.appended();
            HostProcess last = HostProcess.start(topic, s3, directory);
            try {
                patiently().until(() -> topic.done(topic.name()) == appended);
            } finally {
                last.kill();
            }

            Seen seen = Seen.in(s3, sent);
            System.out.println("records " + sent.cardinality() + ", delivered " + seen.lines() + " in " + seen.objects()
                    + " objects, milliseconds until the first commit " + firstCommits);
            assertThat(seen.missing()).isZero();
            assertThat(s3.store().versions().values()).containsOnly(1);
        }
    }

    /** Lets a host get something done before it is killed; returns how long that took. */
    private long liveAndDie(Topic topic, LocalS3 s3, int moreMillis) throws IOException {
        long before = topic.done(topic.name());
        long began = System.nanoTime();
        HostProcess host = HostProcess.start(topic, s3, directory);
        try {
            patiently().until(() -> topic.done(topic.name()) > before);
            long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
            patiently().pollDelay(Duration.ofMillis(moreMillis)).until(() -> true);
            return took;
        } finally {
            host.kill();
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(100));
    }
}
