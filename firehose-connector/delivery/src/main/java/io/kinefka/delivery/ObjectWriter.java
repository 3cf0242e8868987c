package io.kinefka.delivery;

import io.kinefka.delivery.buffer.Segment;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.encode.Encoding;
import io.kinefka.delivery.encode.ErrorRecords;
import io.kinefka.delivery.encode.Failure;
import io.kinefka.delivery.name.ObjectNames;
import io.kinefka.delivery.name.ObjectPrefixes;
import io.kinefka.delivery.s3.NewObject;
import io.kinefka.delivery.s3.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Makes objects of segments: name, metadata, bytes. Waits for the store, so it runs on workers. */
final class ObjectWriter {
    private static final int NAMES_MAX = 16;
    /** S3 allows 2 KB of metadata altogether. */
    private static final int RANGE_LENGTH_MAX = 1024;

    private final ObjectStore store;
    private final S3Configuration bucket;
    private final ObjectNames names;

    ObjectWriter(ObjectStore store, DeliveryStreamConfig stream, S3Configuration bucket) {
        this.store = store;
        this.bucket = bucket;
        ObjectPrefixes prefixes = ObjectPrefixes.parse(bucket.prefix(), bucket.errorOutputPrefix(), bucket.timeZone());
        names = new ObjectNames(stream.name(), stream.versionId(), prefixes, bucket.timeZone(), bucket.extension());
    }

    /** The id of a delivery that is no object. */
    String requestId(Delivery delivery) {
        return names.id(delivery.content(), 0).toString();
    }

    /**
     * Makes sure that there is an object with a delivery's records. If something else has its name it gets another one.
     *
     * @throws IOException if that is not certain
     */
    void write(Delivery delivery) throws IOException {
        for (int attempt = 0; attempt < NAMES_MAX; attempt++) {
            if (store.create(object(delivery, attempt)) != ObjectStore.Outcome.TAKEN) {
                return;
            }
        }
        throw new IOException("Other objects have all names that this one could have");
    }

    private NewObject object(Delivery delivery, int attempt) {
        Segment segment = delivery.segment();
        String name =
                names.name(delivery.content(), segment.oldest(), delivery.lane().error(), attempt);
        return new NewObject(
                bucket.bucket(), name, metadata(segment), bucket.kmsKeyArn(), target -> write(delivery, name, target));
    }

    private void write(Delivery delivery, String name, OutputStream target) throws IOException {
        Segment segment = delivery.segment();
        Failure failure = delivery.failure();
        try (OutputStream encoded = Encoding.open(bucket.compression(), new Unclosed(target), name, segment.oldest())) {
            segment.forEach(record -> {
                ByteBuffer data =
                        failure == null ? record.data() : ErrorRecords.delivery(failure, segment.span(), record);
                encoded.write(data.array(), data.arrayOffset() + data.position(), data.remaining());
            });
        }
    }

    private static Map<String, String> metadata(Segment segment) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put("kinefka-records", Integer.toString(segment.records()));
        metadata.put("kinefka-bytes", Long.toString(segment.bytes()));
        metadata.put("kinefka-crc32c", Long.toHexString(segment.checksum()));
        String range = segment.span().toString();
        if (range.length() <= RANGE_LENGTH_MAX) {
            metadata.put("kinefka-range", range);
        }
        return metadata;
    }
}
