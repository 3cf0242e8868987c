package io.kinefka.log.host;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Makes records of others. */
public final class RecordContents {
    private RecordContents() {}

    /** The same record with other contents. */
    public static ConsumerRecord<byte[], byte[]> with(
            ConsumerRecord<byte[], byte[]> found, byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                found.topic(),
                found.partition(),
                found.offset(),
                found.timestamp(),
                found.timestampType(),
                found.serializedKeySize(),
                value.length,
                found.key(),
                value,
                headers,
                found.leaderEpoch());
    }
}
