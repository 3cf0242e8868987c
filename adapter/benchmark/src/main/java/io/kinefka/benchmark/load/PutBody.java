package io.kinefka.benchmark.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/** The body of a put, made once; before each call only the beginnings of its records are written anew. */
public final class PutBody {
    private final Encoding encoding;
    private final byte[] body;
    private final int[] heads;
    private final byte[] head = new byte[Payload.HEAD_BYTES];

    private PutBody(Encoding encoding, byte[] body, int[] heads) {
        this.encoding = encoding;
        this.body = body;
        this.heads = heads;
    }

    /** PutRecords with that many records, under keys of their own. */
    public static PutBody ofMany(Encoding encoding, String stream, int records, Payload payload, int seed) {
        return make(encoding, stream, records, payload, new Random(seed));
    }

    /** PutRecord. */
    public static PutBody ofOne(Encoding encoding, String stream, Payload payload, int seed) {
        return make(encoding, stream, 0, payload, new Random(seed));
    }

    private static PutBody make(Encoding encoding, String stream, int records, Payload payload, Random random) {
        var bytes = new ByteArrayOutputStream();
        var marks = new byte[Math.max(1, records)][];
        try (var out = encoding.factory().createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("StreamName", stream);
            if (records == 0) {
                marks[0] = writeEntry(encoding, out, payload, random);
            } else {
                out.writeArrayFieldStart("Records");
                for (int i = 0; i < records; i++) {
                    out.writeStartObject();
                    marks[i] = writeEntry(encoding, out, payload, random);
                    out.writeEndObject();
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PutBody(encoding, bytes.toByteArray(), find(bytes.toByteArray(), marks));
    }

    /** Writes a record whose first bytes are random, and returns these as they stand in the body. */
    private static byte[] writeEntry(
            Encoding encoding, com.fasterxml.jackson.core.JsonGenerator out, Payload payload, Random random)
            throws IOException {
        byte[] data = payload.create(0, 0, 0);
        var mark = new byte[Payload.HEAD_BYTES];
        random.nextBytes(mark);
        System.arraycopy(mark, 0, data, 0, mark.length);
        out.writeBinaryField("Data", data);
        out.writeStringField("PartitionKey", Long.toHexString(random.nextLong()));
        return encoding == Encoding.JSON ? Base64.getEncoder().encode(mark) : mark;
    }

    private static int[] find(byte[] body, byte[][] marks) {
        var found = new int[marks.length];
        int at = 0;
        for (int i = 0; i < marks.length; i++) {
            while (!Arrays.equals(body, at, at + marks[i].length, marks[i], 0, marks[i].length)) {
                at++;
            }
            found[i] = at;
        }
        return found;
    }

    public int records() {
        return heads.length;
    }

    public Encoding encoding() {
        return encoding;
    }

    /** The body with that sender's next records. */
    public byte[] next(int sender, long firstCounter, long nanos) {
        for (int i = 0; i < heads.length; i++) {
            Payload.writeHead(ByteBuffer.wrap(head), sender, firstCounter + i, nanos);
            byte[] written = encoding == Encoding.JSON ? Base64.getEncoder().encode(head) : head;
            System.arraycopy(written, 0, body, heads[i], written.length);
        }
        return body;
    }
}
