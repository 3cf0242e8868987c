package io.kinefka.companions;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.Service;
import io.kinefka.companions.dynamodb.DynamoDbUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The compatibility page against the program. */
class CompatibilityIT {
    private static final Path PAGE = Path.of("..", "..", "docs", "compatibility.md");
    private static final Pattern WORKING = Pattern.compile("\\| ([A-Z]\\w+) \\| works \\|.*");

    @Test
    void thePageNamesWhatWorksOfSts() throws IOException {
        Service sts = StsService.create();

        assertThat(written("## STS")).isEqualTo(sts.operations().keySet());
    }

    @Test
    void thePageNamesWhatWorksOfCloudWatch() throws IOException {
        try (var cloudWatch = new CloudWatchUnderTest()) {
            assertThat(written("## CloudWatch"))
                    .isEqualTo(cloudWatch.service.operations().keySet());
        }
    }

    @Test
    void thePageNamesWhatWorksOfDynamoDb() throws IOException {
        try (var dynamoDb = new DynamoDbUnderTest()) {
            assertThat(written("## DynamoDB"))
                    .isEqualTo(dynamoDb.service.operations().keySet());
        }
    }

    private static Set<String> written(String section) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(WORKING::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }
}
