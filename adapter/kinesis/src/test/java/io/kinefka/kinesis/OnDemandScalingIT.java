package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnDemandScalingIT {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final KinesisUnderTest kinesis = new KinesisUnderTest();
    private final ShardLoads loads = new ShardLoads();
    private final OnDemandScaling scaling = new OnDemandScaling(kinesis.log, loads, kinesis.settings);

    @AfterEach
    void close() {
        kinesis.close();
    }

    private StreamMetadata created(String request) {
        var name = KinesisUnderTest.freshName();
        kinesis.call("CreateStream", "{'StreamName':'" + name + "'" + request + "}");
        return now(new StreamId("000000000000", "us-east-1", name));
    }

    private StreamMetadata now(StreamId id) {
        return kinesis.log.streams().find(id).orElseThrow();
    }

    private StreamMetadata awaitShards(StreamId id, int open) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(now(id).shards().open()).hasSize(open);
            assertThat(now(id).status()).isEqualTo(StreamStatus.ACTIVE);
        });
        return now(id);
    }

    @Test
    void splitsTheShardsThatTookTooManyBytes() {
        var stream = created("");
        var hot = stream.shards().open().get(1);
        var calm = stream.shards().open().get(2);
        loads.written(stream, hot, OnDemandPolicy.DEFAULT.bytesPerSecondMax() * WINDOW.toSeconds() + 10);
        loads.written(stream, calm, OnDemandPolicy.DEFAULT.bytesPerSecondMax() * WINDOW.toSeconds() / 10);

        scaling.judge(WINDOW);

        var after = awaitShards(stream.id(), 5);
        assertThat(after.shards().shard(hot.id()).orElseThrow().isOpen()).isFalse();
        assertThat(after.shards().shard(calm.id()).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void splitsTheShardsThatTookTooManyRecords() {
        var stream = created("");
        var hot = stream.shards().open().get(0);
        for (int i = 0; i <= OnDemandPolicy.DEFAULT.recordsPerSecondMax() * WINDOW.toSeconds(); i++) {
            loads.written(stream, hot, 1);
        }

        scaling.judge(WINDOW);

        assertThat(awaitShards(stream.id(), 5)
                        .shards()
                        .shard(hot.id())
                        .orElseThrow()
                        .isOpen())
                .isFalse();
    }

    @Test
    void leavesProvisionedStreamsAlone() {
        var stream = created(",'ShardCount':1");
        loads.written(stream, stream.shards().open().get(0), Long.MAX_VALUE / 2);

        assertThat(loads.take()).isEmpty();
    }
}
