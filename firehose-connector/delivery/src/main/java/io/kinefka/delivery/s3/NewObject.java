package io.kinefka.delivery.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object to be created.
 *
 * @param metadata of the user's; two objects of the same name and metadata are the same
 * @param kmsKeyArn with which S3 encrypts it, or null
 */
public record NewObject(
        String bucket,
        String key,
        Map<String, String> metadata,
        @Nullable String kmsKeyArn,
        Content content) {

    /** Writes the object's bytes; once for each attempt. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream target) throws IOException;
    }

    public NewObject {
        metadata = Map.copyOf(metadata);
    }
}
