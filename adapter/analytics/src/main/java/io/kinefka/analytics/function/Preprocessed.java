package io.kinefka.analytics.function;

import java.nio.ByteBuffer;

/** What a function has made of a record. */
public sealed interface Preprocessed {

    /** Rows are in these data. */
    record Ok(ByteBuffer data) implements Preprocessed {}

    /** Left out on purpose. */
    record Dropped() implements Preprocessed {}

    /** An error, with what is told of it. */
    record Failed(String reason) implements Preprocessed {}
}
