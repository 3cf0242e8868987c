package io.kinefka.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a statement of a resource's policy must look like. */
final class StatementRules {
    private static final Set<String> MEMBERS = Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");
    private static final Set<String> EFFECTS = Set.of("Allow", "Deny");
    private static final Set<String> PRINCIPALS = Set.of("AWS", "Service", "Federated", "CanonicalUser");
    private static final Pattern ACTION_NAME = Pattern.compile("[A-Za-z*?]+");

    private final String actionPrefix;
    private final String resourceArn;

    StatementRules(String actionPrefix, String resourceArn) {
        this.actionPrefix = actionPrefix;
        this.resourceArn = resourceArn;
    }

    /** Checks a statement, which complaints call {@code name}. */
    void require(JsonNode statement, String name) {
        require(statement.isObject(), name + " must be a JSON object.");
        statement
                .fieldNames()
                .forEachRemaining(member ->
                        require(MEMBERS.contains(member), name + " has an unsupported element: " + member + "."));
        require(
                statement.path("Sid").isMissingNode() || statement.path("Sid").isTextual(),
                name + ": Sid must be text.");
        require(EFFECTS.contains(statement.path("Effect").asText()), name + ": Effect must be Allow or Deny.");
        requirePrincipal(statement.path("Principal"), name);
        requireActions(statement.path("Action"), name);
        requireResources(statement.path("Resource"), name);
        requireCondition(statement.path("Condition"), name);
    }

    private static void requirePrincipal(JsonNode principal, String name) {
        boolean everyone = principal.isTextual() && principal.textValue().equals("*");
        boolean listed = principal.isObject()
                && !principal.isEmpty()
                && principal
                        .propertyStream()
                        .allMatch(kind -> PRINCIPALS.contains(kind.getKey())
                                && !texts(kind.getValue()).isEmpty());
        require(
                everyone || listed,
                name + ": Principal must be \"*\" or an object such as {\"AWS\": \"arn:aws:iam::123456789012:root\"}.");
    }

    private void requireActions(JsonNode action, String name) {
        var actions = texts(action);
        require(!actions.isEmpty(), name + " must have an Action.");
        actions.forEach(
                one -> require(isAction(one), name + ": Action " + one + " must begin with " + actionPrefix + "."));
    }

    private boolean isAction(String action) {
        return action.toLowerCase(Locale.ROOT).startsWith(actionPrefix)
                && ACTION_NAME.matcher(action.substring(actionPrefix.length())).matches();
    }

    private void requireResources(JsonNode resource, String name) {
        var resources = texts(resource);
        require(!resources.isEmpty(), name + " must have a Resource.");
        resources.forEach(one -> require(
                one.equals(resourceArn),
                name + ": Resource " + one + " must be the resource that the policy is for, " + resourceArn + "."));
    }

    private static void requireCondition(JsonNode condition, String name) {
        boolean wellFormed = condition.isMissingNode() || isTable(condition, StatementRules::isTests);
        require(wellFormed, name + ": Condition must map operators to keys, and keys to values.");
    }

    private static boolean isTests(JsonNode tests) {
        return !tests.isEmpty() && isTable(tests, StatementRules::isValues);
    }

    private static boolean isValues(JsonNode values) {
        return values.isArray() ? values.valueStream().allMatch(JsonNode::isValueNode) : values.isValueNode();
    }

    private static boolean isTable(JsonNode table, Predicate<JsonNode> value) {
        return table.isObject() && table.valueStream().allMatch(value);
    }

    /** The text, or the texts of a list; empty when it is anything else. */
    private static List<String> texts(JsonNode value) {
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)
                ? value.valueStream().map(JsonNode::textValue).toList()
                : List.of();
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new MalformedPolicyException(complaint);
        }
    }
}
