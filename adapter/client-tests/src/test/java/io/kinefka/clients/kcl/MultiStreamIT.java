package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.resharding.Endpoints;
import io.kinefka.gateway.resharding.RandomResharding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** An application that reads two streams: one of them reshards, and a worker dies. */
class MultiStreamIT {
    private static final String ACCOUNT = "000000000000";

    @SuppressWarnings("NullAway.Init")
    private static RunningProgram program;

    @SuppressWarnings("NullAway.Init")
    private static KinesisClient kinesis;

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

    @ParameterizedTest
    @EnumSource(names = {"KCL_2_POLLING", "KCL_3_POLLING", "KCL_3_FAN_OUT"})
    @Execution(ExecutionMode.CONCURRENT)
    void nothingOfEitherStreamIsSkipped(Way way) {
        var steady = "steady-" + way;
        var changing = "changing-" + way;
        var application = "application-" + way;
        var streams = create(steady) + "," + create(changing);
        try (var workers = new Workers();
                var steadySource = new Source(Endpoint.http(program), steady);
                var changingSource = new Source(Endpoint.http(program), changing);
                var endpoints = new Endpoints(List.of(program.endpoint()))) {
            Workers.Start start = name -> way.start(program, name, streams, application);
            steadySource.start();
            changingSource.start();
            workers.start(2, start);
            workers.until(() -> workers.account().holders().size() == 4);

            new RandomResharding(changing, endpoints, new Random(7)).once();
            workers.start(1, start);
            // Not the first: without its leader KCL 3 does nothing for minutes.
            workers.get(1).kill();
            int before = steadySource.count();
            workers.until(() -> steadySource.count() > before + 50);
            var written = Map.of(steady, steadySource.end(), changing, changingSource.end());
            written.forEach((stream, data) -> workers.until(
                    () -> workers.account().ofStream(stream).data().containsAll(data)));
            workers.until(() -> mirrored(application).containsAll(Set.of(steady, changing)));
            written.keySet().forEach(stream -> {
                var open = Account.open(shards(stream));
                workers.until(() ->
                        open.equals(workers.account().ofStream(stream).holders().keySet()));
            });

            written.forEach((stream, data) -> {
                var account = workers.account().ofStream(stream);
                account.assertComplete(data);
                account.assertOrdered();
                account.assertParentsFirst(shards(stream));
                account.assertNothingCheckpointedIsSeenAgain();
                assertThat(account.data()).hasSameSizeAs(data);
            });
        }
    }

    /** Returns how KCL names it in an application with several. */
    private static String create(String stream) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(2));
        JavaSdks.awaitActive(kinesis, stream);
        var created = kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamCreationTimestamp();
        return ACCOUNT + ":" + stream + ":" + created.getEpochSecond();
    }

    private static List<Shard> shards(String stream) {
        return kinesis.listShards(request -> request.streamName(stream)).shards();
    }

    /** The topics in which the application's group has committed offsets. */
    private static Set<String> mirrored(String application) {
        return Mirror.offsets(program, application).keySet().stream()
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }
}
