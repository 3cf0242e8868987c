package io.kinefka.aws.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A body that comes in frames, each asked for when the last one has been sent. */
public interface WireEvents {

    /** Waits for the next frame, in parts; none at the end, and then the body ends. Never fails. */
    CompletionStage<List<ByteBuffer>> next();

    /** Nobody reads any more: {@link #next} comes to its end soon. */
    void cancel();
}
