package io.kinefka.clients.kpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.clients.kpl.Kpl.Written;
import io.kinefka.gateway.RunningProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** The Kinesis Producer Library with its native daemon, over TLS, with everything that it calls at one endpoint. */
class KplIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROUND = 500;

    @Test
    void everyUserRecordComesBackOnceAndMetricsArrive(@TempDir Path data) throws Exception {
        try (var program = RunningProgram.start(data)) {
            var https = Endpoint.https(program);
            try (var kinesis = JavaSdks.sync(https);
                    var cloudWatch = JavaSdks.cloudWatch(https);
                    var kpl = new Kpl(https, 500)) {
                kinesis.createStream(request -> request.streamName("kpl").shardCount(3));

                var written = kpl.putUntilAggregated(kinesis, "kpl", KplIT::round);

                var stored = Kpl.stored(kinesis, "kpl");
                assertThat(stored).hasSizeLessThan(written.size());
                assertThat(Kpl.deaggregated(stored)).containsExactlyInAnyOrderElementsOf(written);
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(metrics(cloudWatch))
                        .contains("UserRecordsPut", "KinesisRecordsPut", "UserRecordsReceived"));
            }
        }
    }

    private static List<Written> round(int number) {
        return IntStream.range(number * ROUND, (number + 1) * ROUND)
                .mapToObj(i -> new Written("key-" + i % 50, SdkBytes.fromUtf8String("value-" + i)))
                .toList();
    }

    private static Set<String> metrics(CloudWatchClient cloudWatch) {
        return cloudWatch.listMetrics(request -> request.namespace("KinesisProducerLibrary")).metrics().stream()
                .map(Metric::metricName)
                .collect(Collectors.toSet());
    }
}
