package io.kinefka.log.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.Brokers;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogTopic;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.cluster.Membership;
import io.kinefka.log.cluster.MembershipTopic;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.NewRecord;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import io.kinefka.mapping.StreamStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** A gateway stands still in the middle of a resharding, counts as dead, and comes back when another one has finished. */
class StaleCoordinatorIT {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", Brokers.bootstrapServers());

    private static StreamMetadata create(KafkaLog log) {
        return log.streams()
                .create(
                        new NewStream(
                                new StreamId("000000000000", "us-east-1", "stale-coordinator"),
                                StreamMode.PROVISIONED,
                                1,
                                new TreeMap<>(),
                                StreamOptions.DEFAULT),
                        state -> {})
                .toCompletableFuture()
                .join();
    }

    private static StreamMetadata plan(StreamMetadata stream, String coordinator, Catalog catalog) {
        var split = new Resharding.Split(new ShardId(0), new HashKey(1L << 63, 0));
        var planned = stream.withResharding(Resharding.planned(List.of(split), coordinator))
                .withStatus(StreamStatus.UPDATING, Instant.EPOCH);
        return catalog.change(state -> new Outcome<>(List.of(CatalogWrite.put(planned)), planned))
                .toCompletableFuture()
                .join();
    }

    private static long beginning(KafkaLog log, Appended record) {
        return log.offsets()
                .at("stale-coordinator", record.shard().partition(), Instant.EPOCH)
                .toCompletableFuture()
                .join();
    }

    @Test
    void removesNothingOfWhatHasArrivedSince() throws Exception {
        try (Admin admin = Admin.create(KAFKA);
                Catalog catalog = new CatalogTopic(admin, KAFKA, (short) -1, DEADLINE, new Random(1)).open(DEADLINE);
                var log = Brokers.open()) {
            var stream = create(log);
            Membership silent = new MembershipTopic(
                            admin, KAFKA, (short) -1, Duration.ofSeconds(10), DEADLINE, DEADLINE)
                    .join(catalog);
            silent.close();
            catalog.awaitNewest();
            var planned = plan(stream, silent.id(), catalog);
            await().atMost(DEADLINE).until(() -> log.streams()
                    .find(stream.id())
                    .filter(now -> now.status() == StreamStatus.ACTIVE
                            && now.shards().open().size() == 2)
                    .isPresent());
            var appended = (Appended) log.writer()
                    .append(stream.id(), stream.createdAt(), List.of(new NewRecord("key", null, UTF_8.encode("data"))))
                    .toCompletableFuture()
                    .join()
                    .get(0);

            new Resharder(catalog, new StreamTopics(admin, (short) -1, DEADLINE), silent, Clock.systemUTC())
                    .carryOut(planned);

            assertThat(beginning(log, appended)).isEqualTo(appended.offset());
            assertThat(appended.shard().parent()).isEqualTo(new ShardId(0));
        }
    }
}
