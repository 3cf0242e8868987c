package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KinesisPartitionerTest {

    /** Nothing listens there: the port is reserved. */
    private static final String NOWHERE = "127.0.0.1:1";

    @Test
    void givesUpAfterTheConfiguredTimeAndEndsItsThread() {
        try (KinesisPartitioner partitioner = new KinesisPartitioner()) {
            partitioner.configure(config("20"));

            assertThatThrownBy(() -> partitioner.partition("orders", null, new byte[0], null, null, noCluster()))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("20 ms");
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("shop-kinefka-catalog");
    }

    @Test
    void refusesAWaitThatIsNoNumberOfMilliseconds() {
        try (KinesisPartitioner partitioner = new KinesisPartitioner()) {
            assertThatThrownBy(() -> partitioner.configure(config("soon"))).isInstanceOf(ConfigException.class);
            assertThatThrownBy(() -> partitioner.configure(config("-1"))).isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void reachesTheClusterAsTheProducerDoesAndReadsAsTheCatalogNeeds() {
        Map<String, Object> producer = Map.of(
                "bootstrap.servers", NOWHERE,
                "client.id", "shop",
                "security.protocol", "SSL",
                "acks", "all",
                "isolation.level", "read_uncommitted",
                "interceptor.classes", "com.example.ProducerOnly");

        Map<String, Object> consumer = CatalogConsumerConfig.ofProducer(producer);

        assertThat(consumer)
                .containsEntry("bootstrap.servers", NOWHERE)
                .containsEntry("security.protocol", "SSL")
                .containsEntry("client.id", "shop-kinefka-catalog")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false)
                .doesNotContainKeys("acks", "interceptor.classes", ConsumerConfig.GROUP_ID_CONFIG);
    }

    @Test
    void namesItsConsumerEvenIfTheProducerHasNoName() {
        assertThat(CatalogConsumerConfig.clientId(Map.of())).isEqualTo("kinefka-catalog");
    }

    private static Map<String, String> config(String waitMs) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                NOWHERE,
                ProducerConfig.CLIENT_ID_CONFIG,
                "shop",
                KinesisPartitioner.WAIT_MS_CONFIG,
                waitMs);
    }

    private static Cluster noCluster() {
        return new Cluster("none", List.of(), List.of(), Set.of(), Set.of());
    }
}
