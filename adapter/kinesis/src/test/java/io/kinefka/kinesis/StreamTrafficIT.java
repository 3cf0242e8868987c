package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.metrics.Aggregate;
import io.kinefka.log.metrics.MetricId;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operations measure of streams, as CloudWatch shows it. */
class StreamTrafficIT {

    @SuppressWarnings("NullAway.Init")
    private static KinesisUnderTest kinesis;

    @BeforeAll
    static void open() {
        kinesis = KinesisUnderTest.limited();
        kinesis.clock.stop();
    }

    @AfterAll
    static void close() {
        kinesis.close();
    }

    @Test
    void tellsThrottledRecordsFromThoseThatWereWritten() {
        kinesis.call("CreateStream", "{'StreamName':'busy','ShardCount':1}");
        String data = Base64.getEncoder().encodeToString(new byte[400_000]);
        String records = String.join(",", Collections.nCopies(4, "{'PartitionKey':'k','Data':'" + data + "'}"));

        int failed = kinesis.call("PutRecords", "{'StreamName':'busy','Records':[" + records + "]}")
                .body()
                .get("FailedRecordCount")
                .intValue();

        assertThat(failed).isPositive();
        assertThat(sum("busy", "PutRecords.TotalRecords")).isEqualTo(4);
        assertThat(sum("busy", "PutRecords.ThrottledRecords")).isEqualTo(failed);
        assertThat(sum("busy", "PutRecords.FailedRecords")).isZero();
        assertThat(sum("busy", "PutRecords.SuccessfulRecords")).isEqualTo(4 - failed);
        assertThat(sum("busy", "WriteProvisionedThroughputExceeded")).isEqualTo(failed);
        assertThat(of("busy", "IncomingBytes", "Bytes")).hasValue(Aggregate.of((4 - failed) * 400_001.0));
    }

    @Test
    void measuresNothingOfStreamsThatDoNotExist() {
        kinesis.call("PutRecord", "{'StreamName':'nowhere','PartitionKey':'k','Data':''}");

        assertThat(of("nowhere", "PutRecord.Success", "Count")).isEmpty();
    }

    private static double sum(String stream, String metric) {
        return of(stream, metric, "Count").orElseThrow().sum();
    }

    private static Optional<Aggregate> of(String stream, String name, String unit) {
        var metric = new MetricId("000000000000", "us-east-1", "AWS/Kinesis", name, Map.of("StreamName", stream), unit);
        Instant now = kinesis.clock.instant();
        return kinesis.log.metrics().read(metric, now.minusSeconds(600), now.plusSeconds(600)).stream()
                .map(point -> point.aggregate())
                .reduce(Aggregate::plus);
    }
}
