package io.kinefka.analytics.api;

import io.kinefka.log.KafkaLog;
import io.kinefka.log.stream.NewStream;
import io.kinefka.log.write.NewRecord;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;

/** Streams, for tests. */
final class Streams {

    private Streams() {}

    private static StreamId id(String name) {
        return new StreamId("000000000000", "us-east-1", name);
    }

    /** Creates a stream unless there is one of that name. */
    static StreamMetadata create(KafkaLog log, String name, int shards) {
        log.refresh().toCompletableFuture().join();
        return log.streams().find(id(name)).orElseGet(() -> log.streams()
                .create(
                        new NewStream(id(name), StreamMode.PROVISIONED, shards, new TreeMap<>(), StreamOptions.DEFAULT),
                        state -> {})
                .toCompletableFuture()
                .join());
    }

    static void put(KafkaLog log, StreamMetadata stream, String... records) {
        var unused = log.writer()
                .append(
                        stream.id(),
                        stream.createdAt(),
                        Arrays.stream(records)
                                .map(text -> new NewRecord(text, null, StandardCharsets.UTF_8.encode(text)))
                                .toList())
                .toCompletableFuture()
                .join();
    }
}
