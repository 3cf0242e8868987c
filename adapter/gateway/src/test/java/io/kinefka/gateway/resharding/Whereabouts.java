package io.kinefka.gateway.resharding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Tells where in Kafka records lie that nobody has read, and where the shards begin and end. */
final class Whereabouts {
    private final String bootstrapServers;
    private final Endpoints endpoints;
    private final String stream;

    Whereabouts(String bootstrapServers, Endpoints endpoints, String stream) {
        this.bootstrapServers = bootstrapServers;
        this.endpoints = endpoints;
        this.stream = stream;
    }

    /** Numbers by their partition keys. */
    String of(Map<String, Set<Integer>> unread) {
        return Stream.concat(
                        places(unread),
                        endpoints
                                .call(kinesis -> kinesis.listShards(request -> request.streamName(stream)))
                                .shards()
                                .stream()
                                .map(Object::toString))
                .collect(Collectors.joining("\n", "Unread: " + unread + "\n", ""));
    }

    private Stream<String> places(Map<String, Set<Integer>> unread) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(Map.of(
                "bootstrap.servers", bootstrapServers,
                "key.deserializer", ByteArrayDeserializer.class.getName(),
                "value.deserializer", ByteArrayDeserializer.class.getName()))) {
            var partitions = consumer.partitionsFor(stream).stream()
                    .map(one -> new TopicPartition(stream, one.partition()))
                    .toList();
            var found = Stream.<String>builder();
            for (var partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofSeconds(1)).forEach(one -> {
                        if (isOneOf(unread, one)) {
                            found.add("at " + partition + "@" + one.offset() + " of " + end + ", written "
                                    + one.timestamp());
                        }
                    });
                }
            }
            return found.build();
        }
    }

    private static boolean isOneOf(Map<String, Set<Integer>> unread, ConsumerRecord<byte[], byte[]> one) {
        var key = one.key() == null ? "" : new String(one.key(), UTF_8);
        return unread.containsKey(key) && unread.get(key).contains(Integer.valueOf(new String(one.value(), UTF_8)));
    }
}
