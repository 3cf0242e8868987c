package io.kinefka.analytics.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a function has returned. */
final class FunctionReply {
    private static final JsonMapper JSON = new JsonMapper();

    private FunctionReply() {}

    /**
     * What it says of a record.
     *
     * @param id empty if it does not say which
     * @param result empty if it says none
     * @param data missing if it returns none
     */
    record Answer(String id, String result, JsonNode data) {}

    /**
     * The answers as they are.
     *
     * @throws FunctionException if it is no list of records at all
     */
    static List<Answer> read(byte[] reply) throws FunctionException {
        JsonNode records;
        try {
            records = JSON.readTree(reply).path("records");
        } catch (IOException e) {
            throw new FunctionException("The function has returned what is not JSON.");
        }
        if (!records.isArray()) {
            throw new FunctionException("The function has not returned a list of records.");
        }
        List<Answer> answers = new ArrayList<>(records.size());
        for (JsonNode each : records) {
            answers.add(new Answer(
                    each.path("recordId").asText(), each.path("result").asText(), each.path("data")));
        }
        return answers;
    }
}
