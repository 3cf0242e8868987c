package io.kinefka.firehose;

import io.kinefka.aws.AwsException;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamException;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.error.LogException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The one place that gives failures below AWS's names and texts. */
final class FirehoseErrors {
    static final String UNAVAILABLE = "ServiceUnavailableException";
    static final String SLOW_DOWN = "Slow down.";

    private FirehoseErrors() {}

    /**
     * The same stage, failing in AWS's words.
     *
     * @param what was to be done, for example: update
     */
    static <T> CompletionStage<T> translated(String what, CompletionStage<T> stage) {
        return stage.exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(what, failure)));
    }

    private static Throwable translated(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DeliveryStreamException known) {
            return translated(what, known);
        }
        if (cause instanceof InvalidDeliveryConfigException known) {
            return invalid(known);
        }
        return cause instanceof LogException known ? translated(known) : cause;
    }

    private static AwsException translated(String what, DeliveryStreamException known) {
        return switch (known.reason()) {
            case NOT_FOUND -> notFound(known.id());
            case EXISTS ->
                AwsException.client(
                        "ResourceInUseException",
                        "Firehose " + known.id().name() + " under accountId "
                                + known.id().accountId() + " already exists");
            case NOT_ACTIVE ->
                AwsException.client(
                        "ResourceInUseException",
                        "Cannot " + what + " firehose: " + known.id().name() + " when it is in " + known.getMessage()
                                + " status");
        };
    }

    static AwsException translated(LogException known) {
        return switch (known.reason()) {
            case OVERLOADED -> AwsException.unavailable(SLOW_DOWN);
            case UNAVAILABLE ->
                AwsException.unavailable("The service cannot reach its storage at the moment. Please try again.");
            case STREAM_NOT_FOUND, STREAM_EXISTS, STREAM_NOT_ACTIVE, CONSUMER_NOT_FOUND, CONSUMER_EXISTS ->
                throw new IllegalStateException("Not a failure of a delivery stream", known);
        };
    }

    static AwsException invalid(InvalidDeliveryConfigException known) {
        return invalidArgument(String.valueOf(known.getMessage()));
    }

    static AwsException invalidArgument(String message) {
        return AwsException.client("InvalidArgumentException", message);
    }

    static AwsException notFound(DeliveryStreamId id) {
        return AwsException.client(
                "ResourceNotFoundException",
                "Firehose " + id.name() + " under account " + id.accountId() + " not found.");
    }

    /** The same, as calls that put records say it. */
    static AwsException notFoundToPut(DeliveryStreamId id) {
        return AwsException.client(
                "ResourceNotFoundException",
                "Firehose " + id.name() + " not found under account " + id.accountId() + ".");
    }

    /** Records cannot be put where they come from elsewhere. */
    static AwsException notDirectPut(DeliveryStream stream) {
        return invalidArgument(
                "This operation is not permitted on " + stream.source().awsName() + " delivery stream type.");
    }

    static AwsException otherVersion(DeliveryStream stream, String specified) {
        return AwsException.client(
                "ConcurrentModificationException",
                "Cannot update firehose: " + stream.id().name() + " since the current version id: " + stream.version()
                        + " and specified version id: " + specified + " do not match");
    }

    static AwsException limitExceeded(String message) {
        return AwsException.client("LimitExceededException", message);
    }

    static AwsException slowDown() {
        return AwsException.unavailable(SLOW_DOWN);
    }
}
