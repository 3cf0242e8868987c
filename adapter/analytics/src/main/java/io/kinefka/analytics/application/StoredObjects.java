package io.kinefka.analytics.application;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads objects of S3. */
@FunctionalInterface
public interface StoredObjects {

    /**
     * The beginning of an object, or all of it if it is not longer; empty if there is no such object.
     *
     * @param bytesMax how much to read at most
     */
    CompletionStage<Optional<byte[]>> read(String bucketArn, String key, int bytesMax);
}
