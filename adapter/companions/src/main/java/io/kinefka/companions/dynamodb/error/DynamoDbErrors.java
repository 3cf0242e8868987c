package io.kinefka.companions.dynamodb.error;

import io.kinefka.aws.AwsException;
import io.kinefka.log.error.LogException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The errors of DynamoDB, in AWS's words. */
public final class DynamoDbErrors {
    /** The code of a condition that does not hold. */
    public static final String CONDITION = "ConditionalCheckFailedException";

    private DynamoDbErrors() {}

    /** The request makes no sense, whatever the tables hold. */
    public static AwsException validation(String message) {
        return AwsException.client("ValidationException", message);
    }

    /** A parameter makes no sense. */
    public static AwsException invalid(String detail) {
        return validation("One or more parameter values were invalid: " + detail);
    }

    /** A condition does not hold. */
    public static AwsException conditionFailed() {
        return AwsException.client(CONDITION, "The conditional request failed");
    }

    /** An operation on items names a table that is not there. */
    public static AwsException noSuchResource() {
        return AwsException.client("ResourceNotFoundException", "Requested resource not found");
    }

    /** An operation on tables names one that is not there. */
    public static AwsException noSuchTable(String name) {
        return AwsException.client(
                "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found");
    }

    /** Something that carries tags is not there. */
    public static AwsException noSuchArn(String arn) {
        return AwsException.client(
                "ResourceNotFoundException", "Requested resource not found: ResourcArn: " + arn + " not found");
    }

    /** An operation on backups names a table that is not there. */
    public static AwsException tableNotFound(String name) {
        return AwsException.client("TableNotFoundException", "Table not found: " + name);
    }

    /** There is such a table already. */
    public static AwsException tableExists(String name) {
        return AwsException.client("ResourceInUseException", "Table already exists: " + name);
    }

    /** A table is not done with an earlier change. */
    public static AwsException tableIsChanging(String name) {
        return AwsException.client(
                "ResourceInUseException",
                "Attempt to change a resource which is still in use: Table is being updated: " + name);
    }

    /** There are as many tables as there may be. */
    public static AwsException tooManyTables(int max) {
        return AwsException.client(
                "LimitExceededException",
                "Subscriber limit exceeded: Too many tables: The number of tables exceeds the limit: " + max);
    }

    /** Why a transaction did not happen, one reason for each of its parts. */
    public static AwsException transactionCanceled(List<Map<String, Object>> reasons) {
        var codes = reasons.stream()
                .map(reason -> Objects.toString(reason.get("Code")))
                .collect(Collectors.joining(", ", "[", "]"));
        return AwsException.client(
                        "TransactionCanceledException",
                        "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes)
                .with(Map.of("CancellationReasons", reasons));
    }

    /** What a failure of the log is to a client; anything else stays what it is. */
    public static Throwable translated(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof LogException known)) {
            return Objects.requireNonNull(cause);
        }
        return switch (known.reason()) {
            case OVERLOADED ->
                AwsException.client(
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned throughput for the table was exceeded: "
                                + "the lease store is full (tables.bytes.max)");
            case UNAVAILABLE -> AwsException.withStatus(500, "InternalServerError", "Internal server error");
            case STREAM_NOT_FOUND, STREAM_EXISTS, STREAM_NOT_ACTIVE, CONSUMER_NOT_FOUND, CONSUMER_EXISTS -> known;
        };
    }
}
