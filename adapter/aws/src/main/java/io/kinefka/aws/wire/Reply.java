package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import java.nio.ByteBuffer;

/**
 * An answer before its headers.
 *
 * @param status the HTTP status
 * @param errorCode AWS's error code; empty for success
 * @param body the body in the dialect of the request
 */
record Reply(int status, String errorCode, ByteBuffer body) {
    static final ByteBuffer EMPTY_BODY = ByteBuffer.allocate(0);

    static Reply success(ByteBuffer body) {
        return new Reply(200, "", body);
    }

    static Reply error(Dialect dialect, AwsException error) {
        return new Reply(error.status(), error.code(), ErrorBody.of(dialect, error));
    }
}
