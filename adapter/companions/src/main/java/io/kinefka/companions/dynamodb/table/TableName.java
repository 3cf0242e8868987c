package io.kinefka.companions.dynamodb.table;

import io.kinefka.aws.RequestContext;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import java.util.regex.Pattern;

/** Which table: its name, and whose it is. */
public record TableName(String accountId, String region, String name) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:dynamodb:([^:]*):([^:]*):table/([^/]+)");
    private static final int LENGTH_MIN = 3;
    private static final int LENGTH_MAX = 255;

    /** From a name, or from an ARN. */
    public static TableName of(RequestContext context, String nameOrArn) {
        var arn = ARN.matcher(nameOrArn);
        if (arn.matches()) {
            return new TableName(arn.group(2), arn.group(1), checked(arn.group(3)));
        }
        return new TableName(context.accountId(), context.region(), checked(nameOrArn));
    }

    /** From an ARN. */
    public static TableName ofArn(String arn) {
        var matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw DynamoDbErrors.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        return new TableName(matcher.group(2), matcher.group(1), checked(matcher.group(3)));
    }

    private static String checked(String name) {
        if (name.length() < LENGTH_MIN || name.length() > LENGTH_MAX) {
            throw DynamoDbErrors.validation(
                    "TableName must be at least 3 characters long and at most 255 characters long");
        }
        if (!NAME.matcher(name).matches()) {
            throw DynamoDbErrors.validation("1 validation error detected: Value '" + name
                    + "' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + NAME.pattern());
        }
        return name;
    }

    /** Its ARN. */
    public String arn() {
        return "arn:aws:dynamodb:" + region + ":" + accountId + ":table/" + name;
    }
}
