package io.kinefka.delivery.encode;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kinefka.delivery.buffer.BufferedRecord;
import io.kinefka.delivery.buffer.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Records among the errors, as AWS writes them: a JSON document and a line feed each. Sources: AWS developer guide,
 * data transformation failure handling and data delivery failure handling.
 */
public final class ErrorRecords {

    private ErrorRecords() {}

    /** A record that could not be processed. */
    public static ByteBuffer processing(Failure failure, long arrivalMillis, ByteBuffer data) {
        return line(json -> {
            writeCommon(json, failure, arrivalMillis, data);
            if (failure.lambdaArn() != null) {
                json.writeStringField("lambdaArn", failure.lambdaArn());
            }
        });
    }

    /** A record that could not be delivered to an HTTP endpoint. */
    public static ByteBuffer delivery(Failure failure, Span span, BufferedRecord record) {
        return line(json -> {
            writeCommon(json, failure, record.arrivalMillis(), record.data());
            json.writeNumberField("subsequenceNumber", record.sub());
            json.writeStringField(
                    "dataId", span.partition(record.partition()) + "-" + record.offset() + "." + record.sub());
        });
    }

    private static void writeCommon(JsonGenerator json, Failure failure, long arrivalMillis, ByteBuffer data)
            throws IOException {
        json.writeNumberField("attemptsMade", failure.attempts());
        json.writeNumberField("arrivalTimestamp", arrivalMillis);
        json.writeStringField("errorCode", failure.code());
        json.writeStringField("errorMessage", failure.message());
        json.writeNumberField("attemptEndingTimestamp", failure.endedMillis());
        writeBinary(json, "rawData", data);
    }

    /** A member with bytes, or with nothing if there is none. */
    public static void writeBinary(JsonGenerator json, String member, @Nullable ByteBuffer data) throws IOException {
        json.writeFieldName(member);
        if (data == null) {
            json.writeString("");
        } else if (data.hasArray()) {
            json.writeBinary(data.array(), data.arrayOffset() + data.position(), data.remaining());
        } else {
            byte[] copy = new byte[data.remaining()];
            data.duplicate().get(copy);
            json.writeBinary(copy);
        }
    }

    private static ByteBuffer line(Json.Writing members) {
        byte[] document = Json.bytes(json -> {
            json.writeStartObject();
            members.to(json);
            json.writeEndObject();
            json.writeRaw('\n');
        });
        return ByteBuffer.wrap(document);
    }
}
