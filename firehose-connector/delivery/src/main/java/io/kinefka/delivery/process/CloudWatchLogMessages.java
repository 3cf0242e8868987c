package io.kinefka.delivery.process;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kinefka.delivery.encode.Json;
import io.kinefka.delivery.name.ErrorOutputType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes a record of each message in a CloudWatch Logs subscription's record, and drops control messages. */
final class CloudWatchLogMessages implements Step {

    @Override
    public void apply(ByteBuffer data, Output output) {
        List<String> messages;
        try (JsonParser json = Json.FACTORY.createParser(ByteBuffers.stream(data))) {
            messages = read(json);
        } catch (IOException e) {
            // Inferred: AWS documents no code for this.
            output.fail(
                    new Rejection(
                            ErrorOutputType.PROCESSING_FAILED,
                            "CloudWatchLogProcessing.InvalidRecord",
                            "The record is not a CloudWatch Logs subscription record."),
                    data);
            return;
        }
        messages.forEach(message -> output.emit(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("Not an object");
        }
        List<String> messages = List.of();
        boolean data = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            if (member.equals("messageType")) {
                data = !"CONTROL_MESSAGE".equals(json.getText());
            } else if (member.equals("logEvents") && value == JsonToken.START_ARRAY) {
                messages = readEvents(json);
            } else {
                json.skipChildren();
            }
        }
        return data ? messages : List.of();
    }

    private static List<String> readEvents(JsonParser json) throws IOException {
        List<String> messages = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                JsonToken value = json.nextToken();
                if (member.equals("message") && value == JsonToken.VALUE_STRING) {
                    messages.add(json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return messages;
    }
}
