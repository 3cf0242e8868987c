package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.mapping.StreamMetadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** How large records may be: partition key and data together. */
final class RecordSize {
    private RecordSize() {}

    /** The bytes that count against the limits. */
    static long bytes(String partitionKey, ByteBuffer data) {
        return (long) data.remaining() + keyBytes(partitionKey);
    }

    private static int keyBytes(String partitionKey) {
        return partitionKey.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Refuses a record that is larger than its stream allows.
     *
     * @param member the path of the data in the request, as AWS writes it
     */
    static long requireAllowed(StreamMetadata stream, String partitionKey, ByteBuffer data, Supplier<String> member) {
        long bytes = bytes(partitionKey, data);
        int limit = 1024 * stream.options().recordKibMax();
        if (bytes > limit) {
            int length = data.remaining();
            throw AwsException.client(
                    "ValidationException",
                    "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=" + length + " cap=" + length
                            + "]' at '" + member.get()
                            + "' failed to satisfy constraint: Member must have length less than or equal to "
                            + limit);
        }
        return bytes;
    }
}
