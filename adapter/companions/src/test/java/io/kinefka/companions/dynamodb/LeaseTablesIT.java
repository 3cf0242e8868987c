package io.kinefka.companions.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lease table has to be relied on for, through two gateways. */
class LeaseTablesIT {
    private static final String CONDITION_FAILED = "400 {\"__type\":\"com.amazonaws.dynamodb.v20120810"
            + "#ConditionalCheckFailedException\",\"message\":\"The conditional request failed\"}";

    private final DynamoDbUnderTest one = new DynamoDbUnderTest();
    private final DynamoDbUnderTest two = new DynamoDbUnderTest();
    private final String table = "leases-" + UUID.randomUUID();

    @BeforeEach
    void createTable() {
        assertThat(one.call("CreateTable", """
                        {"TableName":"%s","AttributeDefinitions":[{"AttributeName":"leaseKey","AttributeType":"S"}],
                        "KeySchema":[{"AttributeName":"leaseKey","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}
                        """.formatted(table))).startsWith("200");
    }

    @AfterEach
    void close() {
        one.call("DeleteTable", "{\"TableName\":\"%s\"}".formatted(table));
        one.close();
        two.close();
    }

    @Test
    void oneOfTwoWorkersTakesALease() {
        for (int i = 0; i < 1000; i++) {
            var first = take(i % 2 == 0 ? one : two, "shard-" + i, "worker-1");
            var second = take(i % 2 == 0 ? two : one, "shard-" + i, "worker-2");

            var answers = List.of(
                    first.toCompletableFuture().join(),
                    second.toCompletableFuture().join());
            assertThat(answers).containsExactlyInAnyOrder("200 {}", CONDITION_FAILED);
        }
    }

    private CompletionStage<String> take(DynamoDbUnderTest gateway, String lease, String worker) {
        return gateway.send("UpdateItem", """
                {"TableName":"%s","Key":{"leaseKey":{"S":"%s"}},
                "AttributeUpdates":{"leaseOwner":{"Action":"PUT","Value":{"S":"%s"}}},
                "Expected":{"leaseOwner":{"Exists":false}}}""".formatted(table, lease, worker));
    }

    @Test
    void countersLoseNothing() {
        var answers = new ArrayList<CompletionStage<String>>();
        for (int i = 0; i < 500; i++) {
            answers.add((i % 2 == 0 ? one : two).send("UpdateItem", """
                            {"TableName":"%s","Key":{"leaseKey":{"S":"a"}},"UpdateExpression":"ADD leaseCounter :one",
                            "ExpressionAttributeValues":{":one":{"N":"1"}}}""".formatted(table)));
        }

        answers.forEach(each -> assertThat(each.toCompletableFuture().join()).isEqualTo("200 {}"));

        assertThat(two.call("GetItem", """
                        {"TableName":"%s","Key":{"leaseKey":{"S":"a"}},"ConsistentRead":true}""".formatted(table))).contains("\"leaseCounter\":{\"N\":\"500\"}");
    }

    @Test
    void aTableIsKnownToAllGatewaysAtOnce() {
        assertThat(two.call("GetItem", "{\"TableName\":\"%s\",\"Key\":{\"leaseKey\":{\"S\":\"a\"}}}".formatted(table)))
                .isEqualTo("200 {}");
    }

    @Test
    void ofTwoWorkersThatMakeTheSameIndexTheLaterIsToldThatTheTableIsBusy() {
        var update = """
                {"TableName":"%s","AttributeDefinitions":[{"AttributeName":"leaseKey","AttributeType":"S"},
                {"AttributeName":"leaseOwner","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{
                "IndexName":"owners","KeySchema":[{"AttributeName":"leaseOwner","KeyType":"HASH"}],
                "Projection":{"ProjectionType":"KEYS_ONLY"}}}]}""".formatted(table);

        var first = one.call("UpdateTable", update);
        var second = two.call("UpdateTable", update);

        assertThat(first).startsWith("200").contains("\"IndexStatus\":\"ACTIVE\"");
        assertThat(second)
                .startsWith("400 {\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceInUseException\"")
                .contains("Table is being updated: " + table);
    }

    @Test
    void aTransactionHappensAsAWholeOrTellsWhy() {
        put("a");

        var refused = two.call("TransactWriteItems", """
                {"TransactItems":[
                {"Put":{"TableName":"%1$s","Item":{"leaseKey":{"S":"b"}}}},
                {"ConditionCheck":{"TableName":"%1$s","Key":{"leaseKey":{"S":"a"}},
                "ConditionExpression":"attribute_not_exists(leaseKey)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}]}
                """.formatted(table));

        assertThat(refused)
                .startsWith("400 {\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\"")
                .contains("specific reasons [None, ConditionalCheckFailed]")
                .contains("\"Item\":{\"leaseKey\":{\"S\":\"a\"}}");
        assertThat(scan(one, "")).contains("\"Count\":1");
    }

    @Test
    void segmentsHaveEveryItemOnce() {
        for (int i = 0; i < 40; i++) {
            put("shardId-" + i);
        }

        int count = 0;
        for (int segment = 0; segment < 4; segment++) {
            var page = scan(one, ",\"TotalSegments\":4,\"Segment\":" + segment);
            count += Integer.parseInt(page.replaceAll(".*\"Count\":(\\d+).*", "$1"));
        }

        assertThat(count).isEqualTo(40);
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            put("shardId-" + i);
        }

        var first = scan(one, ",\"Limit\":3");
        var last = first.replaceAll(".*\"LastEvaluatedKey\":(\\{.*\\}).*\\}", "$1");
        var second = scan(one, ",\"Limit\":3,\"ExclusiveStartKey\":" + last);

        assertThat(first).contains("\"Count\":3").contains("LastEvaluatedKey");
        assertThat(second).contains("\"Count\":2").doesNotContain("LastEvaluatedKey");
    }

    @Test
    void whatWasInADeletedTableDoesNotComeBack() {
        put("a");

        one.call("DeleteTable", "{\"TableName\":\"%s\"}".formatted(table));
        assertThat(scan(two, ",\"ConsistentRead\":true")).contains("Requested resource not found");
        createTable();

        assertThat(scan(two, ",\"ConsistentRead\":true")).contains("\"Count\":0");
    }

    private void put(String lease) {
        assertThat(one.call(
                        "PutItem",
                        "{\"TableName\":\"%s\",\"Item\":{\"leaseKey\":{\"S\":\"%s\"}}}".formatted(table, lease)))
                .isEqualTo("200 {}");
    }

    private String scan(DynamoDbUnderTest gateway, String more) {
        return gateway.call("Scan", "{\"TableName\":\"%s\"%s}".formatted(table, more));
    }
}
