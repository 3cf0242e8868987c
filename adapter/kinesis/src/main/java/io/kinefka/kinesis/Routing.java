package io.kinefka.kinesis;

import io.kinefka.log.write.NewRecord;
import io.kinefka.mapping.HashKey;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Records on their way to the shards that own their hash keys. */
final class Routing {

    private Routing() {}

    static NewRecord newRecord(String partitionKey, ByteBuffer data, @Nullable String explicitHashKey) {
        return new NewRecord(partitionKey, explicitHashKey == null ? null : parse(explicitHashKey), data);
    }

    private static HashKey parse(String explicitHashKey) {
        try {
            return HashKey.parse(explicitHashKey);
        } catch (IllegalArgumentException e) {
            throw KinesisErrors.invalidArgument(
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "
                            + explicitHashKey);
        }
    }
}
