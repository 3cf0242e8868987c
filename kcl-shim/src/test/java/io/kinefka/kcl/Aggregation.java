package io.kinefka.kcl;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.kpl.Messages;

/** Puts several records into one, as the Kinesis Producer Library does. */
public final class Aggregation {
    private Aggregation() {}

    /** All of the same partition key. */
    public static byte[] of(String key, String... data) {
        var aggregated = Messages.AggregatedRecord.newBuilder().addPartitionKeyTable(key);
        for (String one : data) {
            aggregated.addRecords(Messages.Record.newBuilder()
                    .setPartitionKeyIndex(0)
                    .setData(ByteString.copyFrom(one, StandardCharsets.UTF_8)));
        }
        byte[] message = aggregated.build().toByteArray();
        var out = new ByteArrayOutputStream();
        try {
            out.write(AggregatorUtil.AGGREGATED_RECORD_MAGIC);
            out.write(message);
            out.write(MessageDigest.getInstance("MD5").digest(message));
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
