package io.kinefka.kinesis;

import static io.kinefka.kinesis.KinesisUnderTest.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.kinesis.KinesisUnderTest.Answer;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stream's owner may set besides retention and tags. */
class StreamOptionsIT {
    private static final int MIB = 1024 * 1024;

    private final KinesisUnderTest kinesis = new KinesisUnderTest();

    @AfterEach
    void close() {
        kinesis.close();
    }

    private String createOnDemand() {
        var stream = KinesisUnderTest.freshName();
        kinesis.call("CreateStream", "{'StreamName':'" + stream + "'}");
        return stream;
    }

    private Answer byArn(String operation, String stream, String rest) {
        return kinesis.call(operation, "{'StreamARN':'" + arn(stream) + "'," + rest + "}");
    }

    private static String arn(String stream) {
        return "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream;
    }

    private JsonNode summary(String stream) {
        return kinesis.call("DescribeStreamSummary", "{'StreamName':'" + stream + "'}")
                .at("/StreamDescriptionSummary");
    }

    @Test
    void takesRecordsAsLargeAsTheStreamAllows() {
        var stream = kinesis.create(1);
        var large = "x".repeat(10 * MIB - 1);

        var before = kinesis.put(stream, "k", large);
        var updated = byArn("UpdateMaxRecordSize", stream, "'MaxRecordSizeInKiB':10240");
        var after = kinesis.put(stream, "k", large);
        var tooLarge = kinesis.put(stream, "k", large + "x");

        assertThat(before.error()).contains("Member must have length less than or equal to 1048576");
        assertThat(updated.status()).isEqualTo(200);
        assertThat(after.status()).isEqualTo(200);
        assertThat(tooLarge.error()).contains("Member must have length less than or equal to 10485760");
        assertThat(summary(stream).at("/MaxRecordSizeInKiB").asInt()).isEqualTo(10240);
        assertThat(data(kinesis.read(kinesis.iterator(stream, "'TRIM_HORIZON'"))))
                .containsExactly(large);
    }

    @Test
    void takesSmallerRecordsAgain() {
        var stream = KinesisUnderTest.freshName();
        kinesis.call("CreateStream", "{'StreamName':'" + stream + "','ShardCount':1,'MaxRecordSizeInKiB':2048}");
        var large = "x".repeat(2 * MIB - 1);

        var before = kinesis.put(stream, "k", large);
        byArn("UpdateMaxRecordSize", stream, "'MaxRecordSizeInKiB':1024");
        var after = kinesis.put(stream, "k", large);

        assertThat(before.status()).isEqualTo(200);
        assertThat(after.status()).isEqualTo(400);
        assertThat(kinesis.put(stream, "k", "small").status()).isEqualTo(200);
    }

    @Test
    void changesWhoDecidesAboutTheShards() {
        var stream = kinesis.create(1);

        var answer = byArn("UpdateStreamMode", stream, "'StreamModeDetails':{'StreamMode':'ON_DEMAND'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(summary(stream).at("/StreamModeDetails/StreamMode").asText()).isEqualTo("ON_DEMAND");
        assertThat(summary(stream).at("/OpenShardCount").asInt()).isEqualTo(1);
    }

    @Test
    void opensShardsForAThroughputThatIsToCome() {
        var stream = createOnDemand();

        var answer = byArn("UpdateStreamWarmThroughput", stream, "'WarmThroughputMiBps':6");

        assertThat(answer.at("/WarmThroughput/TargetMiBps").asInt()).isEqualTo(6);
        assertThat(answer.at("/WarmThroughput/CurrentMiBps").asInt()).isEqualTo(6);
        assertThat(summary(stream).at("/OpenShardCount").asInt()).isEqualTo(6);
        assertThat(summary(stream).at("/WarmThroughput/TargetMiBps").asInt()).isEqualTo(6);
    }

    @Test
    void hasNoWarmThroughputUnlessItWasSet() {
        assertThat(summary(createOnDemand()).has("WarmThroughput")).isFalse();
    }

    @Test
    void refusesWarmThroughputForAProvisionedStream() {
        var stream = kinesis.create(1);

        assertThat(byArn("UpdateStreamWarmThroughput", stream, "'WarmThroughputMiBps':6")
                        .error())
                .startsWith("ValidationException: Request is invalid.");
    }

    @Test
    void createsAnOnDemandStreamThatIsWarm() {
        var stream = KinesisUnderTest.freshName();

        kinesis.call(
                "CreateStream",
                "{'StreamName':'" + stream
                        + "','StreamModeDetails':{'StreamMode':'ON_DEMAND'},'WarmThroughputMiBps':7}");

        assertThat(summary(stream).at("/OpenShardCount").asInt()).isEqualTo(7);
    }

    @Test
    void dealsRecordsToTheShardsInTurnWhereTheOwnerLeavesThatToTheService() {
        var stream = kinesis.create(3);
        byArn("UpdateStreamRecordDistributionStrategy", stream, "'RecordDistributionStrategy':'AUTO'");

        var shards = new HashSet<String>();
        for (int i = 0; i < 3; i++) {
            shards.add(kinesis.put(stream, "same", "data").text("/ShardId"));
        }

        assertThat(shards).hasSize(3);
        assertThat(summary(stream).at("/RecordDistributionStrategy").asText()).isEqualTo("AUTO");
    }

    @Test
    void namesTheMetricsThatAreReportedPerShard() {
        var stream = kinesis.create(1);

        var enabled = kinesis.call(
                "EnableEnhancedMonitoring",
                "{'StreamName':'" + stream + "','ShardLevelMetrics':['OutgoingBytes','IncomingBytes']}");
        var all =
                kinesis.call("EnableEnhancedMonitoring", "{'StreamName':'" + stream + "','ShardLevelMetrics':['ALL']}");
        var disabled = kinesis.call(
                "DisableEnhancedMonitoring", "{'StreamName':'" + stream + "','ShardLevelMetrics':['IncomingBytes']}");

        assertThat(enabled.at("/CurrentShardLevelMetrics")).isEmpty();
        assertThat(enabled.at("/DesiredShardLevelMetrics")).hasSize(2);
        assertThat(enabled.text("/StreamARN")).isEqualTo(arn(stream));
        assertThat(all.at("/DesiredShardLevelMetrics")).hasSize(7);
        assertThat(disabled.at("/CurrentShardLevelMetrics")).hasSize(7);
        assertThat(disabled.at("/DesiredShardLevelMetrics")).hasSize(6);
        assertThat(summary(stream).at("/EnhancedMonitoring/0/ShardLevelMetrics"))
                .hasSize(6);
    }

    @Test
    void metersTheShardsOfStreamsWithEnhancedMonitoringOnly() {
        var quiet = kinesis.create(1);
        var metered = kinesis.create(1);
        kinesis.call("EnableEnhancedMonitoring", "{'StreamName':'" + metered + "','ShardLevelMetrics':['ALL']}");

        kinesis.put(quiet, "key", "unseen");
        kinesis.put(metered, "key", "12345");
        kinesis.call(
                "PutRecords",
                "{'StreamName':'" + metered + "','Records':[{'PartitionKey':'k','Data':'"
                        + KinesisUnderTest.base64("12") + "'}]}");
        kinesis.read(kinesis.iterator(metered, "'TRIM_HORIZON'"));

        assertThat(kinesis.meter.events).containsExactly("written 8", "written 3", "read 2 of 11");
    }

    @Test
    void saysThatThereAreNoChannelsYet() {
        assertThat(kinesis.call("ListChannels", "{}").at("/ChannelSummaries")).isEmpty();
        assertThat(kinesis.call(
                                "DescribeChannel",
                                "{'ChannelARN':'arn:aws:kinesis:us-east-1:000000000000:channel/delivery'}")
                        .error())
                .isEqualTo("InvalidArgumentException: Channels are not available on this endpoint yet.");
    }
}
