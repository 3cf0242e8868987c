package io.kinefka.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.metrics.Aggregate;
import io.kinefka.log.metrics.MetricId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MetricsIT {
    private final MetricId metric =
            new MetricId("000000000000", "us-east-1", "test", UUID.randomUUID().toString(), Map.of(), "None");
    private final Instant now = Instant.now();

    @Test
    void whatOneGatewayMeasuredAllCanReadAndWhoComesLaterToo() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {
            one.metrics().add(metric, now, Aggregate.of(3));
            two.metrics().add(metric, now, Aggregate.of(5));

            awaitSum(one, 8);
            awaitSum(two, 8);
        }
        try (var later = Brokers.open()) {
            awaitSum(later, 8);
        }
    }

    @Test
    void whatWasMeasuredLastIsToldBeforeAGatewayCloses() throws Exception {
        try (var one = Brokers.open()) {
            awaitSum(one, 0);
            one.metrics().add(metric, now, Aggregate.of(7));
        }

        try (var later = Brokers.open()) {
            awaitSum(later, 7);
        }
    }

    private void awaitSum(KafkaLog log, double expected) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(sum(log)).isEqualTo(expected));
    }

    private double sum(KafkaLog log) {
        return log.metrics().read(metric, now.minusSeconds(60), now.plusSeconds(60)).stream()
                .mapToDouble(point -> point.aggregate().sum())
                .sum();
    }
}
