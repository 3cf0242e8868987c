package io.kinefka.clients.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.clients.dynamodb.Cases.Case;
import io.kinefka.gateway.RunningProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The same calls to this program and to AWS's emulator, and the same answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameAnswersIT {
    private RunningProgram program;
    private DynamoDbLocal reference;
    private DynamoDbClient ours;
    private DynamoDbClient theirs;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        program = RunningProgram.start(data);
        reference = DynamoDbLocal.start();
        ours = client(program.endpoint());
        theirs = client(reference.endpoint());
        for (var client : List.of(ours, theirs)) {
            Cases.createTables(client);
        }
    }

    @AfterAll
    void stop() throws Exception {
        ours.close();
        theirs.close();
        reference.stop();
        program.close();
    }

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAlike(Case one) {
        assertThat(answer(ours, one)).isEqualTo(one.hasOwnWording() ? one.wording() : answer(theirs, one));
        if (one.hasOwnWording()) {
            assertThat(code(answer(theirs, one))).isEqualTo(code(one.wording()));
        }
    }

    /** The answer as text, without what differs from call to call. */
    private static String answer(DynamoDbClient client, Case one) {
        try {
            return Canonical.text(one.call().apply(client));
        } catch (DynamoDbException e) {
            return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
        }
    }

    private static String code(String answer) {
        return answer.replaceFirst(":.*", "");
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .build();
    }
}
