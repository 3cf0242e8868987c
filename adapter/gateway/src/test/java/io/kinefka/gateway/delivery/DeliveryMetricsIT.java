package io.kinefka.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.HttpCalls;
import io.kinefka.gateway.clients.Clients;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class DeliveryMetricsIT {
    private static final String TAGS =
            "{account=\"000000000000\",delivery_stream=\"measured\",region=\"us-east-1\",target=\"DeliveryToS3\"}";

    @TempDir
    private Path data;

    @Test
    void whatIsDeliveredIsMeasuredInCloudWatchAndForPrometheusUntilTheDeliveryStreamIsDeleted() throws Exception {
        try (var site = new Site(data);
                var gateway = site.gateway("one");
                var firehose = Clients.firehose(gateway.endpoint());
                var cloudWatch = Clients.cloudWatch(gateway.endpoint())) {
            var http = new HttpCalls(gateway.endpoint());
            Site.create(firehose, "measured");
            for (int i = 0; i < 5; i++) {
                firehose.putRecord(request -> request.deliveryStreamName("measured")
                        .record(record -> record.data(SdkBytes.fromUtf8String("four\n"))));
            }

            Site.patiently().untilAsserted(() -> {
                assertThat(sum(cloudWatch, "DeliveryToS3.Records")).isEqualTo(5);
                assertThat(sum(cloudWatch, "DeliveryToS3.Bytes")).isEqualTo(25);
                assertThat(sum(cloudWatch, "DeliveryToS3.Success")).isPositive();
                assertThat(http.get("/metrics").body())
                        .contains("kinefka_delivery_records_total" + TAGS + " 5.0\n")
                        .contains("kinefka_delivery_bytes_total" + TAGS + " 25.0\n")
                        .contains("kinefka_delivery_freshness_seconds" + TAGS);
            });

            firehose.deleteDeliveryStream(request -> request.deliveryStreamName("measured"));

            Site.patiently()
                    .untilAsserted(() -> assertThat(http.get("/metrics").body()).doesNotContain("measured"));
        }
    }

    private static double sum(CloudWatchClient cloudWatch, String metric) {
        return cloudWatch
                .getMetricStatistics(request -> request.namespace("AWS/Firehose")
                        .metricName(metric)
                        .dimensions(Dimension.builder()
                                .name("DeliveryStreamName")
                                .value("measured")
                                .build())
                        .startTime(Instant.now().minusSeconds(3600))
                        .endTime(Instant.now().plusSeconds(60))
                        .period(3600)
                        .statistics(Statistic.SUM))
                .datapoints()
                .stream()
                .mapToDouble(Datapoint::sum)
                .sum();
    }
}
