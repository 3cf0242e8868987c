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
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Calls, in an order that matters: later ones find what earlier ones have left. */
final class Cases {
    static final String LEASES = "leases";
    static final String SORTED = "sorted";
    static final String INDEX = "by-owner";

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

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static List<Case> all() {
        var cases = new Cases();
        ItemCases.addTo(cases);
        SearchCases.addTo(cases);
        return cases.cases;
    }

    void put(String name, Consumer<PutItemRequest.Builder> more) {
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

    void update(String name, String lease, Consumer<UpdateItemRequest.Builder> more) {
        var request = UpdateItemRequest.builder().tableName(LEASES).key(Map.of("leaseKey", text(lease)));
        more.accept(request);
        add("UpdateItem " + name, client -> client.updateItem(request.build()));
    }

    void get(String name, Consumer<GetItemRequest.Builder> more) {
        var request = GetItemRequest.builder().tableName(LEASES).key(Map.of("leaseKey", text("shard")));
        more.accept(request);
        add("GetItem " + name, client -> client.getItem(request.build()));
    }

    void query(String name, Consumer<QueryRequest.Builder> more) {
        var request = QueryRequest.builder().tableName(SORTED);
        more.accept(request);
        var written = request.build();
        var all = Map.of(":one", text("one"), ":zero", number("0"), ":two", number("2"), ":w", text("w"));
        request.expressionAttributeValues(
                used(all, written.keyConditionExpression() + " " + written.filterExpression()));
        add("Query " + name, client -> client.query(request.build()));
    }

    void scan(String name, Consumer<ScanRequest.Builder> more) {
        var request = ScanRequest.builder().tableName(SORTED);
        more.accept(request);
        add("Scan " + name, client -> client.scan(request.build()));
    }

    void add(String name, Function<DynamoDbClient, DynamoDbResponse> call) {
        cases.add(new Case(name, "", call));
    }

    void worded(String name, String wording, Function<DynamoDbClient, DynamoDbResponse> call) {
        cases.add(new Case(name, wording, call));
    }

    /** The values that an expression names. */
    static Map<String, AttributeValue> values(String expression) {
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

    static @Nullable Map<String, AttributeValue> nullIfEmpty(Map<String, AttributeValue> values) {
        return values.isEmpty() ? null : values;
    }

    static AttributeValueUpdate action(AttributeAction action, AttributeValue value) {
        return AttributeValueUpdate.builder().action(action).value(value).build();
    }

    static Condition compare(ComparisonOperator operator, AttributeValue value) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(value)
                .build();
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(String number) {
        return AttributeValue.fromN(number);
    }
}
