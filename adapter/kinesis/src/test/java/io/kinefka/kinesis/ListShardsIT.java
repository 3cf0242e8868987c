package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListShardsIT {
    @SuppressWarnings("NullAway.Init")
    private KinesisUnderTest kinesis;

    @BeforeEach
    void open() {
        kinesis = new KinesisUnderTest();
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    @Test
    void pagesFollowEachOtherByToken() {
        String stream = kinesis.create(5);

        var first = kinesis.call("ListShards", "{'StreamName':'" + stream + "','MaxResults':2}");
        var second = kinesis.call("ListShards", "{'MaxResults':2,'NextToken':'" + first.text("/NextToken") + "'}");
        var third = kinesis.call("ListShards", "{'NextToken':'" + second.text("/NextToken") + "'}");

        assertThat(first.body().findValuesAsText("ShardId"))
                .containsExactly("shardId-000000000000", "shardId-000000000001");
        assertThat(second.body().findValuesAsText("ShardId"))
                .containsExactly("shardId-000000000002", "shardId-000000000003");
        assertThat(third.body().findValuesAsText("ShardId")).containsExactly("shardId-000000000004");
        assertThat(third.body().has("NextToken")).isFalse();
    }

    @Test
    void aTokenExpiresAfterFiveMinutes() {
        String stream = kinesis.create(2);
        var first = kinesis.call("ListShards", "{'StreamName':'" + stream + "','MaxResults':1}");

        kinesis.clock.advance(Duration.ofSeconds(301));

        assertThat(kinesis.call("ListShards", "{'NextToken':'" + first.text("/NextToken") + "'}")
                        .error())
                .startsWith("ExpiredNextTokenException: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'AT_TRIM_HORIZON'",
                "'FROM_TRIM_HORIZON'",
                "'AT_LATEST'",
                "'AT_TIMESTAMP','Timestamp':1000",
                "'FROM_TIMESTAMP','Timestamp':1000"
            })
    void aStreamThatWasNeverReshardedShowsAllShardsThroughEveryFilter(String filter) {
        String stream = kinesis.create(3);

        var answer =
                kinesis.call("ListShards", "{'StreamName':'" + stream + "','ShardFilter':{'Type':" + filter + "}}");

        assertThat(answer.body().findValuesAsText("ShardId")).hasSize(3);
    }

    @Test
    void shardsAreListedAfterOne() {
        String stream = kinesis.create(3);

        var filtered = kinesis.call(
                "ListShards",
                "{'StreamName':'" + stream
                        + "','ShardFilter':{'Type':'AFTER_SHARD_ID','ShardId':'shardId-000000000000'}}");
        var started = kinesis.call(
                "ListShards", "{'StreamName':'" + stream + "','ExclusiveStartShardId':'shardId-000000000001'}");

        assertThat(filtered.body().findValuesAsText("ShardId"))
                .containsExactly("shardId-000000000001", "shardId-000000000002");
        assertThat(started.body().findValuesAsText("ShardId")).containsExactly("shardId-000000000002");
    }
}
