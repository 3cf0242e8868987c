package io.kinefka.delivery.process;

import java.nio.ByteBuffer;

/** Makes none, one or several records of one. */
@FunctionalInterface
public interface Step {

    /** Takes what comes out, and what does not work. */
    interface Output {
        void emit(ByteBuffer data);

        void fail(Rejection rejection, ByteBuffer data);
    }

    void apply(ByteBuffer data, Output output);
}
