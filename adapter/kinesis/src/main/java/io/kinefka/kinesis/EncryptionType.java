package io.kinefka.kinesis;

import io.kinefka.mapping.StreamMetadata;
import org.jspecify.annotations.Nullable;

/** How streams and records say whether they are encrypted. */
final class EncryptionType {
    private static final String NONE = "NONE";
    private static final String KMS = "KMS";

    private EncryptionType() {}

    /** Of a stream's new records. */
    static String of(StreamMetadata stream) {
        return stream.options().encryptionKey().isPresent() ? KMS : NONE;
    }

    /** Of a record: nothing is said of one that is not encrypted. */
    static @Nullable String ofRecord(boolean encrypted) {
        return encrypted ? KMS : null;
    }

    /** Refuses anything that a stream cannot be encrypted with. */
    static void requireKms(String wanted) {
        if (!wanted.equals(KMS)) {
            throw KinesisErrors.invalidArgument("KMS is the only valid EncryptionType for this request.");
        }
    }
}
