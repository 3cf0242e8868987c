package io.kinefka.firehose.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.DeliveryObserver.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {
    private final List<String> seen = new ArrayList<>();
    private final DeliveryMetrics metrics = new DeliveryMetrics(
            DeliveryHostsIT.config("1", 1),
            (stream, metric, unit, value) -> seen.add(metric + " " + value + " " + unit.awsName()));

    @Test
    void countsWhatWasSentToAnEndpointEveryTimeAndWhatItAcceptedOnce() {
        metrics.attempted(Target.HTTP_ENDPOINT, 10, 2);
        metrics.failed(Target.HTTP_ENDPOINT, "HttpEndpoint.DestinationException", "busy");
        metrics.attempted(Target.HTTP_ENDPOINT, 10, 2);
        metrics.delivered(Target.HTTP_ENDPOINT, 10, 2, Duration.ofSeconds(1));

        assertThat(seen)
                .containsExactly(
                        "DeliveryToHttpEndpoint.ProcessedBytes 10.0 Bytes",
                        "DeliveryToHttpEndpoint.ProcessedRecords 2.0 Count",
                        "DeliveryToHttpEndpoint.Success 0.0 Count",
                        "DeliveryToHttpEndpoint.ProcessedBytes 10.0 Bytes",
                        "DeliveryToHttpEndpoint.ProcessedRecords 2.0 Count",
                        "DeliveryToHttpEndpoint.Success 1.0 Count",
                        "DeliveryToHttpEndpoint.Bytes 10.0 Bytes",
                        "DeliveryToHttpEndpoint.Records 2.0 Count");
    }

    @Test
    void countsObjectsInSuchAWayThatTheirShareOfSuccessIsTheAverage() {
        metrics.failed(Target.S3, "S3.Failure", "gone");
        metrics.delivered(Target.S3, 10, 2, Duration.ofSeconds(1));

        assertThat(seen)
                .containsExactly(
                        "DeliveryToS3.Success 0.0 Count",
                        "DeliveryToS3.Success 1.0 Count",
                        "DeliveryToS3.Bytes 10.0 Bytes",
                        "DeliveryToS3.Records 2.0 Count",
                        "DeliveryToS3.ObjectCount 1.0 Count");
    }
}
