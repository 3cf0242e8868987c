package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.RequestContext;
import io.kinefka.kinesis.KinesisUnderTest.Answer;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of AWS and scripted faults, as callers of the operations meet them. */
class LimitsIT {
    private static final RequestContext CALLER = new RequestContext("request-id", "000000000000", "us-east-1");
    private static final String TRIM_HORIZON = "'TRIM_HORIZON'";
    private static final ShardId FIRST = new ShardId(0);

    @SuppressWarnings("NullAway.Init")
    private static KinesisUnderTest kinesis;

    @BeforeAll
    static void open() {
        kinesis = KinesisUnderTest.limited();
    }

    @AfterAll
    static void close() {
        kinesis.close();
    }

    /** How much is used up of a limit does not depend on how fast the machine is. */
    @BeforeEach
    void stopTheClock() {
        kinesis.clock.stop();
    }

    @AfterEach
    void clear() {
        kinesis.faults.clear();
        // So that what one test has used up does not matter to the next.
        kinesis.clock.advance(Duration.ofSeconds(1));
    }

    private static StreamId id(String stream) {
        return new StreamId("000000000000", "us-east-1", stream);
    }

    private static String throttled(String stream) {
        return "Rate exceeded for shard shardId-000000000000 in stream " + stream + " under account 000000000000.";
    }

    private static Answer putRecords(String stream, int count, int bytes) {
        String data = Base64.getEncoder().encodeToString(new byte[bytes]);
        String records = String.join(",", Collections.nCopies(count, "{'PartitionKey':'k','Data':'" + data + "'}"));
        return kinesis.call("PutRecords", "{'StreamName':'" + stream + "','Records':[" + records + "]}");
    }

    private static List<String> errors(Answer answer) {
        return answer.body().findValuesAsText("ErrorCode");
    }

    /** Calls again and again; limits are reached long before the last call. */
    private static Answer firstRefused(String operation, String json) {
        return IntStream.range(0, 200)
                .mapToObj(i -> kinesis.call(operation, json))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void recordsBeyondTheRateOfTheirShardAreThrottledAndTheOthersOfTheCallAreWritten() {
        String stream = kinesis.create(1);

        var answer = putRecords(stream, 3, 500_000);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/FailedRecordCount").asInt()).isEqualTo(1);
        assertThat(answer.text("/Records/0/ShardId")).isEqualTo("shardId-000000000000");
        assertThat(answer.text("/Records/2/ErrorCode")).isEqualTo("ProvisionedThroughputExceededException");
        assertThat(answer.text("/Records/2/ErrorMessage")).isEqualTo(throttled(stream));
        assertThat(kinesis.read(kinesis.iterator(stream, TRIM_HORIZON)).at("/Records"))
                .hasSize(2);
    }

    @Test
    void recordsThatAreDealtOutUseAllShards() {
        String stream = kinesis.create(4);
        kinesis.call(
                "UpdateStreamRecordDistributionStrategy",
                "{'StreamARN':'" + id(stream).arn() + "','RecordDistributionStrategy':'AUTO'}");

        var answer = putRecords(stream, 10, 500_000);

        assertThat(answer.at("/FailedRecordCount").asInt()).isEqualTo(2);
    }

    @Test
    void aThrottledPutRecordFailsAsAWholeUntilTimeHasPassed() {
        String stream = kinesis.create(1);
        putRecords(stream, 1, (1 << 20) - 1);

        var refused = kinesis.put(stream, "k", "too much".repeat(50_000));
        kinesis.clock.advance(Duration.ofSeconds(1));
        var taken = kinesis.put(stream, "k", "in time");

        assertThat(refused.error()).isEqualTo("ProvisionedThroughputExceededException: " + throttled(stream));
        assertThat(taken.status()).isEqualTo(200);
    }

    @Test
    void aDryRunUsesNothingUp() {
        String stream = kinesis.create(1);
        String iterator = kinesis.iterator(stream, TRIM_HORIZON);

        for (int i = 0; i < 20; i++) {
            assertThat(kinesis.call("GetRecords", "{'ShardIterator':'" + iterator + "','DryRun':true}")
                            .error())
                    .startsWith("DryRunOperationException");
        }

        assertThat(kinesis.read(iterator).status()).isEqualTo(200);
    }

    @Test
    void aShardIsReadFiveTimesASecond() {
        String stream = kinesis.create(1);
        String iterator = kinesis.iterator(stream, TRIM_HORIZON);

        var refused = firstRefused("GetRecords", "{'ShardIterator':'" + iterator + "'}");
        kinesis.clock.advance(Duration.ofSeconds(1));

        assertThat(refused.error()).isEqualTo("ProvisionedThroughputExceededException: " + throttled(stream));
        assertThat(kinesis.read(iterator).status()).isEqualTo(200);
    }

    @Test
    void afterALargeAnswerReadsAreThrottledUntilItIsPaidOff() {
        String stream = kinesis.create(1);
        for (int i = 0; i < 8; i++) {
            putRecords(stream, 1, 1_000_000);
            kinesis.clock.advance(Duration.ofSeconds(1));
        }

        var large = kinesis.read(kinesis.iterator(stream, TRIM_HORIZON));
        String next = large.text("/NextShardIterator");
        kinesis.clock.advance(Duration.ofSeconds(2));
        var tooEarly = kinesis.read(next);
        kinesis.clock.advance(Duration.ofSeconds(2));
        var again = kinesis.read(next);

        assertThat(large.at("/Records")).hasSize(8);
        assertThat(tooEarly.error()).isEqualTo("ProvisionedThroughputExceededException: " + throttled(stream));
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void iteratorsAreIssuedFiveTimesASecond() {
        String stream = kinesis.create(1);

        var refused = firstRefused(
                "GetShardIterator",
                "{'StreamName':'" + stream + "','ShardId':'shardId-000000000000','ShardIteratorType':'LATEST'}");

        assertThat(refused.error()).isEqualTo("ProvisionedThroughputExceededException: " + throttled(stream));
    }

    @Test
    void operationsAreCalledSoOftenOnly() {
        String stream = kinesis.create(1);

        var described = firstRefused("DescribeStream", "{'StreamName':'" + stream + "'}");
        var byArn = firstRefused(
                "IncreaseStreamRetentionPeriod", "{'StreamARN':'" + id(stream).arn() + "','RetentionPeriodHours':24}");
        var listed = firstRefused("ListStreams", "{}");

        assertThat(described.error())
                .isEqualTo(
                        "LimitExceededException: Rate exceeded for stream " + stream + " under account 000000000000.");
        assertThat(byArn.error()).startsWith("InvalidArgumentException");
        assertThat(kinesis.call(
                                "IncreaseStreamRetentionPeriod",
                                "{'StreamARN':'" + id(stream).arn() + "','RetentionPeriodHours':25}")
                        .status())
                .isEqualTo(200);
        assertThat(listed.error()).isEqualTo("LimitExceededException: Rate exceeded under account 000000000000.");
    }

    @Test
    void onlySuccessfulChangesOfTheShardCountAreCounted() {
        try (var other = KinesisUnderTest.limited()) {
            String stream = other.create(1);
            var failing = other.call("UpdateShardCount", scaling(stream, 100));

            for (int i = 0; i < 10; i++) {
                assertThat(other.call("UpdateShardCount", scaling(stream, 2 - i % 2))
                                .status())
                        .isEqualTo(200);
            }
            var eleventh = other.call("UpdateShardCount", scaling(stream, 2));
            other.clock.advance(Duration.ofHours(24));
            var nextDay = other.call("UpdateShardCount", scaling(stream, 2));

            assertThat(failing.error()).startsWith("InvalidArgumentException");
            assertThat(eleventh.error())
                    .isEqualTo("LimitExceededException: UpdateShardCount is limited to 10 calls within 24 hours for"
                            + " stream " + stream + " under account 000000000000.");
            assertThat(nextDay.status()).isEqualTo(200);
        }
    }

    private static String scaling(String stream, int target) {
        return "{'StreamName':'" + stream + "','TargetShardCount':" + target + ",'ScalingType':'UNIFORM_SCALING'}";
    }

    @Test
    void aShardIsThrottledOnRequest() {
        String stream = kinesis.create(1);
        kinesis.put(stream, "k", "before");
        String iterator = kinesis.iterator(stream, TRIM_HORIZON);

        kinesis.faults.throttle(id(stream), FIRST, Duration.ofSeconds(10));
        var put = kinesis.put(stream, "k", "meanwhile");
        var read = kinesis.read(iterator);
        var subscribed = kinesis.subscribe(kinesis.register(stream, "reader"), 0, TRIM_HORIZON);
        kinesis.clock.advance(Duration.ofSeconds(10));
        var putLater = kinesis.put(stream, "k", "after");

        assertThat(put.error()).isEqualTo("ProvisionedThroughputExceededException: " + throttled(stream));
        assertThat(read.error()).isEqualTo("ProvisionedThroughputExceededException: " + throttled(stream));
        assertThat(subscribed.error()).isEqualTo("LimitExceededException");
        assertThat(putLater.status()).isEqualTo(200);
        assertThat(KinesisUnderTest.data(kinesis.read(iterator))).containsExactly("before", "after");
    }

    @Test
    void aShareOfThePutsFailsOnRequest() {
        String stream = kinesis.create(1);
        kinesis.faults.failPuts(id(stream), 50, Duration.ofMinutes(1));

        var many = putRecords(stream, 10, 1);
        var one = kinesis.put(stream, "k", "first");
        var another = kinesis.put(stream, "k", "second");

        assertThat(many.at("/FailedRecordCount").asInt()).isEqualTo(5);
        assertThat(errors(many)).hasSize(5).containsOnly("InternalFailure");
        assertThat(one.status()).isEqualTo(200);
        assertThat(another.status()).isEqualTo(500);
        assertThat(another.text("/__type")).isEqualTo("InternalFailure");
        assertThat(kinesis.read(kinesis.iterator(stream, TRIM_HORIZON)).at("/Records"))
                .hasSize(6);
    }

    @Test
    void aCallOfWhichEveryRecordFailsOnRequestStillAnswersRecordByRecord() {
        String stream = kinesis.create(1);
        kinesis.faults.failPuts(id(stream), 100, Duration.ofMinutes(1));

        var answer = putRecords(stream, 3, 1);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(errors(answer)).hasSize(3).containsOnly("InternalFailure");
    }

    @Test
    void allIteratorsExpireOnRequest() {
        String stream = kinesis.create(1);
        kinesis.put(stream, "k", "data");
        String old = kinesis.iterator(stream, TRIM_HORIZON);

        kinesis.faults.expireIterators();
        String fresh = kinesis.iterator(stream, TRIM_HORIZON);

        assertThat(kinesis.read(old).error()).startsWith("ExpiredIteratorException: Iterator expired.");
        assertThat(KinesisUnderTest.data(kinesis.read(fresh))).containsExactly("data");
    }

    @Test
    void aStreamIsReshardedOnRequestToAndFro() {
        String stream = kinesis.create(1);
        var reshardNow = new ReshardNow(kinesis.log.streams(), kinesis.settings);

        var split = reshardNow.reshard(CALLER, id(stream)).toCompletableFuture().join();
        var merged =
                reshardNow.reshard(CALLER, id(stream)).toCompletableFuture().join();

        assertThat(split).containsExactly(FIRST);
        assertThat(merged).containsExactly(new ShardId(1), new ShardId(2));
        assertThat(kinesis.call("ListShards", "{'StreamName':'" + stream + "','ShardFilter':{'Type':'AT_LATEST'}}")
                        .body()
                        .findValuesAsText("ShardId"))
                .containsExactly("shardId-000000000003");
    }

    @Test
    void aConsumerSubscribesToAShardFiveTimesASecondAtMost() {
        String consumer = kinesis.register(kinesis.create(2), "reader");
        String json = "{'ConsumerARN':'" + consumer + "','ShardId':'0','StartingPosition':{'Type':'LATEST'}}";

        // Those that are asked for five seconds later take over, by a clock that does not stop.
        var tries = IntStream.range(0, 6)
                .mapToObj(i -> kinesis.subscribe(consumer, 0, "'LATEST'").error())
                .toList();

        assertThat(tries.subList(0, 5)).isSubsetOf("", "ResourceInUseException");
        assertThat(tries.get(5)).isEqualTo("LimitExceededException");
        assertThat(kinesis.call("SubscribeToShard", json).error())
                .isEqualTo("LimitExceededException: Rate exceeded for consumer " + consumer
                        + " and shard shardId-000000000000.");
        assertThat(kinesis.subscribe(consumer, 1, "'LATEST'").status()).isEqualTo(200);
    }

    @Test
    void aSubscriptionIsSentTwoMebibytesASecond() {
        String stream = kinesis.create(1);
        String consumer = kinesis.register(stream, "reader");
        for (int i = 0; i < 6; i++) {
            putRecords(stream, 1, 1_000_000);
            kinesis.clock.advance(Duration.ofSeconds(1));
        }

        kinesis.clock.go();
        long began = System.nanoTime();
        try (var subscribed = kinesis.subscribe(consumer, 0, "'TRIM_HORIZON'")) {
            int records = subscribed.awaitNews().body().path("Records").size();
            while (records < 6) {
                records += subscribed.awaitNews().body().path("Records").size();
            }

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(2300), Duration.ofSeconds(20));
        }
    }
}
