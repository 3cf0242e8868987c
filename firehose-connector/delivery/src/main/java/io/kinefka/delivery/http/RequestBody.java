package io.kinefka.delivery.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kinefka.delivery.encode.ErrorRecords;
import io.kinefka.delivery.encode.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A request's body: its id, its time, and the records in base 64. In a file, so that its size does not matter. */
final class RequestBody {

    private RequestBody() {}

    static void write(HttpBatch batch, Path file) throws IOException {
        try (OutputStream out = open(batch, file);
                JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("requestId", batch.requestId());
            json.writeNumberField("timestamp", batch.timestampMillis());
            json.writeArrayFieldStart("records");
            batch.segment().forEach(record -> {
                json.writeStartObject();
                ErrorRecords.writeBinary(json, "data", record.data());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static OutputStream open(HttpBatch batch, Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        return batch.endpoint().gzip() ? new GZIPOutputStream(out) : out;
    }
}
