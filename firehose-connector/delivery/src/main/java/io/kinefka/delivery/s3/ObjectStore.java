package io.kinefka.delivery.s3;

import java.io.IOException;

/** Creates objects, and waits for it. */
public interface ObjectStore extends AutoCloseable {

    /** What has become of an object. */
    enum Outcome {
        CREATED,
        /** An earlier attempt, or another engine, has created the same one. */
        ALREADY_THERE,
        /** There is another object of that name, which stays as it is. */
        TAKEN
    }

    /**
     * Creates an object unless there is one of that name.
     *
     * @throws IOException if it is not known to be there; it may be all the same
     */
    Outcome create(NewObject object) throws IOException;

    /** Lets go of whatever it holds. */
    @Override
    default void close() {}
}
