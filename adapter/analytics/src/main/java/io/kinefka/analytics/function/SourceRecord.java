package io.kinefka.analytics.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A record of an input.
 *
 * @param data as its producer gave them
 * @param arrivalMillis in milliseconds since 1970
 * @param place in its stream; empty for a record of a delivery stream
 */
public record SourceRecord(String id, ByteBuffer data, long arrivalMillis, Optional<Place> place)
        implements FunctionRecord {

    /**
     * Where a record is in a stream.
     *
     * @param position empty if its shard is not known, or no longer
     */
    public record Place(String partitionKey, Optional<Position> position) {}

    /** As a stream's readers see it. */
    public record Position(String shardId, String sequenceNumber) {}

    @Override
    public void writeMetadata(JsonGenerator json) throws IOException {
        if (place.isEmpty()) {
            json.writeObjectFieldStart("kinesisFirehoseRecordMetadata");
        } else {
            json.writeObjectFieldStart("kinesisStreamRecordMetadata");
            json.writeStringField("partitionKey", place.get().partitionKey());
            Optional<Position> position = place.get().position();
            if (position.isPresent()) {
                json.writeStringField("shardId", position.get().shardId());
                json.writeStringField("sequenceNumber", position.get().sequenceNumber());
            }
        }
        json.writeNumberField("approximateArrivalTimestamp", arrivalMillis);
        json.writeEndObject();
    }
}
