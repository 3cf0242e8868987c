package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.kinesis.KinesisUnderTest.Answer;
import io.kinefka.log.stream.StreamDurations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** CreateStream, DeleteStream, DescribeStream, DescribeStreamSummary, ListStreams, DescribeLimits. */
class StreamsIT {
    @SuppressWarnings("NullAway.Init")
    private static KinesisUnderTest kinesis;

    @BeforeAll
    static void open() {
        kinesis = new KinesisUnderTest();
    }

    @AfterAll
    static void close() {
        kinesis.close();
    }

    @Test
    void aStreamIsActiveOnceItIsCreatedAndCutAsAwsCuts() {
        String name = kinesis.create(3);

        var stream = kinesis.call("DescribeStream", "{'StreamName':'" + name + "'}");

        assertThat(stream.text("/StreamDescription/StreamStatus")).isEqualTo("ACTIVE");
        assertThat(stream.text("/StreamDescription/StreamARN"))
                .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/" + name);
        assertThat(stream.text("/StreamDescription/StreamModeDetails/StreamMode"))
                .isEqualTo("PROVISIONED");
        assertThat(stream.at("/StreamDescription/RetentionPeriodHours").asInt()).isEqualTo(24);
        assertThat(stream.text("/StreamDescription/EncryptionType")).isEqualTo("NONE");
        assertThat(stream.at("/StreamDescription/HasMoreShards").asBoolean()).isFalse();
        assertThat(stream.body().findValuesAsText("ShardId"))
                .containsExactly("shardId-000000000000", "shardId-000000000001", "shardId-000000000002");
        assertThat(stream.body().findValuesAsText("StartingHashKey"))
                .containsExactly(
                        "0", "113427455640312821154458202477256070485", "226854911280625642308916404954512140970");
        assertThat(stream.body().findValuesAsText("EndingHashKey"))
                .containsExactly(
                        "113427455640312821154458202477256070484",
                        "226854911280625642308916404954512140969",
                        "340282366920938463463374607431768211455");
        assertThat(stream.body().findValue("EndingSequenceNumber")).isNull();
    }

    @Test
    void shardsComeInPages() {
        String name = kinesis.create(3);

        var first = kinesis.call("DescribeStream", "{'StreamName':'" + name + "','Limit':2}");
        var second = kinesis.call(
                "DescribeStream",
                "{'StreamName':'" + name + "','Limit':2,'ExclusiveStartShardId':'shardId-000000000001'}");

        assertThat(first.body().findValuesAsText("ShardId")).hasSize(2);
        assertThat(first.at("/StreamDescription/HasMoreShards").asBoolean()).isTrue();
        assertThat(second.body().findValuesAsText("ShardId")).containsExactly("shardId-000000000002");
        assertThat(second.at("/StreamDescription/HasMoreShards").asBoolean()).isFalse();
    }

    @Test
    void aStreamWithoutCountAndModeIsOnDemandWithFourShards() {
        String name = KinesisUnderTest.freshName();

        kinesis.call("CreateStream", "{'StreamName':'" + name + "'}");

        var summary = kinesis.call("DescribeStreamSummary", "{'StreamName':'" + name + "'}");
        assertThat(summary.text("/StreamDescriptionSummary/StreamModeDetails/StreamMode"))
                .isEqualTo("ON_DEMAND");
        assertThat(summary.at("/StreamDescriptionSummary/OpenShardCount").asInt())
                .isEqualTo(4);
    }

    @Test
    void aStreamIsFoundByItsArnToo() {
        String name = kinesis.create(1);

        var summary = kinesis.call(
                "DescribeStreamSummary", "{'StreamARN':'arn:aws:kinesis:us-east-1:000000000000:stream/" + name + "'}");

        assertThat(summary.text("/StreamDescriptionSummary/StreamName")).isEqualTo(name);
    }

    @Test
    void transitionalStatesAreVisibleForAsLongAsConfigured() {
        String name = KinesisUnderTest.freshName();
        var hour = Duration.ofHours(1);
        try (var slow = new KinesisUnderTest(new StreamDurations(hour, hour), 1 << 20, 500)) {
            slow.call("CreateStream", "{'StreamName':'" + name + "','ShardCount':1}");

            var creating = slow.call("DescribeStream", "{'StreamName':'" + name + "'}");
            var put = slow.put(name, "key", "data");
            slow.call("DeleteStream", "{'StreamName':'" + name + "'}");
            var deleting = slow.call("DescribeStream", "{'StreamName':'" + name + "'}");

            assertThat(creating.text("/StreamDescription/StreamStatus")).isEqualTo("CREATING");
            assertThat(creating.at("/StreamDescription/Shards")).isEmpty();
            assertThat(put.error())
                    .isEqualTo("ResourceNotFoundException: Stream " + name + " under account 000000000000 not found.");
            assertThat(deleting.text("/StreamDescription/StreamStatus")).isEqualTo("DELETING");
        }
    }

    @Test
    void aDeletedStreamIsGoneWithItsRecordsAndIterators() {
        String name = kinesis.create(1);
        String oldNumber = kinesis.put(name, "key", "old").text("/SequenceNumber");
        String oldIterator = kinesis.iterator(name, "'TRIM_HORIZON'");

        kinesis.call("DeleteStream", "{'StreamName':'" + name + "'}");
        kinesis.clock.advance(Duration.ofSeconds(2));
        kinesis.call("CreateStream", "{'StreamName':'" + name + "','ShardCount':1}");
        kinesis.put(name, "key", "new");

        assertThat(KinesisUnderTest.data(kinesis.read(kinesis.iterator(name, "'TRIM_HORIZON'"))))
                .containsExactly("new");
        assertThat(kinesis.read(oldIterator).error())
                .isEqualTo("ResourceNotFoundException: Shard shardId-000000000000 in stream " + name
                        + " under account 000000000000 does not exist");
        assertThat(kinesis.call(
                                "GetShardIterator",
                                "{'StreamName':'" + name
                                        + "','ShardId':'shardId-000000000000','ShardIteratorType':'AT_SEQUENCE_NUMBER',"
                                        + "'StartingSequenceNumber':'" + oldNumber + "'}")
                        .error())
                .startsWith("InvalidArgumentException: StartingSequenceNumber " + oldNumber);
    }

    @Test
    void streamsAreListedByNamePageByPage() {
        for (String name : List.of("listed-b", "listed-a", "listed-c")) {
            kinesis.call("CreateStream", "{'StreamName':'" + name + "','ShardCount':1}");
        }

        var first = kinesis.call("ListStreams", "{'Limit':2,'ExclusiveStartStreamName':'listed-'}");
        var names = new ArrayList<>(names(first));
        var second = kinesis.call("ListStreams", "{'Limit':1,'NextToken':'" + first.text("/NextToken") + "'}");
        names.addAll(names(second));

        assertThat(names).containsExactly("listed-a", "listed-b", "listed-c");
        assertThat(first.at("/HasMoreStreams").asBoolean()).isTrue();
        assertThat(second.text("/StreamSummaries/0/StreamARN")).endsWith(":stream/listed-c");
    }

    private static List<String> names(Answer answer) {
        var names = new ArrayList<String>();
        answer.at("/StreamNames").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    void theShardLimitOfTheAccountHolds() {
        try (var small = new KinesisUnderTest(new StreamDurations(Duration.ZERO, Duration.ZERO), 1 << 20, 1)) {

            var answer = small.call("CreateStream", "{'StreamName':'too-large','ShardCount':100000}");
            var limits = small.call("DescribeLimits", "{}");

            assertThat(answer.error())
                    .startsWith("LimitExceededException: This request would exceed the shard limit for the account"
                            + " 000000000000 in us-east-1. Current shard count for the account: ")
                    .contains(". Limit: 1. Number of additional shards that would have resulted from this request:"
                            + " 100000. Refer to");
            assertThat(limits.at("/ShardLimit").asInt()).isEqualTo(1);
            assertThat(limits.at("/OpenShardCount").isInt()).isTrue();
        }
    }
}
