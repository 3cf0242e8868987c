package io.kinefka.clients.matrix;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;

/** A record as an application gives it to its client, and gets it back. */
record Sent(String partitionKey, SdkBytes data) {

    /** One with every value of a byte, for PutRecord. */
    static Sent everyByte() {
        byte[] data = new byte[256];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        return new Sent("every byte ü", SdkBytes.fromByteArray(data));
    }

    /** Twenty for PutRecords, which spread over two shards. */
    static List<Sent> twenty() {
        return IntStream.range(0, 20).mapToObj(Sent::numbered).toList();
    }

    static List<Sent> all() {
        return Stream.concat(Stream.of(everyByte()), twenty().stream()).toList();
    }

    private static Sent numbered(int i) {
        return new Sent("key-" + i, SdkBytes.fromString("value-" + i, StandardCharsets.UTF_8));
    }
}
