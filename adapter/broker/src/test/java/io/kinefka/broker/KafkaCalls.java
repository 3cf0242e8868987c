package io.kinefka.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the tests ask of a broker, through ordinary Kafka clients. */
final class KafkaCalls {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Map<String, Object> client;

    KafkaCalls(String bootstrapServers) {
        client = Map.of("bootstrap.servers", bootstrapServers);
    }

    void createTopic(String topic) throws Exception {
        try (var admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Returns once the broker has acknowledged every value. */
    void produceAll(String topic, List<String> values) throws Exception {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            var acknowledgements = values.stream()
                    .map(value -> producer.send(new ProducerRecord<>(topic, value)))
                    .toList();
            for (var acknowledgement : acknowledgements) {
                acknowledgement.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    /** Reads the first records of the topic's only partition, as many as are asked for. */
    List<String> values(String topic, int count) {
        var deadline = Instant.now().plus(DEADLINE);
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (values.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> values.add(each.value()));
            }
        }
        return values;
    }
}
