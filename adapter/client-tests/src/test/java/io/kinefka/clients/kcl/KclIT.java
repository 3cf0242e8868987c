package io.kinefka.clients.kcl;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.resharding.Endpoints;
import io.kinefka.gateway.resharding.RandomResharding;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * {@code -Dkcl.reshardings=10} for the long form. The same application under KCL and under kcl-shim, while workers come and
 * die and shards split and merge. All ways at once, as KCL mostly waits.
 */
class KclIT {
    private static final int RESHARDINGS = Integer.getInteger("kcl.reshardings", 4);

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
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void nothingIsSkippedWhileWorkersComeAndDieAndShardsChange(Way way) {
        var stream = "stream-" + way.name();
        kinesis.createStream(request -> request.streamName(stream).shardCount(4));
        JavaSdks.awaitActive(kinesis, stream);
        try (var workers = new Workers();
                var source = new Source(Endpoint.http(program), stream);
                var endpoints = new Endpoints(List.of(program.endpoint()))) {
            Workers.Start start = name -> way.start(program, name, stream, "application-of-" + stream);
            source.start();
            workers.start(2, start);
            workers.until(() -> workers.account().holders().size() == 4);
            workers.start(2, start);
            // KCL 3 moves shards by load, of which there is little.
            workers.until(() -> workers.busy() == 4 || way.balancesByLoad());
            workers.start(2, start);
            workers.until(() -> workers.idle() == 2 || way.balancesByLoad());

            var resharding = new RandomResharding(stream, endpoints, new Random(7));
            for (int i = 0; i < RESHARDINGS; i++) {
                if (i == RESHARDINGS / 2) {
                    workers.get(0).kill();
                }
                int before = source.count();
                resharding.once();
                workers.until(() -> source.count() > before + 50);
            }
            var written = source.end();
            workers.until(() -> workers.account().data().containsAll(written));
            var shards = shards(stream);
            workers.until(() ->
                    Account.open(shards).equals(workers.account().holders().keySet()));

            var account = workers.account();
            account.assertComplete(written);
            account.assertOrdered();
            account.assertParentsFirst(shards);
            account.assertNothingCheckpointedIsSeenAgain();
        }
    }

    private static List<Shard> shards(String stream) {
        return kinesis.listShards(request -> request.streamName(stream)).shards();
    }
}
