package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.gateway.RunningProgram;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The offsets of the group that is named as the application, which follow its checkpoints. */
final class Mirror {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

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

    /**
     * Until the offsets say what was checkpointed last in each shard. An application that is stopped tells of it late, or is stopped when its last
     * checkpoint has been written and not told.
     */
    static void awaitCheckpoints(RunningProgram program, String application, Supplier<List<Told>> told) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var checkpoints = checkpoints(told.get());
            var mirrored = offsets(program, application).values().stream()
                    .map(OffsetAndMetadata::metadata)
                    .toList();
            assertThat(mirrored).hasSameSizeAs(checkpoints.keySet());
            assertThat(checkpoints).isNotEmpty().allSatisfy((shard, possible) -> assertThat(mirrored)
                    .containsAnyElementsOf(possible));
        });
    }

    /** By shard: the last checkpoint that was told, and those that may have followed. */
    private static Map<String, Set<String>> checkpoints(List<Told> told) {
        var all = new HashMap<String, Set<String>>();
        for (var one : told) {
            if (one.what().equals("checkpoints")) {
                all.put(one.shard(), new HashSet<>(Set.of(metadata(one.shard(), one.detail()))));
            } else if (one.what().equals("sees") && all.containsKey(one.shard())) {
                all.get(one.shard()).add(metadata(one.shard(), one.number()));
            }
        }
        return all;
    }

    private static String metadata(String shard, String checkpoint) {
        return "kcl1 " + shard + " " + checkpoint + " 0";
    }
}
