package io.kinefka.aws.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.model.ServiceModel;
import io.kinefka.aws.model.ServiceModels;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    private static final ServiceModel KINESIS = ServiceModels.kinesis();

    @Test
    void namesNoMoreThanTenViolations() {
        List<Map<String, Object>> records = Collections.nCopies(20, Map.of());

        AwsException error = violation("PutRecords", Map.of("StreamName", "s", "Records", records));

        assertThat(error.code()).isEqualTo("ValidationException");
        assertThat(error.text())
                .startsWith("10 validation errors detected: Value null at 'records.1.member.")
                .contains("records.5.member.")
                .doesNotContain("records.6.member.");
    }

    @Test
    void countsTheMembersOfLists() {
        List<String> keys =
                IntStream.rangeClosed(1, 51).mapToObj(Integer::toString).toList();

        AwsException error = violation("RemoveTagsFromStream", Map.of("StreamName", "s", "TagKeys", keys));

        assertThat(error.text())
                .isEqualTo("1 validation error detected: Value '[" + String.join(", ", keys)
                        + "]' at 'tagKeys' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 50");
    }

    @Test
    void namesStructuresInListsWithoutTheirContent() {
        Map<String, Object> entry = Map.of("PartitionKey", "secret", "Data", ByteBuffer.allocate(1));

        AwsException error = violation("PutRecords", Map.of("Records", Collections.nCopies(501, entry)));

        assertThat(error.text())
                .contains(
                        "at 'records' failed to satisfy constraint: Member must have length less than or equal to 500")
                .doesNotContain("secret");
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        String face = Character.toString(0x1F600);

        assertThatCode(() -> check("PutRecord", partitionKey(face.repeat(256)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("PutRecord", partitionKey(face.repeat(257))))
                .hasMessageContaining("Member must have length less than or equal to 256");
    }

    @Test
    void matchesWholeTexts() {
        assertThatThrownBy(() -> check("DescribeStream", Map.of("StreamName", "a b")))
                .hasMessageContaining("Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }

    @Test
    void namesEveryConstraintOfAListsMembers() {
        AwsException error = violation(
                "EnableEnhancedMonitoring",
                Map.of("StreamName", "s", "ShardLevelMetrics", List.of("IncomingBytes", "Nonsense")));

        assertThat(error.text())
                .startsWith("1 validation error detected: Value '[IncomingBytes, Nonsense]' at 'shardLevelMetrics' "
                        + "failed to satisfy constraint: Member must satisfy constraint: "
                        + "[Member must satisfy enum value set: [")
                .endsWith("]]");
    }

    @Test
    void doesNotLetLongTextsKeepAPatternBusy() {
        String hostile = "arn:aws" + ":kinesis:000000000000".repeat(500_000);

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThatThrownBy(
                        () -> check("DescribeStream", Map.of("StreamARN", hostile)))
                .hasMessageContaining("Member must have length less than or equal to 2048"));
    }

    private static Map<String, Object> partitionKey(String key) {
        return Map.of("StreamName", "s", "PartitionKey", key, "Data", ByteBuffer.allocate(0));
    }

    private static AwsException violation(String operation, Map<String, Object> members) {
        return catchThrowableOfType(AwsException.class, () -> check(operation, members));
    }

    private static void check(String operation, Map<String, Object> members) {
        Constraints.of(KINESIS.operation(operation).orElseThrow().input()).check(members);
    }
}
