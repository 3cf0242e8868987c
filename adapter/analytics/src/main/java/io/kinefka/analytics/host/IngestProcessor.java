package io.kinefka.analytics.host;

import io.kinefka.analytics.host.SystemColumns.Arrival;
import io.kinefka.analytics.record.RowReader;
import io.kinefka.mapping.RecordLayout;
import java.time.Duration;
import java.util.HexFormat;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of one partition's records; while there are none, says by the clock that none that are older will come. Keeps nothing: whatever it
 * forgets or says twice, the merging task has rows come in order.
 */
final class IngestProcessor implements Processor<byte[], byte[], Integer, byte[]> {
    static final Duration BOUND_INTERVAL = Duration.ofMillis(250);
    /** How much later than it was appended a record may be read without being late. */
    static final Duration GRACE = Duration.ofMillis(500);

    private static final int DATA_BYTES_MAX = 24_576;

    private final String topic;
    private final boolean isPreprocessed;
    private final SystemColumns columns;
    private final RowReader reader;
    private final RecordOpener opener;
    private final TopicShards shards;
    private final SourceLag lag;
    private final int layout;
    private boolean wasIdle;
    private @Nullable ProcessorContext<Integer, byte[]> context;

    IngestProcessor(HostedInput input, SystemColumns columns, HostEnvironment environment, SourceLag lag) {
        this.topic = input.topic();
        this.isPreprocessed = input.preprocessing().isPresent();
        this.columns = columns;
        this.reader = RowReader.of(input.format(), columns.visible());
        this.opener = environment.opener();
        this.shards = environment.shards();
        this.lag = lag;
        this.layout = columns.layout();
    }

    @Override
    public void init(ProcessorContext<Integer, byte[]> taskContext) {
        context = taskContext;
        var unused =
                taskContext.schedule(BOUND_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> bound(taskContext, now));
    }

    @Override
    public void process(Record<byte[], byte[]> found) {
        if (context == null) {
            throw new IllegalStateException("Not initialized");
        }
        var task = context;
        wasIdle = false;
        RecordMetadata metadata = task.recordMetadata().orElseThrow();
        byte[] data = opener.open(topic, found.headers(), RecordLayout.data(found.value()));
        if (isPreprocessed && PreparationMark.isDropped(found.headers())) {
            forward(task, Message.bound(found.timestamp()));
            return;
        }
        String failure = isPreprocessed ? PreparationMark.failure(found.headers()) : null;
        if (failure != null) {
            forward(task, Message.malformed(found.timestamp(), failure, hex(data)));
            return;
        }
        Arrival arrival = Arrival.of(
                found.timestamp(),
                metadata.offset(),
                found.key(),
                shards.shard(topic, metadata.partition(), metadata.offset()));
        reader.read(data, new RowReader.Rows() {
            @Override
            public void row(@Nullable Object[] row) {
                forward(task, Message.row(arrival.millis(), layout, columns.complete(row, arrival)));
            }

            @Override
            public void malformed(String reason) {
                forward(task, Message.malformed(arrival.millis(), reason, hex(data)));
            }
        });
    }

    private void bound(ProcessorContext<Integer, byte[]> task, long now) {
        TopicPartition partition = new TopicPartition(topic, task.taskId().partition());
        boolean isDrained = lag.of(partition).orElse(1) == 0;
        // What was polled and not processed yet would have been processed since the last time.
        if (isDrained && wasIdle) {
            forward(task, Message.bound(Math.max(0, now - GRACE.toMillis())));
        }
        wasIdle = isDrained;
    }

    private static void forward(ProcessorContext<Integer, byte[]> task, Message message) {
        task.forward(new Record<>(task.taskId().partition(), message.serialize(), message.timeMillis()));
    }

    private static String hex(byte[] data) {
        return HexFormat.of().formatHex(data, 0, Math.min(data.length, DATA_BYTES_MAX));
    }
}
