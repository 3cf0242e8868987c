package io.kinefka.log.write;

import io.kinefka.log.error.LogException;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Hands one record to a producer that is not allowed to wait. What such a producer would wait for, memory or news of a
 * partition, it reports before {@code send} returns; later failures are final, but for a record that the broker finds too large.
 */
final class SendAttempt implements Callback {
    private final Appending appending;
    private final int index;
    private final AppendListener listener;
    private final Runnable afterwards;
    private final @Nullable Rest waiting;
    private @Nullable Thread sending;
    private boolean taken = true;

    /** What comes after a record in its request, where that waits for Kafka's answer. */
    interface Rest {
        /** The record is done with. */
        void goOn();

        /** The broker finds the record too large. */
        void sendAgain(RecordTooLargeException refusal);
    }

    /**
     * Names the record.
     *
     * @param listener is told when the record has been appended
     * @param afterwards run once the producer does not hold the record any more
     * @param waiting decides what becomes of a record that is too large; null if that is final, and nothing waits
     */
    SendAttempt(Appending appending, int index, AppendListener listener, Runnable afterwards, @Nullable Rest waiting) {
        this.appending = appending;
        this.index = index;
        this.listener = listener;
        this.afterwards = afterwards;
        this.waiting = waiting;
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
        boolean isSending = Thread.currentThread().equals(sending);
        if (failure instanceof TimeoutException && isSending) {
            taken = false;
        } else if (failure instanceof RecordTooLargeException refusal && !isSending && waiting != null) {
            waiting.sendAgain(refusal);
        } else {
            complete(metadata, failure);
        }
    }

    private void complete(RecordMetadata metadata, @Nullable Exception failure) {
        var shard = appending.record(index).shard();
        if (failure == null) {
            listener.appended(appending.topic(), shard.partition(), metadata.offset());
            appending.complete(
                    index, new Appended(shard, metadata.offset(), metadata.timestamp(), appending.sealer() != null));
        } else {
            appending.complete(
                    index,
                    new Refused(shard, LogException.unavailable("Kafka did not acknowledge the record", failure)));
        }
        if (waiting != null) {
            waiting.goOn();
        }
    }
}
