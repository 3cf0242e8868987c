package io.kinefka.analytics.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.analytics.host.Clearing;
import io.kinefka.log.KafkaLog;
import io.kinefka.mapping.StreamMetadata;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearingIT {
    private static final Map<String, String> KAFKA = Map.of("bootstrap.servers", Brokers.bootstrapServers());
    private static final String COMMON = "analytics.000000000000.us-east-1.";

    @TempDir
    private Path directory;

    private final Admin admin = Admin.create(Map.copyOf(KAFKA));

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void removesWhatADeletedApplicationHasLeftAndNothingElse() {
        try (var gateway = new RunningGateway("cleared", directory);
                var other = Brokers.open()) {
            String group = run(gateway, "cleared");
            // Its group begins as the other one's does.
            String longer = run(gateway, group.substring(COMMON.length()));
            assertThat(longer).startsWith(group + "-");
            var unused = admin.createTopics(List.of(
                            new NewTopic(group + "-mine", 1, (short) 1),
                            new NewTopic(group + "-tail-abc-0123abcd", 1, (short) 1)))
                    .all();
            eventually()
                    .until(() -> topics(group + "-tail").size() == 1
                            && topics(group + "-mine").size() == 1);
            Set<String> before = topics(longer);
            assertThat(before).hasSize(4);

            gateway.delete("cleared");

            // Another gateway finishes it, whatever becomes of the one that was asked.
            clear(other, group);
            assertThat(topics(group)).containsExactlyInAnyOrderElementsOf(with(before, group + "-mine"));
            assertThat(groups(group)).containsExactly(longer);
        }
    }

    @Test
    void removesWhatWasBeforeAnApplicationBeganAnew() {
        try (var gateway = new RunningGateway("anew", directory)) {
            String before = run(gateway, "anew");
            gateway.stop("anew");
            gateway.start("anew", "TRIM_HORIZON");
            String after = gateway.find("anew").group();
            eventually().until(() -> topics(after + "-").size() == 4);

            clear(gateway.log(), before);

            assertThat(after).isNotEqualTo(before);
            assertThat(topics(before + "-")).isEmpty();
            assertThat(groups(before)).isEmpty();
            assertThat(topics(after + "-")).hasSize(4);
            assertThat(groups(after)).containsExactly(after);
        }
    }

    @Test
    void waitsForMembersOfTheGroup() {
        try (var gateway = new RunningGateway("member", directory)) {
            String group = run(gateway, "member");
            gateway.stop("member");
            // One that divides partitions in another way is not taken in beside those that run it.
            eventually().until(() -> members(group).isEmpty());
            try (var member = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", Brokers.bootstrapServers(), "group.id", group),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                member.subscribe(List.of("member-clicks"));
                eventually().until(() -> {
                    member.poll(Duration.ofMillis(100));
                    return !member.assignment().isEmpty();
                });
                gateway.delete("member");

                clearing(gateway.log()).run();

                assertThat(topics(group + "-")).hasSize(4);
                assertThat(gateway.log().applications().leftovers())
                        .anyMatch(leftover -> leftover.group().equals(group));
            }

            clear(gateway.log(), group);
            assertThat(topics(group + "-")).isEmpty();
        }
    }

    @Test
    void looksAfterWhatALateGatewayMayMakeAnew() {
        try (var gateway = new RunningGateway("late", directory)) {
            String group = run(gateway, "late");
            gateway.delete("late");
            var clearing = new Clearing(gateway.log().applications(), KAFKA, Duration.ofHours(1), Clock.systemUTC());
            eventually().until(() -> {
                clearing.run();
                return topics(group + "-").isEmpty();
            });

            var unused = admin.createTopics(List.of(new NewTopic(group + "-rows-repartition", 1, (short) 1)))
                    .all();
            eventually().until(() -> !topics(group + "-").isEmpty());
            clearing.run();

            eventually().until(() -> topics(group + "-").isEmpty());
        }
    }

    /** Creates an application, and waits until it has run; returns its group. */
    private String run(RunningGateway gateway, String name) {
        StreamMetadata stream = Streams.create(gateway.log(), name + "-clicks", 1);
        gateway.create(name, name + "-clicks");
        gateway.start(name, "TRIM_HORIZON");
        Streams.put(gateway.log(), stream, "{\"page\":\"home\"}");
        String group = gateway.find(name).group();
        eventually()
                .until(() -> topics(group + "-").size() >= 4 && groups(group).contains(group));
        return group;
    }

    private void clear(KafkaLog log, String group) {
        Clearing clearing = clearing(log);
        eventually().until(() -> {
            log.refresh().toCompletableFuture().join();
            clearing.run();
            return log.applications().leftovers().stream()
                    .noneMatch(leftover -> leftover.group().equals(group));
        });
    }

    private static Clearing clearing(KafkaLog log) {
        return new Clearing(log.applications(), KAFKA, Duration.ZERO, Clock.systemUTC());
    }

    private Set<String> topics(String prefix) {
        return beginning(
                admin.listTopics()
                        .names()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join(),
                prefix);
    }

    private Set<String> groups(String prefix) {
        return beginning(
                admin.listGroups().all().toCompletionStage().toCompletableFuture().join().stream()
                        .map(group -> group.groupId())
                        .toList(),
                prefix);
    }

    private List<MemberDescription> members(String group) {
        return admin
                .describeConsumerGroups(List.of(group))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .values()
                .stream()
                .flatMap(description -> description.members().stream())
                .toList();
    }

    private static Set<String> beginning(Collection<String> names, String prefix) {
        Set<String> found = new TreeSet<>(names);
        found.removeIf(name -> !name.startsWith(prefix));
        return found;
    }

    private static Set<String> with(Set<String> names, String more) {
        Set<String> all = new TreeSet<>(names);
        all.add(more);
        return all;
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
    }
}
