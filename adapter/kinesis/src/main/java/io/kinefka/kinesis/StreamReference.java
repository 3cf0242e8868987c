package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import org.jspecify.annotations.Nullable;

/** Which stream a request means: by name within the caller's account and region, or by ARN. */
final class StreamReference {

    private StreamReference() {}

    /**
     * The stream's identity.
     *
     * @throws AwsException when neither name nor ARN is given, they disagree, or the ARN is none
     */
    static StreamId resolve(RequestContext context, @Nullable String streamName, @Nullable String streamArn) {
        if (streamArn != null) {
            StreamId id = parse(streamArn);
            if (streamName != null && !streamName.equals(id.name())) {
                throw KinesisErrors.invalidArgument("StreamARN and StreamName do not match.");
            }
            return id;
        }
        if (streamName == null) {
            throw KinesisErrors.invalidArgument("Either StreamName or StreamARN should be provided.");
        }
        return new StreamId(context.accountId(), context.region(), streamName);
    }

    static StreamId parse(String arn) {
        try {
            return StreamId.ofArn(arn);
        } catch (IllegalArgumentException e) {
            throw KinesisErrors.invalidArgument("Invalid StreamARN: " + arn);
        }
    }

    /** The stream, in whatever state. */
    static StreamMetadata find(Streams streams, StreamId id) {
        return streams.find(id).orElseThrow(() -> KinesisErrors.streamNotFound(id));
    }

    /** The stream, if it has shards already and still: AWS knows no other for reading and writing. */
    static StreamMetadata findUsable(Streams streams, StreamId id) {
        StreamMetadata stream = find(streams, id);
        if (stream.status() == StreamStatus.CREATING || stream.status() == StreamStatus.DELETING) {
            throw KinesisErrors.streamNotFound(id);
        }
        return stream;
    }

    /** Refuses a change of a stream that is changing already. */
    static void requireActive(StreamMetadata stream) {
        if (stream.status() != StreamStatus.ACTIVE) {
            throw KinesisErrors.notActive(stream.id(), stream.status().name());
        }
    }
}
