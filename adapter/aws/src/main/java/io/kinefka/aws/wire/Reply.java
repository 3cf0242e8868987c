package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An answer before its headers.
 *
 * @param status the HTTP status
 * @param errorCode AWS's error code; empty for success
 * @param body the body in the dialect of the request
 * @param events what the body consists of instead; null for none
 */
record Reply(
        int status,
        String errorCode,
        ByteBuffer body,
        @Nullable WireEvents events) {
    static final ByteBuffer EMPTY_BODY = ByteBuffer.allocate(0);

    static Reply success(ByteBuffer body) {
        return new Reply(200, "", body, null);
    }

    static Reply events(WireEvents events) {
        return new Reply(200, "", EMPTY_BODY, events);
    }

    static Reply error(Exchange exchange, AwsException error) {
        return new Reply(error.status(), error.code(), ErrorBody.of(exchange, error), null);
    }
}
