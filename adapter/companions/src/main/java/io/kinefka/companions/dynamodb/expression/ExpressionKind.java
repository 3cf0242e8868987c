package io.kinefka.companions.dynamodb.expression;

import io.kinefka.aws.AwsException;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;

/** What an expression is for. */
public enum ExpressionKind {
    CONDITION("ConditionExpression", "condition"),
    FILTER("FilterExpression", "filter"),
    KEY_CONDITION("KeyConditionExpression", "key condition"),
    UPDATE("UpdateExpression", "update"),
    PROJECTION("ProjectionExpression", "projection");

    private final String parameter;
    private final String adjective;

    ExpressionKind(String parameter, String adjective) {
        this.parameter = parameter;
        this.adjective = adjective;
    }

    /** The parameter that holds it. */
    public String parameter() {
        return parameter;
    }

    AwsException invalid(String detail) {
        return DynamoDbErrors.validation("Invalid " + parameter + ": " + detail);
    }

    AwsException notAllowed(String function) {
        return invalid("The function is not allowed in a" + (this == UPDATE ? "n " : " ") + adjective
                + " expression; function: " + function);
    }

    AwsException wrongType(String operator, String type) {
        return invalid("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + type);
    }
}
