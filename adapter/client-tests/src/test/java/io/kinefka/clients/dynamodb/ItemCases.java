package io.kinefka.clients.dynamodb;

import static io.kinefka.clients.dynamodb.Cases.LEASES;
import static io.kinefka.clients.dynamodb.Cases.action;
import static io.kinefka.clients.dynamodb.Cases.attribute;
import static io.kinefka.clients.dynamodb.Cases.key;
import static io.kinefka.clients.dynamodb.Cases.nullIfEmpty;
import static io.kinefka.clients.dynamodb.Cases.number;
import static io.kinefka.clients.dynamodb.Cases.text;
import static io.kinefka.clients.dynamodb.Cases.values;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Calls that put, change, show and delete items. */
final class ItemCases {

    private ItemCases() {}

    static void addTo(Cases cases) {
        conditions(cases);
        badConditions(cases);
        updates(cases);
        badUpdates(cases);
        legacy(cases);
        items(cases);
    }

    private static void conditions(Cases cases) {
        cases.put("new lease", request -> request.conditionExpression("attribute_not_exists(leaseKey)"));
        cases.put("lease that is there", request -> request.conditionExpression("attribute_not_exists(leaseKey)"));
        cases.put("shown lease", request -> request.conditionExpression("attribute_not_exists(leaseKey)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
        for (var expression : List.of(
                "leaseCounter = :one",
                "leaseCounter <> :one",
                "leaseCounter < :two and leaseCounter >= :one",
                "leaseCounter between :one and :two",
                "leaseCounter in (:two, :one)",
                "absent <> :one",
                "absent = :one",
                "NOT leaseCounter = :two",
                "leaseCounter = :two or leaseCounter = :one and attribute_exists(leaseOwner)",
                "begins_with(leaseOwner, :text)",
                "contains(leaseOwner, :text)",
                "contains(tagged, :text)",
                "size(leaseOwner) > :two",
                "nested.deep[0] = :one",
                "nested.deep[7] = :one",
                "leaseCounter < :text",
                "attribute_exists(nested.deep)")) {
            cases.put(expression, request -> request.conditionExpression(expression)
                    .expressionAttributeValues(values(expression)));
        }
    }

    private static void badConditions(Cases cases) {
        for (var expression : List.of(
                "",
                "a = = b",
                "a =",
                "a = b c d",
                "a ! b",
                "a in ()",
                "a = 1",
                "name = :one",
                "#a = :one",
                "a = :nope",
                "foo(a)",
                "attribute_exists(a, b)",
                "attribute_exists(:one)",
                "attribute_type(a, :text)",
                "a = a",
                "size(a)",
                "if_not_exists(a, b)",
                "((a = :one))",
                "begins_with(a, :one)",
                "a between :two and :one",
                "a between :one and :text",
                "a > :map")) {
            cases.put("bad: " + expression, request -> {
                request.conditionExpression(expression);
                var values = values(expression);
                if (!values.isEmpty()) {
                    request.expressionAttributeValues(values);
                }
            });
        }
        cases.put("unused name", request -> request.conditionExpression("attribute_exists(a)")
                .expressionAttributeNames(Map.of("#z", "z")));
        cases.put("unused value", request -> request.conditionExpression("attribute_exists(a)")
                .expressionAttributeValues(Map.of(":z", number("1"))));
        cases.put(
                "values without an expression",
                request -> request.expressionAttributeValues(Map.of(":z", number("1"))));
        cases.put("no name", request -> request.conditionExpression("attribute_exists(a)")
                .expressionAttributeNames(Map.of("z", "z")));
        cases.put("two kinds", request -> request.conditionExpression("attribute_exists(a)")
                .expected(Map.of(
                        "a", ExpectedAttributeValue.builder().exists(false).build())));
    }

    private static void updates(Cases cases) {
        for (var expression : List.of(
                "SET a = :one, b = :text",
                "SET a = a + :two",
                "SET a = :two - a",
                "SET c = if_not_exists(c, :one)",
                "SET l = :list",
                "SET l = list_append(l, :list)",
                "SET l[9] = :two, l[8] = :one",
                "REMOVE l[0], l[1]",
                "ADD a :one, counted :two",
                "ADD tags :set",
                "DELETE tags :set",
                "SET d = :map",
                "SET d.x = :one, d.y = a",
                "REMOVE d.x SET b = d.y",
                "SET a = c REMOVE c")) {
            // Of what is nested, AWS tells the part that was updated, its emulator the whole attribute.
            boolean isNested = expression.contains("[") || expression.contains("d.");
            for (var returned :
                    isNested ? List.of(ReturnValue.ALL_NEW) : List.of(ReturnValue.UPDATED_NEW, ReturnValue.ALL_NEW)) {
                cases.update(
                        returned + " " + expression, "u-" + returned, request -> request.updateExpression(expression)
                                .expressionAttributeValues(nullIfEmpty(values(expression)))
                                .returnValues(returned));
            }
        }
        cases.update("old", "u-ALL_NEW", request -> request.updateExpression("SET a = :one")
                .expressionAttributeValues(values(":one"))
                .returnValues(ReturnValue.UPDATED_OLD));
    }

    private static void badUpdates(Cases cases) {
        for (var expression : List.of(
                "",
                "SET a",
                "FOO a = :one",
                "SET a = :one SET b = :one",
                "SET a = :one, a = :one",
                "SET a = :one, a.b = :one",
                "SET leaseKey = :text",
                "REMOVE leaseKey",
                "SET a = absent",
                "SET a = absent + :one",
                "SET a = :text + :one",
                "SET b = list_append(:text, :text)",
                "SET b = if_not_exists(:one, :one)",
                "SET c = foo(b)",
                "SET c = size(b)",
                "ADD a :text",
                "DELETE a :text",
                "ADD b :one",
                "SET nope.b = :one",
                "REMOVE nope.x")) {
            cases.update("bad: " + expression, "u-ALL_NEW", request -> request.updateExpression(expression)
                    .expressionAttributeValues(nullIfEmpty(values(expression))));
        }
    }

    private static void legacy(Cases cases) {
        cases.update("legacy put", "legacy", request -> request.attributeUpdates(Map.of(
                        "leaseOwner", action(AttributeAction.PUT, text("worker")),
                        "leaseCounter", action(AttributeAction.ADD, number("1"))))
                .expected(Map.of(
                        "leaseOwner",
                        ExpectedAttributeValue.builder().exists(false).build()))
                .returnValues(ReturnValue.ALL_NEW));
        cases.update("legacy lost", "legacy", request -> request.attributeUpdates(
                        Map.of("leaseCounter", action(AttributeAction.ADD, number("1"))))
                .expected(Map.of(
                        "leaseOwner",
                        ExpectedAttributeValue.builder().exists(false).build()))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
        cases.update("legacy renew", "legacy", request -> request.attributeUpdates(
                        Map.of("leaseCounter", action(AttributeAction.PUT, number("2"))))
                .expected(Map.of(
                        "leaseCounter",
                        ExpectedAttributeValue.builder().value(number("1")).build()))
                .returnValues(ReturnValue.ALL_OLD));
        cases.update(
                "legacy type",
                "legacy",
                request -> request.attributeUpdates(Map.of("leaseOwner", action(AttributeAction.ADD, number("1")))));
        cases.update(
                "legacy add text",
                "legacy",
                request -> request.attributeUpdates(Map.of("leaseOwner", action(AttributeAction.ADD, text("1")))));
        cases.update(
                "legacy no value",
                "legacy",
                request -> request.attributeUpdates(Map.of(
                        "leaseOwner",
                        AttributeValueUpdate.builder()
                                .action(AttributeAction.PUT)
                                .build())));
        cases.update("legacy remove", "legacy", request -> request.attributeUpdates(Map.of(
                        "leaseOwner",
                        AttributeValueUpdate.builder()
                                .action(AttributeAction.DELETE)
                                .build()))
                .returnValues(ReturnValue.UPDATED_OLD));
        for (var operator : List.of(
                ComparisonOperator.EQ,
                ComparisonOperator.NE,
                ComparisonOperator.LT,
                ComparisonOperator.GE,
                ComparisonOperator.CONTAINS)) {
            cases.put(
                    "expected " + operator,
                    request -> request.expected(Map.of(
                            "leaseCounter",
                            ExpectedAttributeValue.builder()
                                    .comparisonOperator(operator)
                                    .attributeValueList(number("1"))
                                    .build())));
        }
        cases.put(
                "expected nothing",
                request -> request.expected(
                        Map.of("a", ExpectedAttributeValue.builder().build())));
        cases.put(
                "expected a value that is not there",
                request -> request.expected(Map.of(
                        "a",
                        ExpectedAttributeValue.builder()
                                .exists(false)
                                .value(number("1"))
                                .build())));
    }

    private static void items(Cases cases) {
        cases.get("item", request -> {});
        cases.get("part of an item", request -> request.projectionExpression("leaseOwner, nested.deep[0]"));
        cases.get("attributes of an item", request -> request.attributesToGet("leaseOwner", "absent"));
        cases.get("reserved word", request -> request.projectionExpression("name"));
        cases.get("overlap", request -> request.projectionExpression("a, a"));
        cases.worded(
                "wrong key",
                "ValidationException: The provided key element does not match the schema",
                client -> client.getItem(GetItemRequest.builder()
                        .tableName(LEASES)
                        .key(Map.of("leaseKey", number("1")))
                        .build()));
        cases.worded(
                "no table",
                "ResourceNotFoundException: Requested resource not found",
                client -> client.getItem(GetItemRequest.builder()
                        .tableName("nope")
                        .key(Map.of("leaseKey", text("a")))
                        .build()));
        cases.worded(
                "no table to describe",
                "ResourceNotFoundException: Requested resource not found: Table: nope not found",
                client -> client.describeTable(request -> request.tableName("nope")));
        cases.worded(
                "table that is there",
                "ResourceInUseException: Table already exists: leases",
                client -> client.createTable(request -> request.tableName(LEASES)
                        .attributeDefinitions(attribute("leaseKey", ScalarAttributeType.S))
                        .keySchema(key("leaseKey", KeyType.HASH))
                        .billingMode(BillingMode.PAY_PER_REQUEST)));
        cases.worded(
                "number",
                "ValidationException: The parameter cannot be converted to a numeric value: x",
                client -> client.putItem(PutItemRequest.builder()
                        .tableName(LEASES)
                        .item(Map.of("leaseKey", text("n"), "a", number("x")))
                        .build()));
        cases.worded(
                "missing key",
                "ValidationException: One or more parameter values were invalid: Missing the key leaseKey in"
                        + " the item",
                client -> client.putItem(PutItemRequest.builder()
                        .tableName(LEASES)
                        .item(Map.of("a", text("n")))
                        .build()));
        cases.add(
                "empty key",
                client -> client.putItem(PutItemRequest.builder()
                        .tableName(LEASES)
                        .item(Map.of("leaseKey", text("")))
                        .build()));
        cases.add(
                "delete",
                client -> client.deleteItem(DeleteItemRequest.builder()
                        .tableName(LEASES)
                        .key(Map.of("leaseKey", text("legacy")))
                        .returnValues(ReturnValue.ALL_OLD)
                        .build()));
        cases.add(
                "delete again",
                client -> client.deleteItem(DeleteItemRequest.builder()
                        .tableName(LEASES)
                        .key(Map.of("leaseKey", text("legacy")))
                        .returnValues(ReturnValue.ALL_OLD)
                        .build()));
        cases.add(
                "delete on a condition",
                client -> client.deleteItem(DeleteItemRequest.builder()
                        .tableName(LEASES)
                        .key(Map.of("leaseKey", text("legacy")))
                        .conditionExpression("attribute_exists(leaseKey)")
                        .build()));
    }
}
