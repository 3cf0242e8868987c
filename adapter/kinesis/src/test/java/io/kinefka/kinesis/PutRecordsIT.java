package io.kinefka.kinesis;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.stream.StreamDurations;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.SequenceNumber;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PutRecord and PutRecords. */
class PutRecordsIT {
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

    private static String entry(String key, String base64) {
        return "{'PartitionKey':'" + key + "','Data':'" + base64 + "'}";
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    @Test
    void recordsGoToTheShardThatOwnsTheHashOfTheirKey() {
        String stream = kinesis.create(4);
        var quarter = BigInteger.TWO.pow(126);

        for (String key : new String[] {"alice", "bob", "carol", "dave", "ü", "日本"}) {
            var answer = kinesis.put(stream, key, "data");

            int owner =
                    HashKey.ofPartitionKey(key).toBigInteger().divide(quarter).intValue();
            assertThat(answer.text("/ShardId")).isEqualTo("shardId-00000000000" + owner);
        }
    }

    @Test
    void anExplicitHashKeyOverridesThePartitionKey() {
        String stream = kinesis.create(2);

        var lowest = kinesis.call(
                "PutRecord", "{'StreamName':'" + stream + "','PartitionKey':'a','Data':'','ExplicitHashKey':'0'}");
        var highest = kinesis.call(
                "PutRecord",
                "{'StreamName':'" + stream
                        + "','PartitionKey':'a','Data':'','ExplicitHashKey':'340282366920938463463374607431768211455'}");

        assertThat(lowest.text("/ShardId")).isEqualTo("shardId-000000000000");
        assertThat(highest.text("/ShardId")).isEqualTo("shardId-000000000001");
    }

    @Test
    void sequenceNumbersRiseInTheOrderOfTheRequest() {
        String stream = kinesis.create(1);
        String records = IntStream.range(0, 500)
                .mapToObj(i -> entry("key-" + i, zeros(1)))
                .collect(joining(","));

        var answer = kinesis.call("PutRecords", "{'StreamName':'" + stream + "','Records':[" + records + "]}");

        assertThat(answer.at("/FailedRecordCount").asInt()).isZero();
        var numbers = answer.body().findValuesAsText("SequenceNumber").stream()
                .map(BigInteger::new)
                .toList();
        assertThat(numbers).hasSize(500).isSorted().doesNotHaveDuplicates();
        assertThat(SequenceNumber.parse(numbers.get(499).toString()).offset()).isEqualTo(499);
    }

    @Test
    void aDryRunChecksEverythingAndWritesNothing() {
        String stream = kinesis.create(1);

        var good =
                kinesis.call("PutRecord", "{'StreamName':'" + stream + "','PartitionKey':'a','Data':'','DryRun':true}");
        var bad = kinesis.call("PutRecord", "{'StreamName':'unknown','PartitionKey':'a','Data':'','DryRun':true}");

        assertThat(good.error()).startsWith("DryRunOperationException: ");
        assertThat(bad.error()).startsWith("ResourceNotFoundException: ");
        assertThat(kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'")).at("/Records"))
                .isEmpty();
    }

    @Test
    void fiveHundredAndOneRecordsAreTooMany() {
        String stream = kinesis.create(1);
        String records = IntStream.range(0, 501).mapToObj(i -> entry("k", "")).collect(joining(","));

        var answer = kinesis.call("PutRecords", "{'StreamName':'" + stream + "','Records':[" + records + "]}");

        assertThat(answer.error())
                .startsWith("ValidationException: 1 validation error detected: Value '[")
                .endsWith(
                        "at 'records' failed to satisfy constraint: Member must have length less than or equal to 500");
    }

    @Test
    void aRecordIsAsLargeAsItsStreamAllowsItsKeyIncluded() {
        String stream = kinesis.create(1);

        var largest = kinesis.call(
                "PutRecord",
                "{'StreamName':'" + stream + "','PartitionKey':'k','Data':'" + zeros((1 << 20) - 1) + "'}");
        var tooLarge = kinesis.call(
                "PutRecords",
                "{'StreamName':'" + stream + "','Records':[" + entry("k", "") + "," + entry("k", zeros(1 << 20))
                        + "]}");

        assertThat(largest.status()).isEqualTo(200);
        assertThat(tooLarge.error())
                .isEqualTo("ValidationException: 1 validation error detected: Value"
                        + " 'java.nio.HeapByteBuffer[pos=0 lim=1048576 cap=1048576]' at 'records.2.member.data' failed"
                        + " to satisfy constraint: Member must have length less than or equal to 1048576");
        assertThat(kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'")).at("/Records"))
                .hasSize(1);
    }

    @Test
    void aRequestHoldsTenMebibytes() {
        String stream = kinesis.create(1);
        String records = IntStream.range(0, 11)
                .mapToObj(i -> entry("k", zeros(1_000_000)))
                .collect(joining(","));

        var answer = kinesis.call("PutRecords", "{'StreamName':'" + stream + "','Records':[" + records + "]}");

        assertThat(answer.error()).isEqualTo("InvalidArgumentException: Records size exceeds 10 MB limit");
    }

    @Test
    void whatExceedsTheGatewaysMemoryIsThrottledRecordByRecord() {
        try (var small = new KinesisUnderTest(new StreamDurations(Duration.ZERO, Duration.ZERO), 5_000, 500)) {
            String stream = small.create(1);
            String records = IntStream.range(0, 100)
                    .mapToObj(i -> entry("k", zeros(2_000)))
                    .collect(joining(","));

            var answer = small.call("PutRecords", "{'StreamName':'" + stream + "','Records':[" + records + "]}");

            int failed = answer.at("/FailedRecordCount").asInt();
            assertThat(failed).isPositive().isLessThan(100);
            assertThat(answer.body().findValuesAsText("ErrorCode"))
                    .hasSize(failed)
                    .containsOnly("ProvisionedThroughputExceededException");
            assertThat(answer.body().findValuesAsText("ErrorMessage"))
                    .containsOnly("Rate exceeded for shard shardId-000000000000 in stream " + stream
                            + " under account 000000000000.");
            assertThat(small.read(small.iterator(stream, "'TRIM_HORIZON'")).at("/Records"))
                    .hasSize(100 - failed);
        }
    }
}
