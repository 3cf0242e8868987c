package io.kinefka.log.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.Brokers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsIT {
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()));
    private final Topics topics = new Topics(admin, Duration.ofSeconds(30));

    @AfterEach
    void close() {
        admin.close();
    }

    private void create(String topic) throws InterruptedException {
        topics.create(new NewTopic(topic, 1, (short) 1));
    }

    private boolean exists(String topic) {
        return topics.names().toCompletableFuture().join().contains(topic);
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
