package io.kinefka.analytics.host;

import io.kinefka.analytics.host.store.FileStoreSupplier;
import io.kinefka.analytics.run.StateStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Brings the rows of all partitions into one order, and drives the operators with them. */
final class MergeProcessor implements Processor<Integer, byte[], byte[], Outgoing> {
    private static final String BUFFER = InternalTopics.MERGE;
    private static final String OVERFLOW = InternalTopics.OVERFLOW;
    private static final String STATE = InternalTopics.STATE;
    /** Messages come and go: the less of their changelog is spared from compaction, the less is read again. */
    private static final Map<String, String> OVERFLOW_CHANGELOG =
            Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 << 20));

    private final HostedApplication application;
    private final HostEnvironment environment;
    private final SystemColumns columns;
    private final int partitions;
    private @Nullable ProcessorContext<byte[], Outgoing> context;
    private @Nullable Taps taps;
    private @Nullable MergeBuffer buffer;
    private @Nullable Execution execution;

    private MergeProcessor(
            HostedApplication application, HostEnvironment environment, SystemColumns columns, int partitions) {
        this.application = application;
        this.environment = environment;
        this.columns = columns;
        this.partitions = partitions;
    }

    /**
     * Makes processors with their stores.
     *
     * @param partitions how many the input's topic has; rows come out when something has come of each
     */
    static ProcessorSupplier<Integer, byte[], byte[], Outgoing> supplier(
            HostedApplication application, HostEnvironment environment, SystemColumns columns, int partitions) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<Integer, byte[], byte[], Outgoing> get() {
                return new MergeProcessor(application, environment, columns, partitions);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(store(BUFFER), overflow(environment.directory()), store(STATE));
            }
        };
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> taskContext) {
        context = taskContext;
        KeyValueStore<Bytes, byte[]> kept = taskContext.getStateStore(STATE);
        StateStore state = new KeyValueState(kept, application.plan().explain() + application.input());
        taps = new Taps(() -> TailOutlet.open(environment.kafka()), kept, environment.clock());
        execution = new Execution(
                application,
                columns,
                state,
                (output, visible) -> new TopicSink(output, visible, environment.partitionKeys(), taskContext::forward),
                taps,
                environment.clock());
        buffer = new MergeBuffer(
                taskContext.getStateStore(BUFFER),
                taskContext.getStateStore(OVERFLOW),
                environment.waitingBytesMax(),
                partitions);
    }

    @Override
    public void process(Record<Integer, byte[]> found) {
        if (context == null || buffer == null || taps == null || execution == null) {
            throw new IllegalStateException("Not initialized");
        }
        long order = context.recordMetadata().orElseThrow().offset();
        taps.next(order);
        Message message = Message.deserialize(found.value());
        if (message.kind() == Message.Kind.TAIL) {
            execution.tail(message.wish());
            return;
        }
        buffer.take(found.key(), order, message, execution::take);
        execution.time(buffer.timeMillis());
    }

    @Override
    public void close() {
        if (taps != null) {
            taps.close();
        }
    }

    /** In memory, with its changes in a topic, of which each commit writes those that are left. */
    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    /** In a file, with its changes in a topic. */
    private static StoreBuilder<?> overflow(Path directory) {
        return Stores.keyValueStoreBuilder(
                        new FileStoreSupplier(OVERFLOW, directory.resolve(OVERFLOW)),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withLoggingEnabled(OVERFLOW_CHANGELOG);
    }
}
