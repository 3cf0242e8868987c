package io.kinefka.connect.firehose;

import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.source.SourceRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes of Connect's records those of the delivery engine: bytes and text stay what they are, everything else becomes
 * JSON without its schema.
 */
final class RecordConversion {
    private final Clock clock;
    private final JsonConverter json = new JsonConverter();

    RecordConversion(Clock clock) {
        this.clock = clock;
        json.configure(Map.of("converter.type", "value", "schemas.enable", "false", "decimal.format", "NUMERIC"));
    }

    /**
     * A record as it lies in Kafka, whatever transformations have made of its topic.
     *
     * @throws org.apache.kafka.connect.errors.DataException if its value cannot be converted
     */
    SourceRecord convert(SinkRecord record) {
        Long timestamp = record.timestamp();
        return new SourceRecord(
                new SourcePartition(record.originalTopic(), record.originalKafkaPartition()),
                record.originalKafkaOffset(),
                timestamp == null ? clock.millis() : timestamp,
                bytes(record.key()),
                value(record),
                null);
    }

    private @Nullable ByteBuffer value(SinkRecord record) {
        Object value = record.value();
        ByteBuffer bytes = bytes(value);
        if (value == null || bytes != null) {
            return bytes;
        }
        return ByteBuffer.wrap(json.fromConnectData(record.topic(), record.valueSchema(), value));
    }

    private static @Nullable ByteBuffer bytes(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof ByteBuffer bytes) {
            return bytes.duplicate();
        }
        return value instanceof String text ? ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)) : null;
    }
}
