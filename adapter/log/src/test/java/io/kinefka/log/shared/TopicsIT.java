package io.kinefka.log.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.Brokers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsIT {
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()));
    private final Topics topics = new Topics(admin, Duration.ofMinutes(1));

    @AfterEach
    void close() {
        admin.close();
    }

    private void create(String topic) throws InterruptedException {
        topics.create(new NewTopic(topic, 1, (short) 1));
    }

    /** The broker tells of topics a moment after they were created or deleted, but in that order: once it knows of one that was created now. */
    private boolean exists(String topic) throws InterruptedException {
        String latest = "created-after-" + topic;
        create(latest);
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> topics.names().toCompletableFuture().join(), names -> names.contains(latest))
                .contains(topic);
    }

    @Test
    void deletesATopicThatIsCondemned() throws Exception {
        create("condemned");

        topics.delete("condemned", () -> true);

        assertThat(exists("condemned")).isFalse();
    }

    @Test
    void leavesOneThatIsNot() throws Exception {
        create("not-condemned");

        topics.delete("not-condemned", () -> false);

        assertThat(exists("not-condemned")).isTrue();
    }

    @Test
    void leavesALaterOneOfTheSameNameHoweverLateItIs() throws Exception {
        create("later");

        topics.delete("later", () -> {
            topics.delete("later", () -> true);
            create("later");
            return true;
        });

        assertThat(exists("later")).isTrue();
    }

    @Test
    void hasNothingToDoWhereThereIsNone() throws Exception {
        topics.delete("none", () -> true);

        assertThat(exists("none")).isFalse();
    }
}
