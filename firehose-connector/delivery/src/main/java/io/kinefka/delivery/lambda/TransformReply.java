package io.kinefka.delivery.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kinefka.delivery.encode.Json;
import io.kinefka.delivery.lambda.LambdaException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a function has returned, and finds what it has not. */
final class TransformReply {
    private static final TransformResult MISSING = new TransformResult.Failed(
            "Lambda.MissingRecordId",
            "One or more record IDs were not returned. Ensure that the Lambda function returns all received record"
                    + " IDs.");
    private static final TransformResult DUPLICATED = new TransformResult.Failed(
            "Lambda.DuplicatedRecordId",
            "Multiple records were returned with the same record ID. Ensure that the Lambda function returns unique"
                    + " record IDs for each record.");
    private static final TransformResult MALFORMED =
            new TransformResult.Failed(Reason.JSON_PROCESSING.code(), Reason.JSON_PROCESSING.message());
    /** The code is inferred from error objects that users have published. */
    private static final TransformResult PROCESSING_FAILED =
            new TransformResult.Failed("Lambda.ProcessingFailedStatus", "ProcessingFailed status set for record");

    private final String dataMember;

    TransformReply(String dataMember) {
        this.dataMember = dataMember;
    }

    /**
     * The results in the records' order. Ids that nobody has asked for are ignored.
     *
     * @throws LambdaException if it is no list of records at all
     */
    List<TransformResult> read(ByteBuffer reply, List<TransformRecord> records) throws LambdaException {
        Map<String, TransformResult> results = new HashMap<>();
        Set<String> duplicated = new HashSet<>();
        byte[] bytes = new byte[reply.remaining()];
        reply.duplicate().get(bytes);
        try (JsonParser json = Json.FACTORY.createParser(bytes)) {
            readAll(json, results, duplicated);
        } catch (IOException | IllegalStateException e) {
            throw new LambdaException(Reason.JSON_PROCESSING);
        }
        List<TransformResult> inOrder = new ArrayList<>(records.size());
        for (TransformRecord record : records) {
            inOrder.add(duplicated.contains(record.id()) ? DUPLICATED : results.getOrDefault(record.id(), MISSING));
        }
        return inOrder;
    }

    private void readAll(JsonParser json, Map<String, TransformResult> results, Set<String> duplicated)
            throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("Not an object");
        }
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            if (member.equals("records") && value == JsonToken.START_ARRAY) {
                found = true;
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    readOne(json, results, duplicated);
                }
            } else {
                json.skipChildren();
            }
        }
        if (!found || json.nextToken() != null) {
            throw new IOException("No list of records");
        }
    }

    private void readOne(JsonParser json, Map<String, TransformResult> results, Set<String> duplicated)
            throws IOException {
        String id = null;
        String status = null;
        byte[] data = null;
        boolean isDataMalformed = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            if (value != JsonToken.VALUE_STRING) {
                json.skipChildren();
            } else if (member.equals("recordId")) {
                id = json.getText();
            } else if (member.equals("result")) {
                status = json.getText();
            } else if (member.toLowerCase(Locale.ROOT).equals(dataMember.toLowerCase(Locale.ROOT))) {
                try {
                    data = json.getBinaryValue();
                } catch (IOException e) {
                    isDataMalformed = true;
                }
            }
        }
        if (id == null) {
            return;
        }
        TransformResult result = isDataMalformed ? MALFORMED : result(status, data);
        if (results.put(id, result) != null) {
            duplicated.add(id);
        }
    }

    private static TransformResult result(@Nullable String status, byte @Nullable [] data) {
        return switch (status == null ? "" : status) {
            case "Ok" -> data == null ? MALFORMED : new TransformResult.Ok(ByteBuffer.wrap(data));
            case "Dropped" -> new TransformResult.Dropped();
            case "ProcessingFailed" -> PROCESSING_FAILED;
            default -> MALFORMED;
        };
    }
}
