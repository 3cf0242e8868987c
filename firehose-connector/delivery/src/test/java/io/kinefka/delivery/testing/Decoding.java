package io.kinefka.delivery.testing;

import io.kinefka.delivery.config.CompressionFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyFramedInputStream;

/** Reads compressed objects. */
public final class Decoding {

    private Decoding() {}

    public static byte[] decode(CompressionFormat format, byte[] encoded) throws IOException {
        InputStream in = new ByteArrayInputStream(encoded);
        return switch (format) {
            case UNCOMPRESSED -> encoded;
            case GZIP -> new GZIPInputStream(in).readAllBytes();
            case ZIP -> unzip(in);
            case SNAPPY -> new SnappyFramedInputStream(in).readAllBytes();
            case HADOOP_SNAPPY -> unblock(new DataInputStream(in));
        };
    }

    private static byte[] unzip(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        var unused = zip.getNextEntry();
        byte[] content = zip.readAllBytes();
        if (zip.getNextEntry() != null) {
            throw new IOException("More than one entry");
        }
        return content;
    }

    /** Hadoop's blocks: length of the content, then chunks with their compressed lengths until it is complete. */
    private static byte[] unblock(DataInputStream in) throws IOException {
        var content = new ByteArrayOutputStream();
        while (in.available() > 0) {
            int left = in.readInt();
            while (left > 0) {
                byte[] chunk = Snappy.uncompress(in.readNBytes(in.readInt()));
                content.writeBytes(chunk);
                left -= chunk.length;
            }
        }
        return content.toByteArray();
    }
}
