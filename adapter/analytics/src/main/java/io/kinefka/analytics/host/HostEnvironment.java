package io.kinefka.analytics.host;

import io.kinefka.analytics.function.Functions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What applications need of the process that they run in.
 *
 * @param kafka the settings of Kafka clients, {@code bootstrap.servers} among them
 * @param directory for whatever lies in files; several processes may use the same one
 * @param waitingBytesMax how much of the heap rows may take, in each application, that wait for those of other partitions; what is more lies in files
 * @param opener opens the records of streams that are encrypted
 * @param shards of the streams that are read
 * @param outputs the streams that are written
 * @param functions that applications invoke
 * @param partitionKeys of the records that are written to streams, at random as AWS's service chose them
 */
public record HostEnvironment(
        Map<String, String> kafka,
        Path directory,
        long waitingBytesMax,
        RecordOpener opener,
        TopicShards shards,
        OutputStreams outputs,
        Functions functions,
        Supplier<String> partitionKeys,
        Clock clock) {
    /** Some tens of thousands of rows, as they usually are. */
    public static final long WAITING_BYTES_MAX = 32 << 20;

    /** Copies the settings. */
    public HostEnvironment {
        kafka = Map.copyOf(kafka);
    }
}
