package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.encryption.KeyException;
import io.kinefka.log.consumer.StreamConsumer;
import io.kinefka.log.error.LogException;
import io.kinefka.log.error.LogException.Reason;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The one place that gives the log's failures AWS's names and texts. */
final class KinesisErrors {
    private static final String IN_USE = "ResourceInUseException";

    private KinesisErrors() {}

    /** The same stage, failing in AWS's words. */
    static <T> CompletionStage<T> translated(CompletionStage<T> stage) {
        return stage.exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure)));
    }

    /** The same stage, failing in AWS's words for a failure to reach one shard. */
    static <T> CompletionStage<T> translated(CompletionStage<T> stage, ShardId shard, StreamId stream) {
        return stage.exceptionallyCompose(failure -> {
            Throwable cause = cause(failure);
            return CompletableFuture.failedFuture(
                    cause instanceof LogException known ? translated(known, shard, stream) : translated(cause));
        });
    }

    static AwsException translated(LogException known, ShardId shard, StreamId stream) {
        return known.reason() == Reason.OVERLOADED ? throttled(shard, stream) : translated(known);
    }

    private static Throwable translated(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof KeyException known) {
            return KeyErrors.translated(known);
        }
        return cause instanceof LogException known ? translated(known) : cause;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    static AwsException translated(LogException known) {
        return switch (known.reason()) {
            case STREAM_NOT_FOUND -> streamNotFound(stream(known));
            case STREAM_EXISTS ->
                AwsException.client(
                        IN_USE,
                        "Stream " + stream(known).name() + " under account "
                                + stream(known).accountId() + " already exists.");
            case STREAM_NOT_ACTIVE -> notActive(stream(known), String.valueOf(known.getMessage()));
            case CONSUMER_NOT_FOUND -> consumerNotFound(stream(known), String.valueOf(known.getMessage()));
            case CONSUMER_EXISTS ->
                AwsException.client(
                        IN_USE,
                        "Consumer " + known.getMessage() + " under stream "
                                + stream(known).arn() + " already exists.");
            case OVERLOADED -> AwsException.client("LimitExceededException", "Rate exceeded.");
            case UNAVAILABLE -> unavailable();
        };
    }

    private static StreamId stream(LogException known) {
        StreamId stream = known.stream();
        if (stream == null) {
            throw new IllegalStateException("A failure about a stream names none", known);
        }
        return stream;
    }

    static AwsException unavailable() {
        return AwsException.unavailable("The service cannot reach its storage at the moment. Please try again.");
    }

    static AwsException streamNotFound(StreamId stream) {
        return AwsException.client(
                "ResourceNotFoundException",
                "Stream " + stream.name() + " under account " + stream.accountId() + " not found.");
    }

    static AwsException consumerNotFound(StreamId stream, String name) {
        return AwsException.client(
                "ResourceNotFoundException", "Consumer " + name + " under stream " + stream.arn() + " not found.");
    }

    static AwsException consumerNotActive(StreamConsumer consumer) {
        return AwsException.client(
                IN_USE,
                "Consumer " + consumer.name() + " with creation timestamp "
                        + consumer.createdAt().getEpochSecond() + " under stream "
                        + consumer.stream().name() + " and account "
                        + consumer.stream().accountId() + " is not in ACTIVE status.");
    }

    /** Another subscription has the consumer's place at the shard. */
    static AwsException subscribed(String consumerArn, ShardId shard) {
        return AwsException.client(
                IN_USE, "Another active subscription exists for this consumer: " + consumerArn + " and shard " + shard);
    }

    static AwsException subscribedTooOften(StreamConsumer consumer, ShardId shard) {
        return AwsException.client(
                "LimitExceededException",
                "Rate exceeded for consumer " + ConsumerReference.arn(consumer) + " and shard " + shard + ".");
    }

    /** Whether that is another subscription's place. */
    static boolean isSubscribed(Throwable failure) {
        return cause(failure) instanceof AwsException known && known.code().equals(IN_USE);
    }

    static AwsException streamHasConsumers(StreamId stream) {
        return AwsException.client(
                IN_USE,
                "DeleteStream can't delete " + stream.accountId() + ":" + stream.name()
                        + " because there are consumers associated with this data stream. To delete " + stream.name()
                        + " anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the"
                        + " consumers that are associated with it.");
    }

    static AwsException notActive(StreamId stream, String status) {
        return AwsException.client(
                IN_USE,
                "Stream " + stream.name() + " under account " + stream.accountId() + " not ACTIVE, instead in state "
                        + status);
    }

    static AwsException invalidArgument(String message) {
        return AwsException.client("InvalidArgumentException", message);
    }

    static AwsException throttled(ShardId shard, StreamId stream) {
        return AwsException.client("ProvisionedThroughputExceededException", throttledText(shard, stream));
    }

    /** What a client sees of a record that the service could not write. */
    static AwsException putFailed() {
        return AwsException.withStatus(500, "InternalFailure", "Internal Service Failure.");
    }

    static AwsException rateExceeded(@Nullable StreamId stream, String callersAccountId) {
        return AwsException.client(
                "LimitExceededException",
                stream == null
                        ? "Rate exceeded under account " + callersAccountId + "."
                        : "Rate exceeded for stream " + stream.name() + " under account " + stream.accountId() + ".");
    }

    static AwsException quotaExceeded(String operation, int quota, StreamId stream) {
        return AwsException.client(
                "LimitExceededException",
                operation + " is limited to " + quota + " calls within 24 hours for stream " + stream.name()
                        + " under account " + stream.accountId() + ".");
    }

    static String throttledText(ShardId shard, StreamId stream) {
        return "Rate exceeded for shard " + shard + " in stream " + stream.name() + " under account "
                + stream.accountId() + ".";
    }
}
