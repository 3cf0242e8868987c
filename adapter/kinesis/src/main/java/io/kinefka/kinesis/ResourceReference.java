package io.kinefka.kinesis;

import io.kinefka.log.policy.PolicyOwner;
import io.kinefka.mapping.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * What an ARN is about.
 *
 * @param stream a stream, or that of the consumer
 * @param consumer one of its consumers; null for the stream itself
 */
record ResourceReference(StreamId stream, @Nullable ConsumerReference consumer) {

    static ResourceReference of(StreamId stream) {
        return new ResourceReference(stream, null);
    }

    /** Reads the ARN of a stream or a consumer. */
    static ResourceReference parse(String arn) {
        return ConsumerReference.parse(arn)
                .map(consumer -> new ResourceReference(consumer.stream(), consumer))
                .orElseGet(() -> of(parseStream(arn)));
    }

    private static StreamId parseStream(String arn) {
        try {
            return StreamId.ofArn(arn);
        } catch (IllegalArgumentException e) {
            throw KinesisErrors.invalidArgument("Invalid ResourceARN: " + arn);
        }
    }

    PolicyOwner policyOwner() {
        return new PolicyOwner(stream, consumer == null ? null : consumer.name());
    }
}
