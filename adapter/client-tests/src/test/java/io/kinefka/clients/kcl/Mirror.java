package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.gateway.RunningProgram;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The offsets of the group that is named as the application, which follow its checkpoints. */
final class Mirror {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Mirror() {}

    static Map<TopicPartition, OffsetAndMetadata> offsets(RunningProgram program, String application) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", program.bootstrapServers()))) {
            return admin.listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Until the offsets say what was checkpointed last in each shard; an application that is stopped may tell of it late. */
    static void awaitCheckpoints(RunningProgram program, String application, Supplier<List<Told>> told) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        offsets(program, application).values().stream().map(OffsetAndMetadata::metadata))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(last(told.get())));
    }

    private static List<String> last(List<Told> told) {
        var last = new HashMap<String, String>();
        told.stream()
                .filter(one -> one.what().equals("checkpoints"))
                .forEach(one -> last.put(one.shard(), one.detail()));
        return last.entrySet().stream()
                .map(each -> "kcl1 " + each.getKey() + " " + each.getValue() + " 0")
                .toList();
    }
}
