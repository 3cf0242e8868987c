package io.kinefka.analytics.host;

import io.kinefka.log.write.Admitted;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The producer of an application: its records for streams go where a gateway would put them. One that may lie behind the end of its shard
 * fails, and with it the transaction that it belongs to.
 */
final class OutputProducer extends KafkaProducer<byte[], byte[]> {
    private final OutputStreams outputs;

    OutputProducer(Map<String, Object> config, OutputStreams outputs) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.outputs = outputs;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> plain, Callback callback) {
        Optional<Admitted> admitted = admit(plain);
        return admitted.isEmpty() ? super.send(plain, callback) : send(admitted.get(), callback);
    }

    private Optional<Admitted> admit(ProducerRecord<byte[], byte[]> plain) {
        try {
            return outputs.admit(plain);
        } catch (RuntimeException e) {
            // Streams knows what to do about those of Kafka only.
            throw new KafkaException("The stream in topic " + plain.topic() + " cannot be written to", e);
        }
    }

    private Future<RecordMetadata> send(Admitted admitted, Callback callback) {
        try {
            return super.send(admitted.producerRecord(), (metadata, failure) -> {
                boolean isBeforeTheEnd = admitted.end();
                callback.onCompletion(metadata, failure == null && !isBeforeTheEnd ? tooLate() : failure);
            });
        } catch (RuntimeException e) {
            boolean unused = admitted.end();
            throw e;
        }
    }

    private static Exception tooLate() {
        return new KafkaException("The gateway's lease ran out while a record was written");
    }
}
