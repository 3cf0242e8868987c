package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.gateway.RunningProgram;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An application that is moved from KCL to kcl-shim, and back. */
class CarryOverIT {
    private static final String STREAM = "carried";
    private static final String APPLICATION = "carried-application";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<Worker> workers = new ArrayList<>();

    @Test
    void goesOnAtTheLastCheckpointBothWays(@TempDir Path data) throws Exception {
        try (var program = RunningProgram.start(data);
                var kinesis = JavaSdks.sync(Endpoint.http(program));
                var source = new Source(Endpoint.http(program), STREAM)) {
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(2));
            JavaSdks.awaitActive(kinesis, STREAM);
            source.start();

            var unmodified = kcl(program, "first");
            work(source, unmodified);
            unmodified.stop();
            Mirror.awaitCheckpoints(program, APPLICATION, unmodified::told);

            var shim = Way.SHIM.start(program, "second", STREAM, APPLICATION);
            workers.add(shim);
            work(source, shim);
            shim.stop();

            carryBack(program);
            work(source, kcl(program, "third"));
            var written = source.end();
            await().atMost(PATIENCE).until(() -> Account.of(workers).data().containsAll(written));

            var account = Account.of(workers);
            account.assertComplete(written);
            account.assertOrdered();
            account.assertNothingCheckpointedIsSeenAgain();
        } finally {
            workers.forEach(Worker::close);
        }
    }

    private Worker kcl(RunningProgram program, String name) {
        var worker = Way.KCL_3_POLLING.start(program, name, STREAM, APPLICATION);
        workers.add(worker);
        return worker;
    }

    /** Until there are some hundred new records, and it has come on in both shards. */
    private static void work(Source source, Worker worker) {
        int before = source.count();
        await().atMost(PATIENCE)
                .until(() -> source.count() > before + 300
                        && worker.told().stream()
                                        .filter(one -> one.what().equals("checkpoints"))
                                        .map(Told::shard)
                                        .distinct()
                                        .count()
                                == 2);
    }

    /** As documented: the exported leases take the place of those in the table. */
    private static void carryBack(RunningProgram program) throws Exception {
        var export = RunningProgram.launch(
                "leases",
                "export",
                "--kafka",
                program.bootstrapServers(),
                "--application",
                APPLICATION,
                "--stream",
                STREAM);
        assertThat(export.awaitExit()).as(export.errors()).isZero();
        try (var dynamoDb = dynamoDb(program.endpoint())) {
            for (JsonNode item : new ObjectMapper().readTree(export.output()).get("Items")) {
                var attributes = new HashMap<String, AttributeValue>();
                item.properties().forEach(each -> attributes.put(each.getKey(), value(each.getValue())));
                dynamoDb.putItem(request -> request.tableName(APPLICATION).item(attributes));
            }
        }
    }

    private static AttributeValue value(JsonNode typed) {
        return typed.has("N")
                ? AttributeValue.fromN(typed.get("N").asText())
                : AttributeValue.fromS(typed.get("S").asText());
    }

    private static DynamoDbClient dynamoDb(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(JavaSdks.ACCESS_KEY_ID, JavaSdks.SECRET_ACCESS_KEY)))
                .build();
    }
}
