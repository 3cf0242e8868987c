package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.resharding.Endpoints;
import io.kinefka.gateway.resharding.RandomResharding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * {@code -Dkcl.reshardings=10} for the long form. The same application under KCL and under kcl-shim, while workers come and die and shards split and merge. All ways at
 * once, as KCL mostly waits.
 */
class KclIT {
    private static final int RESHARDINGS = Integer.getInteger("kcl.reshardings", 4);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @SuppressWarnings("NullAway.Init")
    private static RunningProgram program;

    @SuppressWarnings("NullAway.Init")
    private static KinesisClient kinesis;

    private final List<Worker> workers = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path data) {
        program = RunningProgram.start(data);
        kinesis = JavaSdks.sync(Endpoint.http(program));
    }

    @AfterAll
    static void stop() {
        kinesis.close();
        program.close();
    }

    @AfterEach
    void killWorkers() {
        workers.forEach(Worker::close);
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void nothingIsSkippedWhileWorkersComeAndDieAndShardsChange(Way way) {
        var stream = "stream-" + way.name();
        kinesis.createStream(request -> request.streamName(stream).shardCount(4));
        JavaSdks.awaitActive(kinesis, stream);
        try (var source = new Source(Endpoint.http(program), stream);
                var endpoints = new Endpoints(List.of(program.endpoint()))) {
            source.start();
            start(way, stream, 2);
            until(() -> Account.of(workers).holders().size() == 4);
            start(way, stream, 2);
            // KCL 3 moves shards by load, of which there is little.
            until(() -> busy() == 4 || way.balancesByLoad());
            start(way, stream, 2);

            var resharding = new RandomResharding(stream, endpoints, new Random(7));
            for (int i = 0; i < RESHARDINGS; i++) {
                if (i == RESHARDINGS / 2) {
                    workers.get(0).kill();
                }
                int before = source.count();
                resharding.once();
                until(() -> source.count() > before + 50);
            }
            var written = source.end();
            until(() -> Account.of(workers).data().containsAll(written));
            var shards = shards(stream);
            until(() -> open(shards).equals(Account.of(workers).holders().keySet()));

            var account = Account.of(workers);
            account.assertComplete(written);
            account.assertOrdered();
            account.assertParentsFirst(shards);
            account.assertNothingCheckpointedIsSeenAgain();
        }
    }

    private void start(Way way, String stream, int count) {
        for (int i = 0; i < count; i++) {
            workers.add(way.start(program, "worker-" + workers.size(), stream, "application-of-" + stream));
            if (workers.size() == 1) {
                // Two of KCL 3 that find no tables at the same moment are in each other's way.
                until(() -> !Account.of(workers).holders().isEmpty());
            }
        }
    }

    /** How many workers have a shard. */
    private int busy() {
        return new HashSet<>(Account.of(workers).holders().values()).size();
    }

    private void until(BooleanSupplier condition) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                assertThat(workers.subList(Math.min(1, workers.size()), workers.size()))
                        .allSatisfy(worker ->
                                assertThat(worker.isAlive()).as(worker.errors()).isTrue());
                return condition.getAsBoolean();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("So far: " + Account.of(workers).changes(), e);
        }
    }

    private static List<Shard> shards(String stream) {
        return kinesis.listShards(request -> request.streamName(stream)).shards();
    }

    private static Set<String> open(List<Shard> shards) {
        return shards.stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .map(Shard::shardId)
                .collect(Collectors.toSet());
    }
}
