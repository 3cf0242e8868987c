package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.clients.ScriptHost;
import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.resharding.Endpoints;
import io.kinefka.gateway.resharding.RandomResharding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** An application for Node.js, first on KCL's daemon with the gateway as endpoint, then on ours without the gateway. */
class MultiLangIT {
    private static final String STREAM = "node";
    private static final String APPLICATION = "node-application";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void runsOnKclsDaemonAndGoesOnOnOurs(@TempDir Path folder) throws Exception {
        var node = ScriptHost.nodeWithKcl();
        assumeTrue(node.isPresent(), "aws-kcl for Node.js is not installed (.ci/install-clients)");
        try (var program = RunningProgram.start(folder.resolve("data"));
                var kinesis = JavaSdks.sync(Endpoint.http(program));
                var source = new Source(Endpoint.http(program), STREAM);
                var endpoints = new Endpoints(List.of(program.endpoint()))) {
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(2));
            JavaSdks.awaitActive(kinesis, STREAM);
            source.start();
            var application = new MultiLangDaemon.Application(
                    node.orElseThrow(), STREAM, APPLICATION, program.bootstrapServers());

            try (var first = MultiLangDaemon.ofKcl(folder, application, program.endpoint())) {
                until(
                        first,
                        () -> Account.of(first.told().stream())
                                        .of("checkpoints")
                                        .size()
                                > 3);
                new RandomResharding(STREAM, endpoints, new Random(7)).once();
                var open = Account.open(shards(kinesis));
                until(
                        first,
                        () -> open.equals(
                                Account.of(first.told().stream()).holders().keySet()));
                int before = source.count();
                until(first, () -> source.count() > before + 300);
                first.stop();
                assertThat(consumers(kinesis))
                        .as("it reads with enhanced fan-out")
                        .containsExactly(APPLICATION);
                Mirror.awaitCheckpoints(program, APPLICATION, first::told);

                try (var second = MultiLangDaemon.ofKinefka(folder, application)) {
                    until(
                            second,
                            () -> Account.of(second.told().stream())
                                            .of("checkpoints")
                                            .size()
                                    > 3);
                    var written = source.end();
                    until(second, () -> both(first, second).data().containsAll(written));
                    second.stop();

                    var account = both(first, second);
                    account.assertComplete(written);
                    account.assertOrdered();
                    account.assertParentsFirst(shards(kinesis));
                    account.assertNothingCheckpointedIsSeenAgain();
                }
            }
        }
    }

    private static List<Shard> shards(KinesisClient kinesis) {
        return kinesis.listShards(request -> request.streamName(STREAM)).shards();
    }

    private static List<String> consumers(KinesisClient kinesis) {
        var stream = kinesis.describeStreamSummary(request -> request.streamName(STREAM))
                .streamDescriptionSummary()
                .streamARN();
        return kinesis.listStreamConsumers(request -> request.streamARN(stream)).consumers().stream()
                .map(Consumer::consumerName)
                .toList();
    }

    private static Account both(MultiLangDaemon first, MultiLangDaemon second) {
        return Account.of(Stream.concat(first.told().stream(), second.told().stream()));
    }

    private static void until(MultiLangDaemon daemon, BooleanSupplier condition) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                daemon.assertNotEnded();
                return condition.getAsBoolean();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(daemon.log(), e);
        }
    }
}
