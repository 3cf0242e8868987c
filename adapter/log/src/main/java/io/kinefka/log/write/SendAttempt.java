package io.kinefka.log.write;

import io.kinefka.log.error.LogException;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Hands one record to a producer that is not allowed to wait. What such a producer would wait for, memory or news of a
 * partition, it reports before {@code send} returns; later failures are final.
 */
final class SendAttempt implements Callback {
    private final Appending appending;
    private final int index;
    private final AppendListener listener;
    private final Runnable afterwards;
    private @Nullable Thread sending;
    private boolean taken = true;

    /**
     * Names the record.
     *
     * @param listener is told when the record has been appended
     * @param afterwards run once the producer does not hold the record any more
     */
    SendAttempt(Appending appending, int index, AppendListener listener, Runnable afterwards) {
        this.appending = appending;
        this.index = index;
        this.listener = listener;
        this.afterwards = afterwards;
    }

    void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> kafkaRecord) {
        sending = Thread.currentThread();
        var unused = producer.send(kafkaRecord, this);
        sending = null;
    }

    /** Whether the record will be completed; else it can be sent again. */
    boolean wasTaken() {
        return taken;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
        afterwards.run();
        var shard = appending.record(index).shard();
        if (failure == null) {
            listener.appended(appending.topic(), shard.partition(), metadata.offset());
            appending.complete(
                    index, new Appended(shard, metadata.offset(), metadata.timestamp(), appending.sealer() != null));
        } else if (failure instanceof TimeoutException && Thread.currentThread().equals(sending)) {
            taken = false;
        } else {
            appending.complete(
                    index,
                    new Refused(shard, LogException.unavailable("Kafka did not acknowledge the record", failure)));
        }
    }
}
