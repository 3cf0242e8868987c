package io.kinefka.delivery.lambda;

import java.nio.ByteBuffer;

/** What became of a record in a function. */
public sealed interface TransformResult {

    /** To be delivered. */
    record Ok(ByteBuffer data) implements TransformResult {}

    /** Not to be delivered, on purpose. */
    record Dropped() implements TransformResult {}

    /** Among the errors. */
    record Failed(String code, String message) implements TransformResult {}
}
