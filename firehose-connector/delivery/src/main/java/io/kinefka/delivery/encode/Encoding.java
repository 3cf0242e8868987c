package io.kinefka.delivery.encode;

import io.kinefka.delivery.config.CompressionFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;

/**
 * Compresses an object. The same records always become the same bytes.
 *
 * <p>AWS does not say which format its Snappy has; here it is Snappy's framing format. HADOOP_SNAPPY are Hadoop's blocks.
 */
public final class Encoding {
    private static final int BUFFER_BYTES = 16 << 10;

    private Encoding() {}

    /**
     * A stream that compresses; closing it completes the object.
     *
     * @param name of the object, which a ZIP file's only entry is named after
     * @param time of that entry
     */
    public static OutputStream open(CompressionFormat format, OutputStream target, String name, Instant time)
            throws IOException {
        return switch (format) {
            case UNCOMPRESSED -> target;
            case GZIP -> new GZIPOutputStream(target, BUFFER_BYTES);
            case ZIP -> zip(target, name, time);
            case SNAPPY -> new SnappyFramedOutputStream(target);
            case HADOOP_SNAPPY -> new SnappyHadoopCompatibleOutputStream(target);
        };
    }

    private static OutputStream zip(OutputStream target, String name, Instant time) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target);
        String last = name.substring(name.lastIndexOf('/') + 1);
        ZipEntry entry = new ZipEntry(last.endsWith(".zip") ? last.substring(0, last.length() - 4) : last);
        entry.setTime(time.toEpochMilli());
        zip.putNextEntry(entry);
        return zip;
    }
}
