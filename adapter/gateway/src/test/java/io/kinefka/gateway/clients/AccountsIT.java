package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.gateway.Gateway;
import io.kinefka.gateway.config.ConfigReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** Who calls is told by the access key id and the region that a request is signed for. */
class AccountsIT {

    @Test
    void streamsOfOtherAccountsAndRegionsAreNotSeen(@TempDir Path data) throws Exception {
        var config = ConfigReader.read(
                Map.of("port", "0", "embedded.kafka.port", "0", "data", data.toString()), Map.of(), Optional.empty());
        try (var gateway = Gateway.start(config);
                var ours = client(gateway, "111122223333", Region.EU_WEST_1);
                var otherRegion = client(gateway, "111122223333", Region.US_WEST_2);
                var otherAccount = client(gateway, "444455556666", Region.EU_WEST_1);
                var noAccount = client(gateway, "AKIDEXAMPLE", Region.US_EAST_1)) {

            for (KinesisClient each : new KinesisClient[] {ours, otherAccount, noAccount}) {
                each.createStream(stream -> stream.streamName("same").shardCount(1));
            }

            assertThat(arn(ours)).isEqualTo("arn:aws:kinesis:eu-west-1:111122223333:stream/same");
            assertThat(arn(otherAccount)).isEqualTo("arn:aws:kinesis:eu-west-1:444455556666:stream/same");
            assertThat(arn(noAccount)).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/same");
            assertThatThrownBy(() -> arn(otherRegion))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Stream same under account 111122223333 not found.");
            assertThat(otherRegion.listStreams().streamNames()).isEmpty();
            assertThat(ours.listStreams().streamNames()).containsExactly("same");
        }
    }

    private static String arn(KinesisClient kinesis) {
        return kinesis.describeStreamSummary(request -> request.streamName("same"))
                .streamDescriptionSummary()
                .streamARN();
    }

    private static KinesisClient client(Gateway gateway, String accessKeyId, Region region) {
        return Clients.sync(URI.create("http://127.0.0.1:" + gateway.port()), accessKeyId, region);
    }
}
