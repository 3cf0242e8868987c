package io.kinefka.companions.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requests of KCL 3.5.1 in their order, recorded November 2026 against DynamoDB local. */
class RecordedRequestsIT {

    @Test
    void everyRequestOfKclIsUnderstood() throws IOException {
        var suffix = "-" + UUID.randomUUID();
        try (var dynamoDb = new DynamoDbUnderTest();
                var recorded = Objects.requireNonNull(getClass().getResourceAsStream("kcl-requests.jsonl"))) {
            for (var line : new String(recorded.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    var request = new ObjectMapper().readTree(line);
                    var operation = request.get("target").asText().replaceFirst(".*\\.", "");

                    var answer = dynamoDb.call(operation, body(request, suffix));

                    // Some were refused then too: tables that are not there yet, and leases that others have.
                    assertThat(answer)
                            .as(line)
                            .containsPattern("^200 |#ConditionalCheckFailedException|#ResourceNotFoundException");
                }
            }
        }
    }

    private static String body(JsonNode request, String suffix) {
        return request.get("body").asText().replaceAll("(\"TableName\":\"[^\"]+)", "$1" + suffix);
    }
}
