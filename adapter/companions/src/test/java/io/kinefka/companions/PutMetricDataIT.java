package io.kinefka.companions;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.metrics.MetricSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PutMetricDataIT {
    private static CloudWatchUnderTest cloudWatch;

    @BeforeAll
    static void start() {
        cloudWatch = new CloudWatchUnderTest();
    }

    @AfterAll
    static void stop() {
        cloudWatch.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"Value\":1,\"Values\":[1]`|InvalidParameterCombinationException",
                "`\"Unit\":\"Count\"`|MissingRequiredParameterException",
                "`\"Value\":1e200`|InvalidParameterValueException",
                "`\"Values\":[1,2],\"Counts\":[1]`|InvalidParameterCombinationException",
                "`\"Values\":[1],\"Counts\":[-1]`|InvalidParameterValueException",
                "`\"Value\":1,\"Timestamp\":1000`|InvalidParameterValueException",
                "`\"Value\":1,\"Timestamp\":99999999999`|InvalidParameterValueException",
                "`\"Value\":1,\"Unit\":\"Miles\"`|ValidationException",
                "`\"StatisticValues\":{\"SampleCount\":0,\"Sum\":0,\"Minimum\":0,\"Maximum\":0}`"
                        + "|InvalidParameterValueException",
                "`\"StatisticValues\":{\"SampleCount\":1,\"Sum\":1,\"Minimum\":2,\"Maximum\":1}`"
                        + "|InvalidParameterCombinationException"
            })
    void keepsNothingOfARequestWithOneUnsoundMeasurement(String datum, String error) {
        String answer = cloudWatch.call(
                "PutMetricData",
                "{\"Namespace\":\"refused\",\"MetricData\":[{\"MetricName\":\"good\",\"Value\":1},"
                        + "{\"MetricName\":\"bad\"," + datum + "}]}");

        assertThat(answer).startsWith("400 {\"__type\":\"" + error + "\"");
        assertThat(cloudWatch.call("ListMetrics", "{\"Namespace\":\"refused\"}"))
                .isEqualTo("200 {\"Metrics\":[]}");
    }

    @Test
    void leavesTheNamespacesOfAwsAlone() {
        assertThat(put(cloudWatch, "AWS/Kinesis", "m", 1))
                .isEqualTo("400 {\"__type\":\"InvalidParameterValueException\",\"message\":"
                        + "\"The value AWS/Kinesis for parameter Namespace is invalid.\"}");
    }

    @Test
    void acceptsOldMeasurementsWithoutKeepingThem() {
        long yesterday = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();

        String answer = cloudWatch.call(
                "PutMetricData",
                "{\"Namespace\":\"old\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1,\"Timestamp\":" + yesterday
                        + "}]}");

        assertThat(answer).isEqualTo("200 ");
        assertThat(cloudWatch.call("ListMetrics", "{\"Namespace\":\"old\"}")).isEqualTo("200 {\"Metrics\":[]}");
    }

    @Test
    void throttlesClientsThatMeasureMoreThanThereIsRoomFor() {
        try (var small = new CloudWatchUnderTest(new MetricSettings(Duration.ofHours(1), 10_000))) {
            String answer = "200 ";
            for (int i = 0; i < 200 && answer.startsWith("200"); i++) {
                answer = put(small, "many", "m" + i, 1);
            }

            assertThat(answer).startsWith("400 {\"__type\":\"ThrottlingException\"");
        }
    }

    @Test
    void datapointsOfMetricDataComeInPages() {
        long now = Instant.now().getEpochSecond();
        for (int i = 0; i < 5; i++) {
            put(cloudWatch, "paged", "m" + i, i);
        }
        String query = "{\"StartTime\":" + (now - 60) + ",\"EndTime\":" + (now + 120)
                + ",\"MaxDatapoints\":2,\"MetricDataQueries\":[" + query(0) + "," + query(1) + "," + query(2) + "]";

        String first = cloudWatch.call("GetMetricData", query + "}");
        String second = cloudWatch.call("GetMetricData", query + ",\"NextToken\":\"2\"}");

        assertThat(first).contains("\"Values\":[0.0]", "\"Values\":[1.0]", "PartialData", "\"NextToken\":\"2\"");
        assertThat(second).contains("\"Values\":[2.0]").doesNotContain("NextToken", "PartialData");
        assertThat(cloudWatch.call("GetMetricData", query + ",\"NextToken\":\"x\"}"))
                .startsWith("400 {\"__type\":\"InvalidNextToken\"");
    }

    @Test
    void refusesMoreDatapointsThanAwsDoes() {
        assertThat(cloudWatch.call(
                        "GetMetricStatistics",
                        "{\"Namespace\":\"n\",\"MetricName\":\"m\",\"StartTime\":1700000000,\"EndTime\":1700172800,"
                                + "\"Period\":60,\"Statistics\":[\"Sum\"]}"))
                .isEqualTo(
                        "400 {\"__type\":\"InvalidParameterCombinationException\",\"message\":\"You have requested up"
                                + " to 2,880 datapoints, which exceeds the limit of 1,440. You may reduce the datapoints"
                                + " requested by increasing Period, or decreasing the time range.\"}");
    }

    private static String query(int number) {
        return "{\"Id\":\"q" + number + "\",\"MetricStat\":{\"Period\":3600,\"Stat\":\"Sum\",\"Metric\":"
                + "{\"Namespace\":\"paged\",\"MetricName\":\"m" + number + "\"}}}";
    }

    private static String put(CloudWatchUnderTest target, String namespace, String name, int value) {
        return target.call(
                "PutMetricData",
                "{\"Namespace\":\"" + namespace + "\",\"MetricData\":[{\"MetricName\":\"" + name + "\",\"Value\":"
                        + value + "}]}");
    }
}
