package io.kinefka.delivery.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.encode.ErrorRecords;
import io.kinefka.delivery.encode.Json;
import io.kinefka.delivery.lambda.LambdaException.Reason;
import io.kinefka.delivery.source.KinesisPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Transforms batches of records by a function. Source: AWS developer guide, required parameters for data
 * transformation.
 */
public final class Transform {
    private final LambdaFunctions functions;
    private final String function;
    private final DeliveryStreamConfig stream;
    private final TransformReply replies;

    public Transform(LambdaFunctions functions, String function, DeliveryStreamConfig stream) {
        this.functions = functions;
        this.function = function;
        this.stream = stream;
        replies = new TransformReply(dataMember(stream.source()));
    }

    /**
     * Invokes the function once.
     *
     * @return a result for each record, in the records' order
     * @throws LambdaException if there are no results for any of them
     */
    public List<TransformResult> apply(List<TransformRecord> records) throws LambdaException, InterruptedException {
        byte[] request = request(records);
        if (request.length > LambdaFunctions.PAYLOAD_BYTES_MAX) {
            throw new LambdaException(Reason.REQUEST_TOO_LARGE);
        }
        return replies.read(functions.invoke(function, request), records);
    }

    /** How much a record with so much data adds to a request, at most. */
    public static long requestBytes(long dataBytes) {
        return dataBytes * 4 / 3 + 1024;
    }

    private byte[] request(List<TransformRecord> records) {
        String invocation =
                records.get(0).id() + records.get(records.size() - 1).id();
        UUID id = UUID.nameUUIDFromBytes(invocation.getBytes(StandardCharsets.UTF_8));
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("invocationId", id.toString());
            if (stream.source() instanceof Source.KinesisStream kinesis) {
                json.writeStringField("sourceKinesisStreamArn", kinesis.arn());
            } else if (stream.source() instanceof Source.Msk msk) {
                json.writeStringField("sourceMSKArn", msk.clusterArn());
            }
            json.writeStringField("deliveryStreamArn", stream.arn());
            json.writeStringField("region", stream.region());
            json.writeArrayFieldStart("records");
            for (TransformRecord record : records) {
                write(json, record);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, TransformRecord record) throws IOException {
        json.writeStartObject();
        json.writeStringField("recordId", record.id());
        json.writeNumberField("approximateArrivalTimestamp", record.arrivalMillis());
        ErrorRecords.writeBinary(json, dataMember(stream.source()), record.data());
        KinesisPosition position = record.position();
        if (stream.source() instanceof Source.Msk) {
            json.writeObjectFieldStart("mskRecordMetadata");
            json.writeStringField("offset", Long.toString(record.offset()));
            json.writeStringField("partitionId", Integer.toString(record.partition()));
            json.writeNumberField("approximateArrivalTimestamp", record.arrivalMillis());
            json.writeEndObject();
        } else if (position != null) {
            json.writeObjectFieldStart("kinesisRecordMetadata");
            json.writeStringField("sequenceNumber", position.sequenceNumber());
            json.writeNumberField("subsequenceNumber", record.sub());
            json.writeStringField("partitionKey", record.partitionKey() == null ? "" : record.partitionKey());
            json.writeStringField("shardId", position.shardId());
            json.writeNumberField("approximateArrivalTimestamp", record.arrivalMillis());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String dataMember(Source source) {
        return source instanceof Source.Msk ? "kafkaRecordValue" : "data";
    }
}
