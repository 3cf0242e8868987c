package io.kinefka.clients.dynamodb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Calls, in an order that matters: later ones find what earlier ones have left. */
final class Cases {
    private static final String LEASES = "leases";
    private static final String SORTED = "sorted";
    private static final String INDEX = "by-owner";

    private final List<Case> cases = new ArrayList<>();

    /**
     * A call.
     *
     * @param wording the answer of AWS where its emulator words it otherwise; empty for none
     */
    record Case(String name, String wording, Function<DynamoDbClient, DynamoDbResponse> call) {
        boolean hasOwnWording() {
            return !wording.isEmpty();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Cases() {}

    static void createTables(DynamoDbClient client) {
        client.createTable(request -> request.tableName(LEASES)
                .attributeDefinitions(attribute("leaseKey", ScalarAttributeType.S))
                .keySchema(key("leaseKey", KeyType.HASH))
                .billingMode(BillingMode.PAY_PER_REQUEST));
        client.createTable(request -> request.tableName(SORTED)
                .attributeDefinitions(
                        attribute("k", ScalarAttributeType.S),
                        attribute("r", ScalarAttributeType.N),
                        attribute("leaseOwner", ScalarAttributeType.S))
                .keySchema(key("k", KeyType.HASH), key("r", KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(INDEX)
                        .keySchema(key("leaseOwner", KeyType.HASH), key("r", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static List<Case> all() {
        var cases = new Cases();
        cases.conditions();
        cases.badConditions();
        cases.updates();
        cases.badUpdates();
        cases.legacy();
        cases.items();
        cases.queries();
        cases.scans();
        return cases.cases;
    }

    private void conditions() {
        put("new lease", request -> request.conditionExpression("attribute_not_exists(leaseKey)"));
        put("lease that is there", request -> request.conditionExpression("attribute_not_exists(leaseKey)"));
        put("shown lease", request -> request.conditionExpression("attribute_not_exists(leaseKey)")
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
            put(expression, request -> request.conditionExpression(expression)
                    .expressionAttributeValues(values(expression)));
        }
    }

    private void badConditions() {
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
            put("bad: " + expression, request -> {
                request.conditionExpression(expression);
                var values = values(expression);
                if (!values.isEmpty()) {
                    request.expressionAttributeValues(values);
                }
            });
        }
        put("unused name", request -> request.conditionExpression("attribute_exists(a)")
                .expressionAttributeNames(Map.of("#z", "z")));
        put("unused value", request -> request.conditionExpression("attribute_exists(a)")
                .expressionAttributeValues(Map.of(":z", number("1"))));
        put("values without an expression", request -> request.expressionAttributeValues(Map.of(":z", number("1"))));
        put("no name", request -> request.conditionExpression("attribute_exists(a)")
                .expressionAttributeNames(Map.of("z", "z")));
        put("two kinds", request -> request.conditionExpression("attribute_exists(a)")
                .expected(Map.of(
                        "a", ExpectedAttributeValue.builder().exists(false).build())));
    }

    private void updates() {
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
                update(returned + " " + expression, "u-" + returned, request -> request.updateExpression(expression)
                        .expressionAttributeValues(nullIfEmpty(values(expression)))
                        .returnValues(returned));
            }
        }
        update("old", "u-ALL_NEW", request -> request.updateExpression("SET a = :one")
                .expressionAttributeValues(values(":one"))
                .returnValues(ReturnValue.UPDATED_OLD));
    }

    private void badUpdates() {
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
            update("bad: " + expression, "u-ALL_NEW", request -> request.updateExpression(expression)
                    .expressionAttributeValues(nullIfEmpty(values(expression))));
        }
    }

    private void legacy() {
        update("legacy put", "legacy", request -> request.attributeUpdates(Map.of(
                        "leaseOwner", action(AttributeAction.PUT, text("worker")),
                        "leaseCounter", action(AttributeAction.ADD, number("1"))))
                .expected(Map.of(
                        "leaseOwner",
                        ExpectedAttributeValue.builder().exists(false).build()))
                .returnValues(ReturnValue.ALL_NEW));
        update("legacy lost", "legacy", request -> request.attributeUpdates(
                        Map.of("leaseCounter", action(AttributeAction.ADD, number("1"))))
                .expected(Map.of(
                        "leaseOwner",
                        ExpectedAttributeValue.builder().exists(false).build()))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
        update("legacy renew", "legacy", request -> request.attributeUpdates(
                        Map.of("leaseCounter", action(AttributeAction.PUT, number("2"))))
                .expected(Map.of(
                        "leaseCounter",
                        ExpectedAttributeValue.builder().value(number("1")).build()))
                .returnValues(ReturnValue.ALL_OLD));
        update(
                "legacy type",
                "legacy",
                request -> request.attributeUpdates(Map.of("leaseOwner", action(AttributeAction.ADD, number("1")))));
        update(
                "legacy add text",
                "legacy",
                request -> request.attributeUpdates(Map.of("leaseOwner", action(AttributeAction.ADD, text("1")))));
        update(
                "legacy no value",
                "legacy",
                request -> request.attributeUpdates(Map.of(
                        "leaseOwner",
                        AttributeValueUpdate.builder()
                                .action(AttributeAction.PUT)
                                .build())));
        update("legacy remove", "legacy", request -> request.attributeUpdates(Map.of(
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
            put(
                    "expected " + operator,
                    request -> request.expected(Map.of(
                            "leaseCounter",
                            ExpectedAttributeValue.builder()
                                    .comparisonOperator(operator)
                                    .attributeValueList(number("1"))
                                    .build())));
        }
        put(
                "expected nothing",
                request -> request.expected(
                        Map.of("a", ExpectedAttributeValue.builder().build())));
        put(
                "expected a value that is not there",
                request -> request.expected(Map.of(
                        "a",
                        ExpectedAttributeValue.builder()
                                .exists(false)
                                .value(number("1"))
                                .build())));
    }

    private void items() {
        get("item", request -> {});
        get("part of an item", request -> request.projectionExpression("leaseOwner, nested.deep[0]"));
        get("attributes of an item", request -> request.attributesToGet("leaseOwner", "absent"));
        get("reserved word", request -> request.projectionExpression("name"));
        get("overlap", request -> request.projectionExpression("a, a"));
        worded(
                "wrong key",
                "ValidationException: The provided key element does not match the schema",
                client -> client.getItem(GetItemRequest.builder()
                        .tableName(LEASES)
                        .key(Map.of("leaseKey", number("1")))
                        .build()));
        worded(
                "no table",
                "ResourceNotFoundException: Requested resource not found",
                client -> client.getItem(GetItemRequest.builder()
                        .tableName("nope")
                        .key(Map.of("leaseKey", text("a")))
                        .build()));
        worded(
                "no table to describe",
                "ResourceNotFoundException: Requested resource not found: Table: nope not found",
                client -> client.describeTable(request -> request.tableName("nope")));
        worded(
                "table that is there",
                "ResourceInUseException: Table already exists: leases",
                client -> client.createTable(request -> request.tableName(LEASES)
                        .attributeDefinitions(attribute("leaseKey", ScalarAttributeType.S))
                        .keySchema(key("leaseKey", KeyType.HASH))
                        .billingMode(BillingMode.PAY_PER_REQUEST)));
        worded(
                "number",
                "ValidationException: The parameter cannot be converted to a numeric value: x",
                client -> client.putItem(PutItemRequest.builder()
                        .tableName(LEASES)
                        .item(Map.of("leaseKey", text("n"), "a", number("x")))
                        .build()));
        worded(
                "missing key",
                "ValidationException: One or more parameter values were invalid: Missing the key leaseKey in"
                        + " the item",
                client -> client.putItem(PutItemRequest.builder()
                        .tableName(LEASES)
                        .item(Map.of("a", text("n")))
                        .build()));
        add(
                "empty key",
                client -> client.putItem(PutItemRequest.builder()
                        .tableName(LEASES)
                        .item(Map.of("leaseKey", text("")))
                        .build()));
        add(
                "delete",
                client -> client.deleteItem(DeleteItemRequest.builder()
                        .tableName(LEASES)
                        .key(Map.of("leaseKey", text("legacy")))
                        .returnValues(ReturnValue.ALL_OLD)
                        .build()));
        add(
                "delete again",
                client -> client.deleteItem(DeleteItemRequest.builder()
                        .tableName(LEASES)
                        .key(Map.of("leaseKey", text("legacy")))
                        .returnValues(ReturnValue.ALL_OLD)
                        .build()));
        add(
                "delete on a condition",
                client -> client.deleteItem(DeleteItemRequest.builder()
                        .tableName(LEASES)
                        .key(Map.of("leaseKey", text("legacy")))
                        .conditionExpression("attribute_exists(leaseKey)")
                        .build()));
    }

    private void queries() {
        for (var number : List.of("1", "10", "-5", "2.5", "0", "1e20")) {
            add(
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
            query(condition, request -> request.keyConditionExpression(condition));
        }
        query("backwards", request -> request.keyConditionExpression("k = :one").scanIndexForward(false));
        query("page", request -> request.keyConditionExpression("k = :one").limit(2));
        query("next page", request -> request.keyConditionExpression("k = :one")
                .limit(2)
                .exclusiveStartKey(Map.of("k", text("one"), "r", number("0"))));
        query("count", request -> request.keyConditionExpression("k = :one").select(Select.COUNT));
        query("part", request -> request.keyConditionExpression("k = :one").projectionExpression("r"));
        query("filter on key", request -> request.keyConditionExpression("k = :one")
                .filterExpression("r > :zero"));
        query("filter", request -> request.keyConditionExpression("k = :one").filterExpression("other1 = :one"));
        query("index", request -> request.indexName(INDEX)
                .keyConditionExpression("leaseOwner = :w")
                .limit(3));
        query("no index", request -> request.indexName("nope").keyConditionExpression("leaseOwner = :w"));
        query("too much of an index", request -> request.indexName(INDEX)
                .keyConditionExpression("leaseOwner = :w")
                .select(Select.ALL_ATTRIBUTES));
        add(
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
        add(
                "no condition",
                client -> client.query(QueryRequest.builder().tableName(SORTED).build()));
    }

    private void scans() {
        scan("all", request -> {});
        scan("legacy filter", request -> request.scanFilter(Map.of("r", compare(ComparisonOperator.LT, number("2")))));
        scan("filter", request -> request.filterExpression("r < :two")
                .expressionAttributeValues(Map.of(":two", number("2"))));
        scan("index", request -> request.indexName(INDEX).limit(2));
        scan("count and part", request -> request.select(Select.COUNT).projectionExpression("r"));
        scan("two kinds", request -> request.projectionExpression("r").attributesToGet("r"));
        scan("no index", request -> request.indexName("nope"));
    }

    private void put(String name, Consumer<PutItemRequest.Builder> more) {
        var request = PutItemRequest.builder()
                .tableName(LEASES)
                .item(Map.of(
                        "leaseKey", text("shard"),
                        "leaseCounter", number("1"),
                        "leaseOwner", text("worker"),
                        "tagged", AttributeValue.fromSs(List.of("work")),
                        "nested", AttributeValue.fromM(Map.of("deep", AttributeValue.fromL(List.of(number("1")))))));
        more.accept(request);
        add("PutItem " + name, client -> client.putItem(request.build()));
    }

    private void update(String name, String lease, Consumer<UpdateItemRequest.Builder> more) {
        var request = UpdateItemRequest.builder().tableName(LEASES).key(Map.of("leaseKey", text(lease)));
        more.accept(request);
        add("UpdateItem " + name, client -> client.updateItem(request.build()));
    }

    private void get(String name, Consumer<GetItemRequest.Builder> more) {
        var request = GetItemRequest.builder().tableName(LEASES).key(Map.of("leaseKey", text("shard")));
        more.accept(request);
        add("GetItem " + name, client -> client.getItem(request.build()));
    }

    private void query(String name, Consumer<QueryRequest.Builder> more) {
        var request = QueryRequest.builder().tableName(SORTED);
        more.accept(request);
        var written = request.build();
        var all = Map.of(":one", text("one"), ":zero", number("0"), ":two", number("2"), ":w", text("w"));
        request.expressionAttributeValues(
                used(all, written.keyConditionExpression() + " " + written.filterExpression()));
        add("Query " + name, client -> client.query(request.build()));
    }

    private void scan(String name, Consumer<ScanRequest.Builder> more) {
        var request = ScanRequest.builder().tableName(SORTED);
        more.accept(request);
        add("Scan " + name, client -> client.scan(request.build()));
    }

    private void add(String name, Function<DynamoDbClient, DynamoDbResponse> call) {
        cases.add(new Case(name, "", call));
    }

    private void worded(String name, String wording, Function<DynamoDbClient, DynamoDbResponse> call) {
        cases.add(new Case(name, wording, call));
    }

    /** The values that an expression names. */
    private static Map<String, AttributeValue> values(String expression) {
        return used(
                Map.of(
                        ":one", number("1"),
                        ":two", number("2"),
                        ":text", text("work"),
                        ":list", AttributeValue.fromL(List.of(number("1"), number("2"))),
                        ":set", AttributeValue.fromSs(List.of("a")),
                        ":map", AttributeValue.fromM(Map.of("z", number("1")))),
                expression);
    }

    private static Map<String, AttributeValue> used(Map<String, AttributeValue> all, String expression) {
        var words = Arrays.asList(expression.split("[^:a-z]+", -1));
        return all.entrySet().stream()
                .filter(each -> words.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable Map<String, AttributeValue> nullIfEmpty(Map<String, AttributeValue> values) {
        return values.isEmpty() ? null : values;
    }

    private static AttributeValueUpdate action(AttributeAction action, AttributeValue value) {
        return AttributeValueUpdate.builder().action(action).value(value).build();
    }

    private static Condition compare(ComparisonOperator operator, AttributeValue value) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(value)
                .build();
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(String number) {
        return AttributeValue.fromN(number);
    }
}
