package io.kinefka.delivery.process;

import com.fasterxml.jackson.core.JsonParser;
import io.kinefka.delivery.encode.Json;
import io.kinefka.delivery.name.ErrorOutputType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Splits a record into its JSON documents, without the white space between them. All or none of them come out. */
final class JsonSplitter implements Step {

    @Override
    public void apply(ByteBuffer data, Output output) {
        byte[] bytes = ByteBuffers.copy(data);
        List<ByteBuffer> documents = new ArrayList<>();
        try (JsonParser json = Json.FACTORY.createParser(bytes)) {
            while (json.nextToken() != null) {
                int start = Math.toIntExact(json.currentTokenLocation().getByteOffset());
                json.skipChildren();
                // A text is only read to its end, and checked, on demand.
                json.finishToken();
                int end = Math.toIntExact(json.currentLocation().getByteOffset());
                documents.add(trimmed(bytes, start, end));
            }
        } catch (IOException e) {
            // Inferred: AWS documents no code for this.
            output.fail(
                    new Rejection(
                            ErrorOutputType.PROCESSING_FAILED,
                            "RecordDeAggregation.InvalidJson",
                            "The record is not a sequence of JSON documents."),
                    data);
            return;
        }
        documents.forEach(output::emit);
    }

    private static ByteBuffer trimmed(byte[] bytes, int start, int end) {
        int last = end;
        while (last > start && bytes[last - 1] <= ' ' && bytes[last - 1] >= 0) {
            last--;
        }
        return ByteBuffer.wrap(bytes, start, last - start);
    }
}
