package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.Gateway;
import io.kinefka.gateway.HttpCalls;
import io.kinefka.gateway.config.ConfigReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.MetricsName;

class EnhancedMonitoringIT {

    @Test
    void showsTheTrafficOfEachShardForAsLongAsThatIsWanted(@TempDir Path data) throws Exception {
        var config = ConfigReader.read(
                Map.of("port", "0", "embedded.kafka.port", "0", "data", data.toString()), Map.of(), Optional.empty());
        try (var gateway = Gateway.start(config);
                var kinesis = Clients.sync(URI.create("http://127.0.0.1:" + gateway.port()))) {
            var http = new HttpCalls(URI.create("http://127.0.0.1:" + gateway.port()));
            kinesis.createStream(stream -> stream.streamName("watched").shardCount(1));

            kinesis.enableEnhancedMonitoring(
                    request -> request.streamName("watched").shardLevelMetrics(MetricsName.INCOMING_BYTES));
            kinesis.putRecord(request ->
                    request.streamName("watched").partitionKey("key").data(SdkBytes.fromUtf8String("12345")));
            String enabled = http.get("/metrics").body();
            kinesis.disableEnhancedMonitoring(
                    request -> request.streamName("watched").shardLevelMetrics(MetricsName.ALL));
            String disabled = http.get("/metrics").body();

            assertThat(enabled)
                    .contains("kinefka_shard_incoming_bytes_total{account=\"000000000000\",region=\"us-east-1\","
                            + "shard=\"shardId-000000000000\",stream=\"watched\"} 8.0")
                    .doesNotContain("kinefka_shard_incoming_records");
            assertThat(disabled).doesNotContain("kinefka_shard_incoming_bytes");
        }
    }
}
