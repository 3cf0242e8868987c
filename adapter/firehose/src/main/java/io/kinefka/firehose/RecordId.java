package io.kinefka.firehose;

import io.kinefka.log.write.AppendResult.Appended;
import java.nio.ByteBuffer;
import java.util.Base64;

/** The id that a put record is given: its place in the delivery stream's topic and its arrival time, in base64. */
final class RecordId {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private RecordId() {}

    static String of(Appended record) {
        return BASE64.encodeToString(ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
                .putInt(record.shard().partition())
                .putLong(record.offset())
                .putLong(record.arrivalMillis())
                .array());
    }
}
