package io.kinefka.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.metrics.Aggregate;
import io.kinefka.log.metrics.MetricId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

class MetricsIT {
    private static final String TOPIC = "__kinefka_metrics";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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

    @Test
    void whatWasMeasuredLastIsToldAlsoWhereKafkaNeedsSecondsForIt() throws Exception {
        boolean isTold = false;

        // A machine may stand still for the rest of the ten seconds, but not time and again.
        for (int attempt = 0; attempt < 5 && !isTold; attempt++) {
            isTold = isToldWhereKafkaNeedsSecondsForIt();
        }

        assertThat(isTold).isTrue();
    }

    private boolean isToldWhereKafkaNeedsSecondsForIt() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()));
                var one = Brokers.open()) {
            awaitShared(one);
            admin.deleteTopics(List.of(TOPIC)).all().get();
            await().atMost(PATIENCE).until(() -> !admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get()
                    .contains(TOPIC));
            one.metrics().add(metric, now, Aggregate.of(9));

            var closing = CompletableFuture.runAsync(one::close);
            closing.copy().completeOnTimeout(null, 3, TimeUnit.SECONDS).join();
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) -1)))
                    .all()
                    .get();
            assertThat(closing).succeedsWithin(PATIENCE);
        }

        try (var later = Brokers.open()) {
            await().atMost(PATIENCE.dividedBy(3)).until(() -> sum(later) == 9);
            return true;
        } catch (ConditionTimeoutException lost) {
            return false;
        }
    }

    /** Waits until a gateway has joined those that share their metrics. */
    private void awaitShared(KafkaLog log) throws Exception {
        try (var other = Brokers.open()) {
            log.metrics().add(metric, now, Aggregate.of(0));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(other.metrics().metrics()).contains(metric));
        }
    }

    private void awaitSum(KafkaLog log, double expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sum(log)).isEqualTo(expected));
    }

    private double sum(KafkaLog log) {
        return log.metrics().read(metric, now.minusSeconds(60), now.plusSeconds(60)).stream()
                .mapToDouble(point -> point.aggregate().sum())
                .sum();
    }
}
