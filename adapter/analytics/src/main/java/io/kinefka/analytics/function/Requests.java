package io.kinefka.analytics.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes requests of records, no larger than functions take. */
public final class Requests {
    private static final JsonFactory JSON = new JsonFactory();

    /** All but the data in base 64: a partition key of 256 characters, escaped, and more than the rest needs. */
    private static final long RECORD_BYTES_MAX = 2_048;

    private static final long ENVELOPE_BYTES_MAX = 2_048;

    private Requests() {}

    /** The records in their order, as many together as a request holds; what is too large for one is alone. */
    public static <R extends FunctionRecord> List<List<R>> split(List<R> records) {
        List<List<R>> requests = new ArrayList<>();
        long bytes = Long.MAX_VALUE;
        for (R each : records) {
            long more = requestBytes(each);
            if (bytes > Functions.PAYLOAD_BYTES_MAX - more) {
                requests.add(new ArrayList<>());
                bytes = ENVELOPE_BYTES_MAX;
            }
            requests.get(requests.size() - 1).add(each);
            bytes += more;
        }
        return requests;
    }

    /** Whether these are too much for a function, as a record can be that is alone. */
    public static boolean isTooLarge(List<? extends FunctionRecord> request) {
        return ENVELOPE_BYTES_MAX
                        + request.stream().mapToLong(Requests::requestBytes).sum()
                > Functions.PAYLOAD_BYTES_MAX;
    }

    private static long requestBytes(FunctionRecord one) {
        return (one.data().remaining() + 2L) / 3 * 4 + RECORD_BYTES_MAX;
    }

    static byte[] payload(
            Optional<String> applicationArn, Optional<String> streamArn, List<? extends FunctionRecord> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("invocationId", invocationId(records));
            if (applicationArn.isPresent()) {
                json.writeStringField("applicationArn", applicationArn.get());
            }
            if (streamArn.isPresent()) {
                json.writeStringField("streamArn", streamArn.get());
            }
            json.writeArrayFieldStart("records");
            for (FunctionRecord each : records) {
                write(each, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written", e);
        }
        return bytes.toByteArray();
    }

    private static String invocationId(List<? extends FunctionRecord> records) {
        String range = records.get(0).id() + records.get(records.size() - 1).id();
        return UUID.nameUUIDFromBytes(range.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void write(FunctionRecord one, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("recordId", one.id());
        one.writeMetadata(json);
        json.writeFieldName("data");
        ByteBuffer data = one.data();
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        json.writeBinary(copy);
        json.writeEndObject();
    }
}
