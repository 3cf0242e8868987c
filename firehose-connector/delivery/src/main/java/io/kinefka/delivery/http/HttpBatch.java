package io.kinefka.delivery.http;

import io.kinefka.delivery.buffer.Segment;
import io.kinefka.delivery.config.Destination;

/**
 * A request's content.
 *
 * @param sourceArn of the delivery stream
 * @param requestId the same on every attempt
 * @param timestampMillis when the request was made up, in milliseconds since 1970; the same on every attempt
 */
public record HttpBatch(
        Destination.HttpEndpoint endpoint, String sourceArn, String requestId, long timestampMillis, Segment segment) {
    /** Source: AWS developer guide, HTTP endpoint delivery request specification. */
    public static final int RECORDS_MAX = 10_000;

    /** Before compression. Source: as above. */
    public static final long BYTES_MAX = 64L << 20;
}
