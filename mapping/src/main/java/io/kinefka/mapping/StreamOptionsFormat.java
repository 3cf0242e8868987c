package io.kinefka.mapping;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The options within a stream's catalog record; an absent key is the empty text. */
final class StreamOptionsFormat {

    private StreamOptionsFormat() {}

    static void write(DataOutputStream out, StreamOptions options) throws IOException {
        out.writeInt(options.recordKibMax());
        out.writeUTF(options.encryptionKey().orElse(""));
        out.writeInt(options.shardLevelMetrics().size());
        for (String metric : options.shardLevelMetrics()) {
            out.writeUTF(metric);
        }
        out.writeInt(options.warmThroughputMibps());
        out.writeUTF(options.recordDistribution().name());
    }

    static StreamOptions read(DataInputStream in) throws IOException {
        return new StreamOptions(
                in.readInt(),
                key(in.readUTF()),
                readMetrics(in),
                in.readInt(),
                RecordDistribution.valueOf(in.readUTF()));
    }

    private static @Nullable String key(String text) {
        return text.isEmpty() ? null : text;
    }

    private static SortedSet<String> readMetrics(DataInputStream in) throws IOException {
        SortedSet<String> metrics = new TreeSet<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            metrics.add(in.readUTF());
        }
        return metrics;
    }
}
