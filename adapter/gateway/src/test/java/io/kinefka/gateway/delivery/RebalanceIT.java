package io.kinefka.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.clients.Clients;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebalanceIT {
    private static final int RECORDS_PER_SECOND = 1000;

    @TempDir
    private Path data;

    @Test
    void nothingIsLostWhenGatewaysComeAndGoUnderLoad() throws Exception {
        try (var site = new Site(data);
                var stays = site.gateway("stays");
                var leaves = site.gateway("leaves");
                var firehose = Clients.firehose(stays.endpoint())) {
            Site.create(firehose, "shared");
            site.awaitMembers("shared", 2);

            try (var load = new Load(firehose, "shared", RECORDS_PER_SECOND);
                    var comes = site.gateway("comes")) {
                site.awaitMembers("shared", 3);
                assertThat(leaves.stop()).isZero();
                site.awaitMembers("shared", 2);
                var acknowledged = load.stop();

                var delivered = new Delivered(site.s3(), "shared/");
                Site.patiently().until(() -> delivered.hasAll(acknowledged));
                System.out.println("acknowledged " + acknowledged.cardinality() + ", delivered " + delivered);
                assertThat(site.s3().store().versions().values()).containsOnly(1);
                // Kafka's own clients may say there that a commit came late.
                assertThat(comes.errors())
                        .doesNotContain(
                                "An application has failed and will be started again",
                                "An application could not be started or stopped");
            }
        }
    }
}
