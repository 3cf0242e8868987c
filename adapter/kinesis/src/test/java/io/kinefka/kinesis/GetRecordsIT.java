package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GetShardIterator and GetRecords. */
class GetRecordsIT {
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

    private static String at(String number) {
        return "'AT_SEQUENCE_NUMBER','StartingSequenceNumber':'" + number + "'";
    }

    private static String after(String number) {
        return "'AFTER_SEQUENCE_NUMBER','StartingSequenceNumber':'" + number + "'";
    }

    @Test
    void recordsComeWithEverythingThatTheirAcknowledgementSaid() {
        String stream = kinesis.create(1);
        var before = Instant.now();
        var put = kinesis.put(stream, "ключ", "data");

        var answer = kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"));

        var found = answer.at("/Records/0");
        assertThat(found.get("SequenceNumber").asText()).isEqualTo(put.text("/SequenceNumber"));
        assertThat(found.get("PartitionKey").asText()).isEqualTo("ключ");
        assertThat(KinesisUnderTest.data(answer)).containsExactly("data");
        assertThat(found.get("ApproximateArrivalTimestamp").asDouble())
                .isBetween(before.toEpochMilli() / 1000.0 - 1, Instant.now().toEpochMilli() / 1000.0 + 1);
        assertThat(found.has("EncryptionType")).isFalse();
        assertThat(answer.at("/MillisBehindLatest").asLong()).isZero();
        assertThat(answer.body().has("ChildShards")).isFalse();
        assertThat(answer.text("/NextShardIterator")).isNotEmpty();
    }

    @Test
    void everyStartingPositionBeginsWhereItSays() {
        String stream = kinesis.create(1);
        String starting = kinesis.call("ListShards", "{'StreamName':'" + stream + "'}")
                .text("/Shards/0/SequenceNumberRange/StartingSequenceNumber");
        String latestAtTheBeginning = kinesis.iterator(stream, "'LATEST'");
        String first = kinesis.put(stream, "k", "1").text("/SequenceNumber");
        String second = kinesis.put(stream, "k", "2").text("/SequenceNumber");
        String latest = kinesis.iterator(stream, "'LATEST'");
        kinesis.put(stream, "k", "3");

        assertThat(KinesisUnderTest.data(kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"))))
                .containsExactly("1", "2", "3");
        assertThat(KinesisUnderTest.data(kinesis.read(latestAtTheBeginning))).containsExactly("1", "2", "3");
        assertThat(KinesisUnderTest.data(kinesis.read(latest))).containsExactly("3");
        assertThat(KinesisUnderTest.data(kinesis.read(kinesis.iterator(stream, at(first)))))
                .containsExactly("1", "2", "3");
        assertThat(KinesisUnderTest.data(kinesis.read(kinesis.iterator(stream, after(first)))))
                .containsExactly("2", "3");
        assertThat(KinesisUnderTest.data(kinesis.read(kinesis.iterator(stream, after(second)))))
                .containsExactly("3");
        assertThat(KinesisUnderTest.data(kinesis.read(kinesis.iterator(stream, at(starting)))))
                .containsExactly("1", "2", "3");
        assertThat(KinesisUnderTest.data(kinesis.read(kinesis.iterator(stream, after(starting)))))
                .containsExactly("1", "2", "3");
    }

    @Test
    void aTimestampBeginsAtTheFirstRecordThatArrivedThen() {
        String stream = kinesis.create(1);
        kinesis.put(stream, "k", "1");
        double arrival = kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"))
                .at("/Records/0/ApproximateArrivalTimestamp")
                .asDouble();
        kinesis.clock.advance(Duration.ofHours(1));

        var atArrival = kinesis.read(kinesis.iterator(stream, "'AT_TIMESTAMP','Timestamp':" + arrival));
        var later = kinesis.read(kinesis.iterator(stream, "'AT_TIMESTAMP','Timestamp':" + (arrival + 60)));
        var longAgo = kinesis.read(kinesis.iterator(stream, "'AT_TIMESTAMP','Timestamp':1000"));
        var future = kinesis.call(
                "GetShardIterator",
                "{'StreamName':'" + stream + "','ShardId':'0','ShardIteratorType':'AT_TIMESTAMP','Timestamp':"
                        + (arrival + 7200) + "}");

        assertThat(KinesisUnderTest.data(atArrival)).containsExactly("1");
        assertThat(KinesisUnderTest.data(later)).isEmpty();
        assertThat(KinesisUnderTest.data(longAgo)).containsExactly("1");
        assertThat(future.error())
                .startsWith("InvalidArgumentException: The timestampInMillis parameter cannot be greater than the"
                        + " currentTimestampInMillis. timestampInMillis: ");
    }

    @Test
    void anEmptyBlobSurvivesAndEveryCallGivesAnotherIterator() {
        var stream = kinesis.create(1);
        kinesis.put(stream, "k", "");
        var iterator = kinesis.iterator(stream, "'TRIM_HORIZON'");

        var first = kinesis.read(iterator);
        var again = kinesis.read(iterator);

        assertThat(first.at("/Records/0/Data").isTextual()).isTrue();
        assertThat(first.text("/Records/0/Data")).isEmpty();
        assertThat(again.text("/NextShardIterator")).isNotEqualTo(first.text("/NextShardIterator"));
    }

    @Test
    void theNextIteratorContinuesWithoutGapOrRepetition() {
        String stream = kinesis.create(1);
        for (int i = 0; i < 5; i++) {
            kinesis.put(stream, "k", "" + i);
        }

        var first = kinesis.call(
                "GetRecords", "{'Limit':2,'ShardIterator':'" + kinesis.iterator(stream, "'TRIM_HORIZON'") + "'}");
        var second = kinesis.read(first.text("/NextShardIterator"));

        assertThat(KinesisUnderTest.data(first)).containsExactly("0", "1");
        assertThat(first.at("/MillisBehindLatest").asLong()).isPositive();
        assertThat(KinesisUnderTest.data(second)).containsExactly("2", "3", "4");
        assertThat(second.at("/MillisBehindLatest").asLong()).isZero();
    }

    @Test
    void aConsumerOfAnIdleShardNeverSeesAnExpiredIterator() {
        String stream = kinesis.create(1);
        String iterator = kinesis.iterator(stream, "'LATEST'");

        for (int minutes = 0; minutes < 60; minutes += 4) {
            kinesis.clock.advance(Duration.ofMinutes(4));
            var answer = kinesis.read(iterator);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/NextShardIterator")).isNotEqualTo(iterator);
            iterator = answer.text("/NextShardIterator");
        }
    }

    @Test
    void anIteratorExpiresAfterFiveMinutes() {
        String stream = kinesis.create(1);
        String iterator = kinesis.iterator(stream, "'LATEST'");

        kinesis.clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(kinesis.read(iterator).error())
                .startsWith("ExpiredIteratorException: Iterator expired. The iterator was created at time ")
                .endsWith(" which is further in the future than the tolerated delay of 300000 milliseconds.");
    }

    @Test
    void anIteratorMayComeInQuotesButNotForged() {
        String stream = kinesis.create(1);
        String iterator = kinesis.iterator(stream, "'LATEST'");
        String forged = iterator.substring(0, 20) + (iterator.charAt(20) == 'A' ? 'B' : 'A') + iterator.substring(21);

        var quoted = kinesis.call("GetRecords", "{\"ShardIterator\":\"\\\"" + iterator + "\\\"\"}");

        assertThat(quoted.status()).isEqualTo(200);
        assertThat(iterator.length()).isLessThanOrEqualTo(512);
        assertThat(kinesis.read(forged).error()).isEqualTo("InvalidArgumentException: Invalid ShardIterator.");
    }

    @Test
    void retentionIsExactAndAnIncreaseNeverResurrects() {
        String stream = kinesis.create(1);
        kinesis.put(stream, "k", "old");
        String beginning = kinesis.iterator(stream, "'TRIM_HORIZON'");
        assertThat(KinesisUnderTest.data(kinesis.read(beginning))).containsExactly("old");

        kinesis.clock.advance(Duration.ofHours(25));
        var afterADay = kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"));
        var increase = kinesis.call(
                "IncreaseStreamRetentionPeriod", "{'StreamName':'" + stream + "','RetentionPeriodHours':48}");
        var afterTheIncrease = kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"));

        assertThat(KinesisUnderTest.data(afterADay)).isEmpty();
        assertThat(increase.status()).isEqualTo(200);
        assertThat(KinesisUnderTest.data(afterTheIncrease)).isEmpty();
        assertThat(kinesis.call("DescribeStreamSummary", "{'StreamName':'" + stream + "'}")
                        .at("/StreamDescriptionSummary/RetentionPeriodHours")
                        .asInt())
                .isEqualTo(48);
    }

    @Test
    void retentionIsDecreasedOnlyDownwards() {
        String stream = kinesis.create(1);
        kinesis.call("IncreaseStreamRetentionPeriod", "{'StreamName':'" + stream + "','RetentionPeriodHours':72}");

        var refused = kinesis.call(
                "IncreaseStreamRetentionPeriod", "{'StreamName':'" + stream + "','RetentionPeriodHours':48}");
        var done = kinesis.call(
                "DecreaseStreamRetentionPeriod", "{'StreamName':'" + stream + "','RetentionPeriodHours':24}");

        assertThat(refused.error())
                .isEqualTo("InvalidArgumentException: Requested retention period (48 hours) for stream " + stream
                        + " can not be shorter than existing retention period (72 hours). Use DecreaseRetentionPeriod"
                        + " API.");
        assertThat(done.status()).isEqualTo(200);
    }

    @Test
    void largeRecordsAreReadTenMebibytesAtATime() {
        String stream = kinesis.create(1);
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 12; i++) {
            kinesis.put(stream, "k", large);
        }

        var first = kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"));
        var second = kinesis.read(first.text("/NextShardIterator"));

        assertThat(first.at("/Records")).hasSize(10);
        assertThat(second.at("/Records")).hasSize(2);
    }

    @Test
    void whatAKafkaProducerWroteIsReadableWhateverItLooksLike() {
        String stream = kinesis.create(1);
        try (var producer = new KafkaProducer<byte[], byte[]>(Map.of(
                "bootstrap.servers", KinesisUnderTest.bootstrapServers(),
                "key.serializer", ByteArraySerializer.class,
                "value.serializer", ByteArraySerializer.class))) {
            var unused = producer.send(new ProducerRecord<>(stream, null, new byte[] {1}));
            unused = producer.send(new ProducerRecord<>(stream, new byte[] {(byte) 0xff}, null));
        }

        var answer = kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"));

        assertThat(answer.body().findValuesAsText("PartitionKey")).containsExactly("-", "\uFFFD");
        assertThat(answer.body().findValuesAsText("Data")).containsExactly("AQ==", "");
    }
}
