package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.consumer.StreamConsumer;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.mapping.StreamId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which consumer a request means.
 *
 * @param stream the stream that it reads
 * @param name its name
 * @param createdSecond when it was registered, in seconds since 1970; null for whatever consumer has that name
 */
record ConsumerReference(
        StreamId stream, String name, @Nullable Long createdSecond) {
    private static final Pattern ARN = Pattern.compile("(.+)/consumer/([a-zA-Z0-9_.-]{1,128}):([0-9]{1,18})");

    /**
     * Reads what a request names a consumer by.
     *
     * @throws AwsException when it is neither an ARN nor stream and name, or these disagree
     */
    static ConsumerReference resolve(
            @Nullable String streamArn, @Nullable String consumerName, @Nullable String consumerArn) {
        if (consumerArn == null) {
            if (streamArn == null || consumerName == null) {
                throw KinesisErrors.invalidArgument(
                        "Either ConsumerARN or both StreamARN and ConsumerName should be provided.");
            }
            return new ConsumerReference(StreamReference.parse(streamArn), consumerName, null);
        }
        var reference = parse(consumerArn)
                .orElseThrow(() -> KinesisErrors.invalidArgument("Invalid ConsumerARN: " + consumerArn));
        if (streamArn != null && !StreamReference.parse(streamArn).equals(reference.stream())) {
            throw KinesisErrors.invalidArgument("StreamARN and ConsumerARN do not match.");
        }
        if (consumerName != null && !consumerName.equals(reference.name())) {
            throw KinesisErrors.invalidArgument("ConsumerName and ConsumerARN do not match.");
        }
        return reference;
    }

    /** Reads an ARN; empty if it is not a consumer's. */
    static Optional<ConsumerReference> parse(String arn) {
        var matcher = ARN.matcher(arn);
        return matcher.matches()
                ? Optional.of(new ConsumerReference(
                        StreamReference.parse(matcher.group(1)), matcher.group(2), Long.valueOf(matcher.group(3))))
                : Optional.empty();
    }

    static String arn(StreamConsumer consumer) {
        return consumer.stream().arn() + "/consumer/" + consumer.name() + ":"
                + consumer.createdAt().getEpochSecond();
    }

    /** The consumer, in whatever state. */
    StreamConsumer find(StreamConsumers consumers) {
        return require(consumers.find(stream, name));
    }

    /** As {@link #find(StreamConsumers)}, as of that state. */
    StreamConsumer find(StreamConsumers consumers, CatalogSnapshot state) {
        return require(consumers.find(state, stream, name));
    }

    private StreamConsumer require(Optional<StreamConsumer> found) {
        return found.filter(consumer -> createdSecond == null
                        || createdSecond == consumer.createdAt().getEpochSecond())
                .orElseThrow(() -> KinesisErrors.consumerNotFound(stream, name));
    }
}
