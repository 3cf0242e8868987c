package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.gateway.RunningProgram;
import io.kinefka.mapping.KinesisPartitioner;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.ShardId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Kafka clients and Kinesis clients at the same records. */
class NativeClientsIT {
    private static final int SHARDS = 4;

    @SuppressWarnings("NullAway.Init")
    private static RunningProgram program;

    @SuppressWarnings("NullAway.Init")
    private static KinesisClient kinesis;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        program = RunningProgram.start(data);
        kinesis = Clients.sync(program.endpoint());
    }

    @AfterAll
    static void stop() throws Exception {
        kinesis.close();
        program.close();
    }

    @Test
    void aKafkaConsumerSeesKeyAndValueAtThePartitionAndOffsetThatTheSequenceNumberTells() {
        kinesis.createStream(stream -> stream.streamName("seen-by-kafka").shardCount(SHARDS));
        var entries = IntStream.range(0, 200)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key-" + i % 37)
                        .data(SdkBytes.fromUtf8String("value-" + i))
                        .build())
                .toList();

        var answers = kinesis.putRecords(
                        request -> request.streamName("seen-by-kafka").records(entries))
                .records();
        var found = consume("seen-by-kafka", entries.size());

        for (int i = 0; i < entries.size(); i++) {
            var answer = answers.get(i);
            int partition = ShardId.parse(answer.shardId()).index();
            long offset = SequenceNumber.parse(answer.sequenceNumber()).offset();
            assertThat(found)
                    .filteredOn(kafka -> kafka.partition() == partition && kafka.offset() == offset)
                    .singleElement()
                    .extracting(ConsumerRecord::key, ConsumerRecord::value)
                    .containsExactly(
                            entries.get(i).partitionKey(), entries.get(i).data().asUtf8String());
        }
    }

    @Test
    void aKafkaProducerWithThePartitionerWritesWhereKinesisWould() {
        kinesis.createStream(stream -> stream.streamName("written-by-kafka").shardCount(SHARDS));

        try (var producer = new KafkaProducer<String, String>(Map.of(
                "bootstrap.servers", program.bootstrapServers(),
                "partitioner.class", KinesisPartitioner.class.getName(),
                "key.serializer", StringSerializer.class.getName(),
                "value.serializer", StringSerializer.class.getName()))) {
            for (int i = 0; i < 100; i++) {
                var unused = producer.send(new ProducerRecord<>("written-by-kafka", "key-" + i, "by Kafka"));
            }
        }
        for (int i = 0; i < 100; i++) {
            String key = "key-" + i;
            kinesis.putRecord(request -> request.streamName("written-by-kafka")
                    .partitionKey(key)
                    .data(SdkBytes.fromUtf8String("by Kinesis")));
        }

        for (var shard : Clients.readAll(kinesis, "written-by-kafka")) {
            var byKafka = shard.stream()
                    .filter(found -> found.data().asUtf8String().equals("by Kafka"))
                    .map(found -> found.partitionKey())
                    .toList();
            var byKinesis = shard.stream()
                    .filter(found -> found.data().asUtf8String().equals("by Kinesis"))
                    .map(found -> found.partitionKey())
                    .toList();
            assertThat(byKafka).isNotEmpty().isEqualTo(byKinesis);
        }
    }

    private static List<ConsumerRecord<String, String>> consume(String topic, int count) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<String, String>(Map.of(
                "bootstrap.servers", program.bootstrapServers(),
                "key.deserializer", StringDeserializer.class.getName(),
                "value.deserializer", StringDeserializer.class.getName()))) {
            var partitions = IntStream.range(0, SHARDS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (found.size() < count && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        assertThat(found).hasSize(count);
        return found;
    }
}
