package io.kinefka.kinesis;

import static io.kinefka.kinesis.KinesisUnderTest.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.kinesis.KinesisUnderTest.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReshardingIT {
    private static final String MIDDLE = "170141183460469231731687303715884105728";

    private final KinesisUnderTest kinesis = new KinesisUnderTest();

    @AfterEach
    void close() {
        kinesis.close();
    }

    private Answer split(String stream, int shard, String newStart) {
        return kinesis.call(
                "SplitShard",
                "{'StreamName':'" + stream + "','ShardToSplit':'shardId-" + shard + "','NewStartingHashKey':'"
                        + newStart + "'}");
    }

    private Answer merge(String stream, int shard, int adjacent) {
        return kinesis.call(
                "MergeShards",
                "{'StreamName':'" + stream + "','ShardToMerge':'shardId-" + shard + "','AdjacentShardToMerge':'shardId-"
                        + adjacent + "'}");
    }

    private JsonNode shards(String stream) {
        return kinesis.call("ListShards", "{'StreamName':'" + stream + "'}").at("/Shards");
    }

    @Test
    void aSplitShardEndsAndNamesItsChildrenToItsLastReader() {
        var stream = kinesis.create(1);
        kinesis.put(stream, "k", "before");

        assertThat(split(stream, 0, MIDDLE).status()).isEqualTo(200);

        var read = kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"));
        assertThat(data(read)).containsExactly("before");
        assertThat(read.body().has("NextShardIterator")).isFalse();
        assertThat(read.at("/ChildShards").findValuesAsText("ShardId"))
                .containsExactly("shardId-000000000001", "shardId-000000000002");
        assertThat(read.text("/ChildShards/0/ParentShards/0")).isEqualTo("shardId-000000000000");
        assertThat(read.text("/ChildShards/1/HashKeyRange/StartingHashKey")).isEqualTo(MIDDLE);
    }

    @Test
    void listsTheLineage() {
        var stream = kinesis.create(2);

        assertThat(merge(stream, 0, 1).status()).isEqualTo(200);

        var shards = shards(stream);
        assertThat(shards).hasSize(3);
        assertThat(shards.at("/0/SequenceNumberRange").has("EndingSequenceNumber"))
                .isTrue();
        assertThat(shards.at("/2/ParentShardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(shards.at("/2/AdjacentParentShardId").asText()).isEqualTo("shardId-000000000001");
        assertThat(shards.at("/2/SequenceNumberRange").has("EndingSequenceNumber"))
                .isFalse();
    }

    @Test
    void refusesAShardThatWasSplitBefore() {
        var stream = kinesis.create(1);
        split(stream, 0, MIDDLE);

        assertThat(split(stream, 0, MIDDLE).error())
                .isEqualTo("InvalidArgumentException: Shard shardId-000000000000 in stream " + stream
                        + " under account 000000000000 has already been merged or split, and thus is not eligible for"
                        + " merging or splitting.");
    }

    @Test
    void scalesTheShardCount() {
        var stream = kinesis.create(4);

        var answer = kinesis.call(
                "UpdateShardCount",
                "{'StreamName':'" + stream + "','TargetShardCount':5,'ScalingType':'UNIFORM_SCALING'}");

        assertThat(answer.at("/CurrentShardCount").asInt()).isEqualTo(4);
        assertThat(answer.at("/TargetShardCount").asInt()).isEqualTo(5);
        assertThat(answer.text("/StreamARN")).endsWith(":stream/" + stream);
        assertThat(shards(stream)).hasSize(15);
        assertThat(kinesis.call("DescribeStreamSummary", "{'StreamName':'" + stream + "'}")
                        .at("/StreamDescriptionSummary/OpenShardCount")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void leavesTheShardsOfAnOnDemandStreamToTheService() {
        var stream = KinesisUnderTest.freshName();
        kinesis.call("CreateStream", "{'StreamName':'" + stream + "'}");

        var refusals = List.of(
                split(stream, 0, "5"),
                merge(stream, 0, 1),
                kinesis.call(
                        "UpdateShardCount",
                        "{'StreamName':'" + stream + "','TargetShardCount':5,'ScalingType':'UNIFORM_SCALING'}"));

        assertThat(refusals)
                .extracting(Answer::error)
                .containsOnly("ValidationException: Request is invalid. Stream " + stream
                        + " under account 000000000000 is in On-Demand mode.");
    }

    @Test
    void forgetsClosedShardsOnceTheirRecordsHaveExpired() {
        var stream = kinesis.create(1);
        split(stream, 0, MIDDLE);

        kinesis.clock.advance(Duration.ofHours(25));

        assertThat(shards(stream)).hasSize(2);
        assertThat(merge(stream, 1, 2).status()).isEqualTo(200);
        assertThat(shards(stream)).hasSize(3);
    }
}
