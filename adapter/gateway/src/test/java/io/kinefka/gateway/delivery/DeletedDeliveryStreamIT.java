package io.kinefka.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.clients.Clients;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletedDeliveryStreamIT {

    @TempDir
    private Path data;

    @Test
    void itsConsumerGroupIsRemovedOnceTheLastGatewayHasLeft() throws Exception {
        try (var site = new Site(data);
                var one = site.gateway("one");
                var two = site.gateway("two");
                var firehose = Clients.firehose(one.endpoint())) {
            Site.create(firehose, "passing");
            site.awaitMembers("passing", 2);
            assertThat(site.groups("passing")).hasSize(1);
            two.kill();

            firehose.deleteDeliveryStream(request -> request.deliveryStreamName("passing"));

            Site.patiently()
                    .untilAsserted(() -> assertThat(site.groups("passing")).isEmpty());
        }
    }
}
