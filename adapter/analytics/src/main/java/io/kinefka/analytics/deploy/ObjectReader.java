package io.kinefka.analytics.deploy;

import java.io.IOException;
import java.util.Optional;

/** Reads objects of S3; waits. */
@FunctionalInterface
public interface ObjectReader {

    /**
     * The beginning of an object, or all of it if it is not longer; empty if there is no such object.
     *
     * @param bytesMax how much to read at most
     */
    Optional<byte[]> read(String bucket, String key, int bytesMax) throws IOException;
}
