package io.kinefka.clients.dynamodb;

import static io.kinefka.clients.dynamodb.Cases.INDEX;
import static io.kinefka.clients.dynamodb.Cases.SORTED;
import static io.kinefka.clients.dynamodb.Cases.compare;
import static io.kinefka.clients.dynamodb.Cases.number;
import static io.kinefka.clients.dynamodb.Cases.text;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Calls that look for items. */
final class SearchCases {

    private SearchCases() {}

    static void addTo(Cases cases) {
        queries(cases);
        scans(cases);
    }

    private static void queries(Cases cases) {
        for (var number : List.of("1", "10", "-5", "2.5", "0", "1e20")) {
            cases.add(
                    "sorted " + number,
                    client -> client.putItem(PutItemRequest.builder()
                            .tableName(SORTED)
                            .item(Map.of(
                                    "k",
                                    text("one"),
                                    "r",
                                    number(number),
                                    "leaseOwner",
                                    text("w"),
                                    "other1",
                                    text("x")))
                            .build()));
        }
        for (var condition : List.of(
                "k = :one",
                "k = :one and r > :zero",
                "k = :one and r between :zero and :two",
                "k = :one and r <= :two",
                ":one = k",
                "k > :one",
                "k = :one or k = :one",
                "k = :one and k = :one",
                "k = :one and r = :one",
                "k <> :one",
                "k = :one and begins_with(r, :one)",
                "k = :one and contains(r, :one)",
                "k = :one and r in (:zero)",
                "not k = :one",
                "size(k) = :zero",
                "k.a = :one")) {
            cases.query(condition, request -> request.keyConditionExpression(condition));
        }
        cases.query("backwards", request -> request.keyConditionExpression("k = :one")
                .scanIndexForward(false));
        cases.query(
                "page", request -> request.keyConditionExpression("k = :one").limit(2));
        cases.query("next page", request -> request.keyConditionExpression("k = :one")
                .limit(2)
                .exclusiveStartKey(Map.of("k", text("one"), "r", number("0"))));
        cases.query(
                "count", request -> request.keyConditionExpression("k = :one").select(Select.COUNT));
        cases.query(
                "part", request -> request.keyConditionExpression("k = :one").projectionExpression("r"));
        cases.query("filter on key", request -> request.keyConditionExpression("k = :one")
                .filterExpression("r > :zero"));
        cases.query(
                "filter", request -> request.keyConditionExpression("k = :one").filterExpression("other1 = :one"));
        cases.query("index", request -> request.indexName(INDEX)
                .keyConditionExpression("leaseOwner = :w")
                .limit(3));
        cases.query("no index", request -> request.indexName("nope").keyConditionExpression("leaseOwner = :w"));
        cases.query("too much of an index", request -> request.indexName(INDEX)
                .keyConditionExpression("leaseOwner = :w")
                .select(Select.ALL_ATTRIBUTES));
        cases.add(
                "legacy query",
                client -> client.query(QueryRequest.builder()
                        .tableName(SORTED)
                        .keyConditions(Map.of(
                                "k",
                                compare(ComparisonOperator.EQ, text("one")),
                                "r",
                                compare(ComparisonOperator.GT, number("1"))))
                        .attributesToGet("r")
                        .build()));
        cases.add(
                "no condition",
                client -> client.query(QueryRequest.builder().tableName(SORTED).build()));
    }

    private static void scans(Cases cases) {
        cases.scan("all", request -> {});
        cases.scan(
                "legacy filter",
                request -> request.scanFilter(Map.of("r", compare(ComparisonOperator.LT, number("2")))));
        cases.scan("filter", request -> request.filterExpression("r < :two")
                .expressionAttributeValues(Map.of(":two", number("2"))));
        cases.scan("index", request -> request.indexName(INDEX).limit(2));
        cases.scan("count and part", request -> request.select(Select.COUNT).projectionExpression("r"));
        cases.scan("two kinds", request -> request.projectionExpression("r").attributesToGet("r"));
        cases.scan("no index", request -> request.indexName("nope"));
    }
}
